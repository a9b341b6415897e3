//! The theme: the system's, light or dark. Kept in this browser, where it lets the page keep something.

use std::rc::Rc;

use crate::element::{El, Handler, el};
use crate::page::entered;
use crate::region::{Setter, State};
use crate::wording::Shell;

/// The key under which the browser keeps the choice.
const KEY: &str = "partner-calculator-theme";

/// The theme, once it is known; until then what `start/start.js` has applied stays.
pub type Theme = Option<String>;

/// Chooses the theme.
pub fn theme_switch(words: &'static Shell, theme: &State<Theme>) -> El {
    let chosen = theme.get().as_deref().unwrap_or("system");
    let setter = theme.setter();
    let on_choose: Handler =
        Rc::new(move |event| entered(event).into_iter().for_each(|chosen| choose(&setter, chosen)));
    let themes = [("system", words.theme_system), ("light", words.theme_light), ("dark", words.theme_dark)];
    el("select").class("select theme-switch").attr("aria-label", words.theme).on_change(on_choose).list(
        themes
            .iter()
            .map(|(name, words)| el("option").attr("value", *name).bool_attr("selected", chosen == *name).text(*words)),
    )
}

/// Shows the theme chosen here before.
pub(crate) fn restore(theme: &State<Theme>) {
    if let Some(kept) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) {
        choose(&theme.setter(), kept);
    }
}

fn choose(theme: &Setter<Theme>, chosen: String) {
    apply(&chosen);
    theme.set(Some(chosen));
}

/// Shows the page in a theme and keeps the choice. Where nothing can be kept, it holds until the page is closed.
fn apply(theme: &str) {
    let _ = storage().map(|storage| storage.set_item(KEY, theme));
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let _ = match theme {
        "light" | "dark" => root.set_attribute("data-theme", theme),
        _ => root.remove_attribute("data-theme"),
    };
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
