//! One value of a comparison, said in words; a press opens the place where it stands, in place.
//!
//! The citation is always part of the page and only hidden, so that print shows it and nothing is fetched or made later.

use std::rc::Rc;

use partner_engine::program::Confidence;
use yew::prelude::*;

use super::source_link::SourceLink;
use crate::comparison::Item;
use crate::wording::Sources;
use crate::wording::compare::{Compare, Said, Tone};

/// Properties of [`Statement`].
#[derive(Clone, PartialEq, Properties)]
pub struct StatementProps {
    /// Its words.
    pub words: &'static Compare,
    /// The words of citations.
    pub sources: &'static Sources,
    /// The value.
    pub item: Rc<Item>,
    /// An id that no other element has.
    pub id: AttrValue,
}

/// One value that opens its citation.
#[component]
pub fn Statement(props: &StatementProps) -> Html {
    let StatementProps { words, sources, item, id } = props;
    let said = (words.said)(&item.value);
    let tone = tone_class(said.tone);
    let value = html! {
        <>
            { for item.about.map(|about| html! { <span class="statement-about">{ (words.about)(about) }</span> }) }
            <Spoken { said } />
            { for inferred(item).then(|| html! { <span class="statement-inferred">{ sources.inferred_mark }</span> }) }
        </>
    };
    html! {
        <Disclosure class={ tone } { id } { value }>
            { for item.cites.iter().map(|cited| html! { <SourceLink words={ sources } cited={ cited.clone() } /> }) }
            { for item.value.documents().map(|documents| html! { <p>{ (sources.silent)(documents) }</p> }) }
        </Disclosure>
    }
}

/// Properties of [`Disclosure`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DisclosureProps {
    /// An id that no other element has.
    pub id: AttrValue,
    /// How the value is drawn.
    #[prop_or_default]
    pub class: Classes,
    /// The value.
    pub value: Html,
    /// The places where it stands.
    pub children: Html,
}

/// A value that opens the places where it stands, below it.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    let DisclosureProps { id, class, value, children } = props;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class={ classes!("statement", class.clone()) }>
            <button type="button" class="statement-value" aria-expanded={ open.to_string() } aria-controls={ id } onclick={ toggle }>
                { value.clone() }
                <span class="statement-mark" aria-hidden="true">{ "§" }</span>
            </button>
            <div class="statement-source" { id } hidden={ !*open }>{ children.clone() }</div>
        </div>
    }
}

/// Whether every place that a value cites is our reading.
fn inferred(item: &Item) -> bool {
    !item.cites.is_empty() && item.cites.iter().all(|cited| cited.confidence == Confidence::Inferred)
}

/// Properties of [`Spoken`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SpokenProps {
    /// The words.
    pub said: Said,
}

/// A value in words, its figure with weight. Yes and no carry a mark besides the word.
#[component]
pub fn Spoken(props: &SpokenProps) -> Html {
    let Said { figure, text, tone } = &props.said;
    let mark = match tone {
        Tone::Yes => Some("✓"),
        Tone::No => Some("✕"),
        Tone::Plain | Tone::Silent | Tone::Commission | Tone::Margin | Tone::Lost | Tone::Clause => None,
    };
    html! {
        <span class="statement-words">
            { for mark.map(|mark| html! { <span class="statement-tick" aria-hidden="true">{ mark }</span> }) }
            { for figure.as_ref().map(|figure| html! { <strong class="statement-figure">{ figure }</strong> }) }
            { if figure.is_some() && !text.is_empty() { " " } else { "" } }
            { text }
        </span>
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "is-plain",
        Tone::Silent => "is-silent",
        Tone::Yes => "is-yes",
        Tone::No => "is-no",
        Tone::Commission => "is-commission",
        Tone::Margin => "is-margin",
        Tone::Lost => "is-lost",
        Tone::Clause => "is-clause",
    }
}
