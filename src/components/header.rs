//! The page's header: its name, the views, and the tools that stand at the end.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::MouseEvent;

use crate::element::{El, Handler, el};

/// One view in the navigation.
pub struct NavLink {
    /// Where it leads, with the state in the fragment, so that it can be opened in a new tab.
    pub href: String,
    /// The view's name.
    pub label: &'static str,
    /// Whether it is the one shown.
    pub current: bool,
    /// Goes there without loading the page anew.
    pub visit: Handler,
}

/// The page's header. What leads past it stands within it, so that it stands in a landmark; so does what a tool shows below.
pub fn header(
    skip: El,
    name: &'static str,
    nav_label: &'static str,
    links: impl IntoIterator<Item = NavLink>,
    tools: [El; 2],
    below: Option<El>,
) -> El {
    el("header")
        .class("page-header")
        .child(skip)
        .child(el("span").class("page-name").text(name))
        .child(
            el("nav")
                .class("page-nav")
                .attr("aria-label", nav_label)
                .child(el("ul").attr("role", "list").list(links.into_iter().map(view_link))),
        )
        .child(el("div").class("page-tools").list(tools))
        .child_opt(below)
}

fn view_link(link: NavLink) -> El {
    let current = link.current.then_some("page");
    el("li").child(
        el("a")
            .attr("href", link.href)
            .attr("aria-current", current)
            .on_click(unless_elsewhere(link.visit))
            .text(link.label),
    )
}

/// Handles a press on a link in the page; one asked for in a new tab or window, or to be saved, is the browser's.
#[must_use]
pub fn unless_elsewhere(visit: Handler) -> Handler {
    Rc::new(move |event| {
        let Some(press) = event.dyn_ref::<MouseEvent>() else { return };
        let elsewhere = press.ctrl_key() || press.meta_key() || press.shift_key() || press.alt_key();
        if press.button() == 0 && !elsewhere && !event.default_prevented() {
            event.prevent_default();
            visit(event);
        }
    })
}
