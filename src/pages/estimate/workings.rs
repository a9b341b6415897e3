//! Makes the working of a figure ready to be drawn, when somebody asks for it.

use std::rc::Rc;

use partner_engine::program::TierRef;
use partner_engine::working::{Figure, Formula, Label, Step, Working};

use crate::app::PageContext;
use crate::cited::Cited;
use crate::components::steps::{StepRow, WorkingTable};
use crate::format;

/// The working of a figure of a tier.
pub(super) fn of_figure(
    page: &PageContext,
    tier: TierRef<'static>,
    figure: Figure,
    what: String,
) -> Option<Rc<WorkingTable>> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let steps = working.explain(figure);
    Some(Rc::new(table(page, tier, &steps, &working, what)))
}

/// The working of several figures together, like a stream over all years.
pub(super) fn of_sum(
    page: &PageContext,
    tier: TierRef<'static>,
    parts: &[Figure],
    label: Label<'static>,
    what: String,
) -> Option<Rc<WorkingTable>> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let mut steps: Vec<(u32, &Step<'static>)> = parts.iter().flat_map(|part| working.explain(*part)).collect();
    steps.sort_by_key(|(index, _)| *index);
    steps.dedup_by_key(|(index, _)| *index);
    let formula = Formula::Sum(parts.to_vec());
    let amount = formula.evaluate(working.currency);
    let sum = Step { label, formula, amount };
    steps.push((u32::MAX, &sum));
    Some(Rc::new(table(page, tier, &steps, &working, what)))
}

fn table(
    page: &PageContext,
    tier: TierRef<'static>,
    steps: &[(u32, &Step<'static>)],
    working: &Working<'static>,
    what: String,
) -> WorkingTable {
    let words = &page.words.working;
    let line = |figure: Figure| steps.iter().position(|(index, _)| *index == figure.step).map(|place| place + 1);
    let rows = steps.iter().map(|(_, step)| StepRow {
        what: (words.step)(step, tier),
        how: (words.formula)(&step.formula, &line),
        origin: (words.origin)(&step.formula),
        amount: format::amount(step.amount),
        cited: step.formula.citation().map(|cite| Cited::of(tier.program, cite)),
    });
    WorkingTable { what, currency: working.currency.code().to_owned(), steps: rows.collect() }
}
