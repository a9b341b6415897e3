//! Makes the working of a figure ready to be drawn, when somebody asks for it.
//!
//! Every operand that is named stands in a line of its own: a step that is left out as it changes nothing is drawn after all
//! where another one names its amount.

use std::cell::RefCell;
use std::rc::Rc;

use partner_engine::estimate::TierEstimate;
use partner_engine::order::sort_by_key;
use partner_engine::program::{Citation, TierRef};
use partner_engine::rate::{Origin, Rate};
use partner_engine::working::{Figure, Formula, Label, Name, Reason, Step, Working};

use crate::chunks::DrawPart;
use crate::citation::Cited;
use crate::components::steps::{Callbacks, Made, Place, StepPart, StepRow, WorkingTable, steps};
use crate::page::Page;
use crate::ui_state::{DisclosureId, FigureId, UiAction};
use crate::wording::Working as Words;

/// The working of a figure of a tier: what it is and by which id it is expanded.
pub(super) fn of_figure(
    page: &Page,
    tier: TierRef<'static>,
    figure: Figure,
    named: (String, &FigureId),
) -> Option<WorkingTable> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let steps = working.explain(figure);
    Some(table(page, tier, &steps, &working, named))
}

/// The working of several figures together, like a stream over all years.
pub(super) fn of_sum(
    page: &Page,
    tier: TierRef<'static>,
    parts: &[Figure],
    label: Label<'static>,
    named: (String, &FigureId),
) -> Option<WorkingTable> {
    let working = partner_engine::estimate::working(tier, &page.outcome.figures.scenario)?;
    let mut steps: Vec<(u32, &Step<'static>)> = parts.iter().flat_map(|part| working.explain(*part)).collect();
    sort_by_key(&mut steps, |(index, _)| *index);
    steps.dedup_by_key(|(index, _)| *index);
    let formula = Formula::Sum(parts.to_vec());
    let amount = formula.evaluate(working.currency);
    let sum = Step { label, formula, amount };
    steps.push((u32::MAX, &sum));
    Some(table(page, tier, &steps, &working, named))
}

fn table(
    page: &Page,
    tier: TierRef<'static>,
    steps: &[(u32, &Step<'static>)],
    working: &Working<'static>,
    (what, id): (String, &FigureId),
) -> WorkingTable {
    let mut steps = steps.to_vec();
    // Year by year, as a person would; what a year is made of stands before it or in it.
    sort_by_key(&mut steps, |(index, step)| (stage(step), *index));
    let words = page.words.working();
    let telling = telling(words, &steps);
    let is_every = page.ui.is_expanded(&DisclosureId::EveryStep(id.clone()));
    let every = (telling.len() < steps.len()).then_some(is_every);
    let shown = if is_every { &steps } else { &telling };
    let rows = rows(page, tier, shown, &steps, is_every);
    WorkingTable { what, currency: working.currency.code().to_owned(), parts: parts(page, shown, rows, id), every }
}

/// The workings of the nets that are open.
pub(in crate::pages) fn of_nets(page: &Page, tiers: &[&TierEstimate<'static>]) -> Vec<WorkingTable> {
    let open = tiers.iter().filter_map(|tier| {
        let id = FigureId::Net { tier: tier.tier.id() };
        let is_open = page.ui.workings().any(|open| *open == id);
        is_open.then(|| of_net(page, tier, &id)).flatten()
    });
    open.collect()
}

fn of_net(page: &Page, tier: &TierEstimate<'static>, id: &FigureId) -> Option<WorkingTable> {
    let what = (page.words.detail().net_of)((page.words.estimate.tier)(tier.tier));
    of_figure(page, tier.tier, tier.net.expected, (what, id))
}

/// The working of a tier's net, to be drawn in the ranking.
pub(super) fn net(page: &Page, tier: &TierEstimate<'static>) -> Option<DrawPart> {
    let id = FigureId::Net { tier: tier.tier.id() };
    let table = of_net(page, tier, &id)?;
    let (words, dispatch) = (page.words, page.dispatch.clone());
    Some(Rc::new(move || {
        let answers = Callbacks {
            on_every: dispatch.on(UiAction::Toggle(DisclosureId::EveryStep(id.clone()))),
            on_part: &|part| dispatch.on(UiAction::Toggle(DisclosureId::Stage(id.clone(), part))),
        };
        steps(words, &table, Some(answers))
    }))
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

/// The steps that change something, and those whose amounts they name.
fn telling<'s>(words: &Words, steps: &'s Steps<'_>) -> Vec<(u32, &'s Step<'static>)> {
    let last = steps.last().map(|(index, _)| *index);
    let mut shown: Vec<_> = steps.iter().filter(|(index, step)| last == Some(*index) || tells(step)).copied().collect();
    loop {
        let missing = RefCell::new(Vec::new());
        let look_up = |figure: Figure| {
            let found = line(figure, &shown, steps);
            if found.is_none() {
                missing.borrow_mut().push(figure.step);
            }
            found
        };
        for (_, step) in &shown {
            let _ = (words.formula)(&step.formula, false, &look_up);
        }
        let missing = missing.into_inner();
        let is_shown = |index: u32| shown.iter().any(|(shown, _)| *shown == index);
        let with_missing: Vec<_> =
            steps.iter().filter(|(index, _)| is_shown(*index) || missing.contains(index)).copied().collect();
        if with_missing.len() == shown.len() {
            return shown;
        }
        shown = with_missing;
    }
}

fn rows(page: &Page, tier: TierRef<'static>, steps: &Steps<'_>, every: &Steps<'_>, is_every: bool) -> Vec<StepRow> {
    let words = page.words.working();
    let line = |figure: Figure| line(figure, steps, every);
    // A clause that several lines rest on is named at the first of them.
    let first = |cite: &Citation| steps.iter().position(|(_, step)| step.formula.citation() == Some(cite));
    let place = |line: usize, cite: &Citation| match first(cite) {
        Some(earlier) if earlier < line => Place::AsBefore((words.as_before)(earlier + 1)),
        _ => Place::Cited(Cited::of_value(tier.program, cite, leaves_open(tier, cite))),
    };
    let row = |(index, (_, step)): (usize, &(u32, &Step<'static>))| StepRow {
        line: index + 1,
        what: (words.step)(step, tier),
        how: (words.formula)(&step.formula, is_every, &line),
        origin: (words.origin)(&step.formula),
        amount: page.words.numbers.amount(step.amount),
        place: step.formula.citation().map(|cite| place(index, cite)),
    };
    steps.iter().enumerate().map(row).collect()
}

/// The rows by year. What is made of several years is first of all a sum of years: each of them is a fold, with its amount.
fn parts(page: &Page, steps: &Steps<'_>, rows: Vec<StepRow>, id: &FigureId) -> Vec<StepPart> {
    let words = page.words.working();
    let mut parts: Vec<StepPart> = Vec::new();
    for ((_, step), row) in steps.iter().zip(rows) {
        let stage = stage(step);
        match parts.last_mut() {
            Some(part) if part.stage == stage => part.steps.push(row),
            _ => {
                let title = step.label.year.map(|year| (words.year)(year));
                parts.push(StepPart { stage, title, open: None, made: None, steps: vec![row] });
            }
        }
    }
    let Some((_, last)) = steps.last() else { return parts };
    let years = |part: &&StepPart| (2..u32::MAX).contains(&part.stage);
    if stage(last) != u32::MAX || parts.iter().filter(years).count() < 2 {
        return parts;
    }
    let operands = last.formula.operands();
    let of_stage = |wanted: u32| {
        let mut found = steps.iter().zip(1..).filter(|((index, step), _)| {
            stage(step) == wanted && operands.iter().any(|operand| operand.step == *index)
        });
        let ((_, step), line) = found.next()?;
        found.next().is_none().then(|| Made { line, amount: page.words.numbers.amount(step.amount) })
    };
    for part in parts.iter_mut().filter(|part| part.stage < u32::MAX) {
        part.title.get_or_insert_with(|| words.all_years.to_owned());
        part.open = Some(page.ui.is_expanded(&DisclosureId::Stage(id.clone(), part.stage)));
        part.made = of_stage(part.stage);
    }
    parts
}

/// Whether a citation is of a rate that its document does not state; nothing else that makes an amount is silent.
fn leaves_open(tier: TierRef<'static>, cite: &Citation) -> bool {
    tier.tier.rules.iter().any(|rule| std::ptr::eq(&rule.cite, cite) && rule.rate == Rate::NotStated)
}

/// The order of a step: first those of all years, then the years, then their totals.
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
