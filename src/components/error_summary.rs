//! Everything that is wrong, in one list that leads to the fields.

use yew::prelude::*;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    /// The field's dotted name.
    pub field: AttrValue,
    /// The same words as at the field.
    pub message: AttrValue,
    /// Takes the text away, for fields that the page does not show.
    pub remove: Option<AttrValue>,
}

/// Properties of [`ErrorSummary`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ErrorSummaryProps {
    /// Heads it.
    pub title: AttrValue,
    /// Says what is shown meanwhile.
    pub consequence: AttrValue,
    /// What is wrong.
    pub items: Vec<Wrong>,
    /// Goes to a field.
    pub on_go: Callback<AttrValue>,
    /// Takes a field's text away.
    pub on_remove: Callback<AttrValue>,
}

/// Everything that is wrong.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let emit = |callback: &Callback<AttrValue>, field: &AttrValue| {
        let field = field.clone();
        callback.reform(move |_: MouseEvent| field.clone())
    };
    html! {
        <section class="error-summary" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{ props.title.clone() }</h2>
            <ul role="list">
                { for props.items.iter().map(|item| html! {
                    <li>
                        if let Some(remove) = &item.remove {
                            { item.message.clone() }{ " " }
                            <button type="button" class="text-button" onclick={ emit(&props.on_remove, &item.field) }>
                                { remove.clone() }
                            </button>
                        } else {
                            <button type="button" class="text-button" onclick={ emit(&props.on_go, &item.field) }>
                                { item.message.clone() }
                            </button>
                        }
                    </li>
                }) }
            </ul>
            <p>{ props.consequence.clone() }</p>
        </section>
    }
}
