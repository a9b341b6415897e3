//! How the page comes alive in a document that already shows it: what `start/start.js` calls and is told.
//!
//! The view is rendered into a host that stands nowhere yet. Yew renders at the end of the running task, and so is the caller
//! told, before the browser handles anything else: nothing can be typed in between. When and how the host takes the place of
//! what is shown is decided in `start/take_over.js`.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use crate::app::{App, AppProps};
use crate::chunks::{self, Chunk};
use crate::history;
use crate::printing;

thread_local! {
    static PANICKED: RefCell<Option<Function>> = const { RefCell::new(None) };
    static DRAWING: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Renders the page at the browser's address into `host`, with what was entered before: names and texts in turn; `whole` says that
/// nothing was and that the document shows the view as it is. Calls `rendered` in the same task, `drawing` before and after anything is drawn, with whether it
/// begins, and `panicked` with a message if this module ever panics, after which it is not to be used.
pub fn start(
    host: Element,
    entered: Vec<String>,
    whole: bool,
    rendered: Function,
    drawing: Function,
    panicked: Function,
) {
    PANICKED.set(Some(panicked));
    DRAWING.set(Some(drawing));
    yew::set_custom_panic_hook(Box::new(|panic| tell(&panic.to_string())));
    let (route, fragment) = history::current();
    let entered: Rc<[_]> = entered.chunks_exact(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect();
    let props = AppProps { route, fragment: fragment.into(), entered, whole };
    yew::Renderer::<App>::with_root_and_props(host, props).render();
    // Tasks run in the order in which they were begun, so that this one finds the view rendered.
    spawn_local(async move {
        // What listens to the browser is there too, before anybody can do something with the page.
        printing::draw();
        // An error there is reported by the browser.
        let _ = rendered.call0(&JsValue::NULL);
    });
}

/// Fetches what the view at the browser's address is drawn by, and calls `done`. Where that fails the page says so once it is alive.
pub fn prepare(done: Function) {
    let (route, _) = history::current();
    chunks::fetch_then(Chunk::of(route), move |_| {
        // An error there is reported by the browser.
        let _ = done.call0(&JsValue::NULL);
    });
}

/// Tells that something is about to be drawn, or that all is. What others did to the page is told from what is drawn by it, see
/// `start/own_nodes.js`. Nobody is told where a page is only written.
pub(crate) fn draws(begins: bool) {
    DRAWING.with_borrow(|drawing| {
        if let Some(drawing) = drawing {
            let _ = drawing.call1(&JsValue::NULL, &begins.into());
        }
    });
}

fn tell(message: &str) {
    PANICKED.with_borrow(|panicked| {
        if let Some(panicked) = panicked {
            let _ = panicked.call1(&JsValue::NULL, &message.into());
        }
    });
}
