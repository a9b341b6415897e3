//! The theme: the system's, light or dark. Kept in this browser, where it lets the page keep something.

use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The key under which the browser keeps the choice.
const KEY: &str = "partner-calculator-theme";

/// Properties of [`ThemeSwitch`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ThemeSwitchProps {
    /// Names it.
    pub label: AttrValue,
    /// The words for the themes `system`, `light` and `dark`.
    pub themes: [(&'static str, &'static str); 3],
}

/// Chooses the theme.
#[component]
pub fn ThemeSwitch(props: &ThemeSwitchProps) -> Html {
    // Until it is known what was kept, what `start/start.js` has applied already stays.
    let theme = use_state_eq(|| None::<String>);
    {
        let theme = theme.clone();
        use_effect_with((), move |()| {
            if let Some(kept) = storage().and_then(|storage| storage.get_item(KEY).ok().flatten()) {
                theme.set(Some(kept));
            }
        });
    }
    use_effect_with(theme.clone(), |theme| {
        if let Some(theme) = &**theme {
            apply(theme);
        }
    });
    let onchange = {
        let theme = theme.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
                // Where nothing can be kept, the choice holds until the page is closed.
                let _ = storage().map(|storage| storage.set_item(KEY, &select.value()));
                theme.set(Some(select.value()));
            }
        })
    };
    let chosen = theme.as_deref().unwrap_or("system");
    html! {
        <select class="select theme-switch" aria-label={ props.label.clone() } { onchange }>
            { for props.themes.iter().map(|(name, words)| html! {
                <option value={ *name } selected={ chosen == *name }>{ *words }</option>
            }) }
        </select>
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn apply(theme: &str) {
    let root = web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
    let Some(root) = root else { return };
    let _ = match theme {
        "light" | "dark" => root.set_attribute("data-theme", theme),
        _ => root.remove_attribute("data-theme"),
    };
}
