//! The foot of every view: which editions it is made from, whose page it is, and what happens to what is typed.

use yew::prelude::*;

/// One edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Program and edition.
    pub name: AttrValue,
    /// Its dates.
    pub dates: AttrValue,
    /// Why it has ended.
    pub ended: Option<AttrValue>,
}

/// Properties of [`Foot`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FootProps {
    /// Heads the editions.
    pub editions_title: AttrValue,
    /// The editions.
    pub editions: Vec<Edition>,
    /// Says whose page it is, and what happens to what is typed.
    pub notes: Vec<AttrValue>,
}

/// The foot of every view.
#[component]
pub fn Foot(props: &FootProps) -> Html {
    html! {
        <footer class="page-foot">
            <h2>{ props.editions_title.clone() }</h2>
            <ul role="list" class="editions">
                { for props.editions.iter().map(|edition| html! {
                    <li>
                        <span class="edition-name">{ edition.name.clone() }</span>{ " " }{ edition.dates.clone() }{ " " }
                        { for edition.ended.iter().map(|ended| html! { <strong class="edition-ended">{ ended }</strong> }) }
                    </li>
                }) }
            </ul>
            { for props.notes.iter().map(|note| html! { <p>{ note.clone() }</p> }) }
        </footer>
    }
}
