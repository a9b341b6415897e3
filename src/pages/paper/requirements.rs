//! The requirements on paper: the team, every matrix that is shown, and the plan that is open.

use super::{Sheet, inputs};
use crate::element::el;
use crate::footnotes::Footnotes;
use crate::headline::is_chosen;
use crate::page::Page;
use crate::pages::requirements::{matrices, requirements_of};

/// The requirements.
pub(super) fn sheet(page: &Page) -> Sheet {
    let requirements = requirements_of(&page.outcome.figures);
    let programs = partner_programs::catalog().programs.iter();
    let tally = (page.words.requirements().tally)(&requirements.tally(&page.state.programs));
    let (headline, rest) = tally.split_once(". ").unwrap_or((&tally, ""));
    Sheet {
        headline: headline.to_owned(),
        support: vec![rest.to_owned()],
        programs: programs.filter(|program| is_chosen(&program.id, &page.state.programs)).collect(),
        inputs: inputs::inputs(page, false),
        parts: vec![el("div").class("matrices").nodes(matrices(page, &requirements))],
        footnotes: Footnotes::default(),
        silent: Vec::new(),
    }
}
