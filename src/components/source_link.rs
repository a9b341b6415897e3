//! Where a fact stands: document, date, section, row, and whether it is stated or inferred.

use partner_engine::program::Confidence;
use yew::prelude::*;

use crate::cited::Cited;
use crate::wording::Sources;

/// Properties of [`SourceLink`].
#[derive(Clone, PartialEq, Properties)]
pub struct SourceLinkProps {
    /// Its words.
    pub words: &'static Sources,
    /// The place.
    pub cited: Cited,
}

/// The place where a fact stands. The document's title leads to where it was published, when that is known.
#[component]
pub fn SourceLink(props: &SourceLinkProps) -> Html {
    let SourceLinkProps { words, cited } = props;
    let title = match &cited.address {
        Some(address) => html! {
            <a href={ format!("https://{address}") } rel="external noopener noreferrer">{ &cited.title }</a>
        },
        None => html! { { &cited.title } },
    };
    let inferred = (cited.confidence == Confidence::Inferred).then_some("is-inferred");
    html! {
        <span class="source">
            <cite class="source-title">{ title }</cite>
            <span class="source-place">{ (words.place)(cited) }</span>
            <span class={ classes!("source-confidence", inferred) }>{ (words.confidence)(cited.confidence) }</span>
        </span>
    }
}
