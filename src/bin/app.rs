//! The browser's entry: mounts the page at the address that the browser shows, and does nothing else.

use partner_calculator::App;
use partner_calculator::app::AppProps;

fn main() {
    let (route, fragment) = partner_calculator::current_address();
    yew::Renderer::<App>::with_props(AppProps { route, fragment: fragment.into() }).render();
}
