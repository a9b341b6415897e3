//! The browser's entry: mounts the page and does nothing else.

fn main() {
    yew::Renderer::<partner_calculator::App>::new().render();
}
