//! Makes the working of a figure ready to be drawn, when somebody asks for it.

use partner_engine::order::sort_by_key;
use partner_engine::program::{Citation, TierRef};
use partner_engine::rate::{Origin, Rate};
use partner_engine::working::{Figure, Formula, Label, Name, Reason, Step, Working};

use crate::cited::Cited;
use crate::components::steps::{Place, StepRow, WorkingTable};
use crate::format;
use crate::page::Page;

/// The working of a figure of a tier.
pub(super) fn of_figure(page: &Page<'_>, tier: TierRef<'static>, figure: Figure, what: String) -> Option<WorkingTable> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let steps = working.explain(figure);
    Some(table(page, tier, &steps, &working, what))
}

/// The working of several figures together, like a stream over all years.
pub(super) fn of_sum(
    page: &Page<'_>,
    tier: TierRef<'static>,
    parts: &[Figure],
    label: Label<'static>,
    what: String,
) -> Option<WorkingTable> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let mut steps: Vec<(u32, &Step<'static>)> = parts.iter().flat_map(|part| working.explain(*part)).collect();
    sort_by_key(&mut steps, |(index, _)| *index);
    steps.dedup_by_key(|(index, _)| *index);
    let formula = Formula::Sum(parts.to_vec());
    let amount = formula.evaluate(working.currency);
    let sum = Step { label, formula, amount };
    steps.push((u32::MAX, &sum));
    Some(table(page, tier, &steps, &working, what))
}

fn table(
    page: &Page<'_>,
    tier: TierRef<'static>,
    steps: &[(u32, &Step<'static>)],
    working: &Working<'static>,
    what: String,
) -> WorkingTable {
    let mut steps = steps.to_vec();
    // Year by year, as a person would; what a year is made of stands before it or in it.
    sort_by_key(&mut steps, |(index, step)| (stage(step), *index));
    let last = steps.len().saturating_sub(1);
    let telling: Vec<(u32, &Step<'static>)> = steps
        .iter()
        .enumerate()
        .filter(|(place, (_, step))| *place == last || tells(step))
        .map(|(_, step)| *step)
        .collect();
    let every_step = (telling.len() < steps.len()).then(|| rows(page, tier, &steps, &steps));
    WorkingTable {
        what,
        currency: working.currency.code().to_owned(),
        steps: rows(page, tier, &telling, &steps),
        every_step,
    }
}

type Steps<'s> = [(u32, &'s Step<'static>)];

/// The line in which an operand stands. One whose step is left out, as it changes nothing, stands where what it is made of does.
fn line(figure: Figure, steps: &Steps<'_>, every: &Steps<'_>) -> Option<usize> {
    if let Some(place) = steps.iter().position(|(index, _)| *index == figure.step) {
        return Some(place + 1);
    }
    let (_, step) = every.iter().find(|(index, _)| *index == figure.step)?;
    let part = match &step.formula {
        Formula::Share { of, .. } | Formula::Less { of, .. } | Formula::Grown { of, .. } => *of,
        Formula::Sum(parts) => *parts.iter().find(|part| !part.amount.is_zero())?,
        _ => return None,
    };
    (part.amount == figure.amount).then(|| line(part, steps, every))?
}

fn rows(page: &Page<'_>, tier: TierRef<'static>, steps: &Steps<'_>, every: &Steps<'_>) -> Vec<StepRow> {
    let words = &page.words.working;
    let line = |figure: Figure| line(figure, steps, every);
    // A clause that several lines rest on is named at the first of them.
    let first = |cite: &Citation| steps.iter().position(|(_, step)| step.formula.citation() == Some(cite));
    let place = |line: usize, cite: &Citation| match first(cite) {
        Some(earlier) if earlier < line => Place::AsBefore((words.as_before)(earlier + 1)),
        _ => Place::Cited(Cited::of_value(tier.program, cite, leaves_open(tier, cite))),
    };
    let row = |(index, (_, step)): (usize, &(u32, &Step<'static>))| StepRow {
        year: step.label.year.map(|year| (words.year)(year)),
        what: (words.step)(step, tier),
        how: (words.formula)(&step.formula, &line),
        origin: (words.origin)(&step.formula),
        amount: format::amount(step.amount),
        place: step.formula.citation().map(|cite| place(index, cite)),
    };
    steps.iter().enumerate().map(row).collect()
}

/// Whether a citation is of a rate that its document does not state; nothing else that makes an amount is silent.
fn leaves_open(tier: TierRef<'static>, cite: &Citation) -> bool {
    tier.tier.rules.iter().any(|rule| std::ptr::eq(&rule.cite, cite) && rule.rate == Rate::NotStated)
}

/// What holds for all years comes first, then the years, then their totals.
fn stage(step: &Step<'_>) -> u32 {
    match (step.label.year, step.label.name) {
        (Some(year), _) => year + 1,
        (None, Name::Gross | Name::Net | Name::Fees | Name::Refunds | Name::Costs | Name::Line) => u32::MAX,
        (None, _) => 0,
    }
}

/// Whether a step changes something or says why there is nothing; the others are shown on request.
fn tells(step: &Step<'_>) -> bool {
    match &step.formula {
        Formula::WhenReached { .. } | Formula::UnlessReached { .. } | Formula::Nothing(Reason::ContributionAbsent) => {
            true
        }
        Formula::Sum(parts) => parts.iter().filter(|part| !part.amount.is_zero()).count() > 1,
        Formula::Share { of, factor } | Formula::Less { of, factor } | Formula::Grown { of, factor } => {
            !of.amount.is_zero() && (step.amount != of.amount || !matches!(factor.origin, Origin::Typed(_)))
        }
        _ => !step.amount.is_zero(),
    }
}
