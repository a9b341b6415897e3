//! The browser's entry: hands `start/start.js` what makes the page alive, and does nothing by itself.

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// See [`partner_calculator::start`].
#[wasm_bindgen]
pub fn start(
    host: Element,
    entered: Vec<String>,
    whole: bool,
    rendered: Function,
    drawing: Function,
    panicked: Function,
) {
    partner_calculator::start(host, entered, whole, rendered, drawing, panicked);
}

/// See [`partner_calculator::prepare`].
#[wasm_bindgen]
pub fn prepare(done: Function) {
    partner_calculator::prepare(done);
}

/// See [`partner_calculator::fetch_all`].
#[wasm_bindgen(js_name = fetchAll)]
pub fn fetch_all(done: Function) {
    partner_calculator::fetch_all(done);
}

fn main() {}
