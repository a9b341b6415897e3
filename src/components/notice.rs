//! A notice above the view: something the visitor should know and can close.

use yew::prelude::*;

/// Properties of [`Notice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// What it is about, in one sentence.
    pub title: AttrValue,
    /// The particulars.
    pub items: Vec<AttrValue>,
    /// The button that closes it.
    pub dismiss: AttrValue,
    /// Closes it.
    pub on_dismiss: Callback<()>,
}

/// A notice above the view.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let close = props.on_dismiss.reform(|_: MouseEvent| ());
    html! {
        <div class="notice" role="alert">
            <p class="notice-title">{ props.title.clone() }</p>
            <ul>{ for props.items.iter().map(|item| html! { <li>{ item.clone() }</li> }) }</ul>
            <button type="button" class="button" onclick={ close }>{ props.dismiss.clone() }</button>
        </div>
    }
}
