//! One tier year by year, with everything that its figures rest on.

use partner_engine::estimate::TierEstimate;
use partner_engine::money::Money;
use partner_engine::order::sort_by_key;
use partner_engine::program::{Clause, ClauseKind, RuleKind};
use partner_engine::standing::Standing;
use partner_engine::working::{Figure, Label, Name};
use yew::Html;

use super::{looked_into, workings};
use crate::citation::{self, Inference};
use crate::components::statement::{marked, marked_in_text};
use crate::components::steps::WorkingTable;
use crate::components::years_table::{Callbacks, OpenWorking, Weight, YearsCell, YearsRow, YearsTable, years_table};
use crate::components::{kind_class, pays_class};
use crate::element::{El, el};
use crate::format::Numbers;
use crate::headline::{gaps, is_assumed};
use crate::page::Page;
use crate::region::region;
use crate::ui_state::{DisclosureId, FigureId, UiAction};
use crate::wording::{Row, Sources};

/// One figure of the table, before it is written.
#[derive(Debug, Clone)]
enum Cell {
    /// A figure of the estimate.
    Figure(Figure),
    /// Several figures together.
    Sum(Vec<Figure>, Label<'static>),
    /// Nothing bounds it.
    Unbounded,
    /// Nothing belongs here.
    Blank,
}

struct RowPlan {
    label: String,
    name: String,
    weight: Weight,
    /// Amounts in whole units; what a threshold is compared with is not rounded up.
    write: fn(&Numbers, Money) -> String,
    cells: Vec<Cell>,
}

/// One tier year by year.
pub(super) fn detail(page: &Page, ranked: &[&TierEstimate<'static>]) -> Html {
    let Some(tier) = looked_into(page, ranked) else { return Html::default() };
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let id = tier.tier.id();
    let has_cents = page.outcome.figures.scenario.currency.minor_digits() > 0;
    let inputs = (years(page, tier, &id), notes(page, tier), tier.kind, id, has_cents);
    let tier = tier.tier;
    region(None, inputs, move |(years, notes, kind, id, has_cents)| {
        let texts = &words.estimate;
        let answers = Callbacks {
            on_stop: &|place| dispatch.on(UiAction::FocusFigure(place)),
            on_open: &|place| dispatch.on(UiAction::Toggle(DisclosureId::Working(figure(id, place)))),
            on_every: &|place| dispatch.on(UiAction::Toggle(DisclosureId::EveryStep(figure(id, place)))),
            on_part: &|place, part| dispatch.on(UiAction::Toggle(DisclosureId::Stage(figure(id, place), part))),
        };
        let ended = tier.program.validity.ended.as_ref();
        el("section")
            .classes(&["detail", pays_class(*kind)])
            .attr("aria-labelledby", "detail-title")
            .child(
                el("div")
                    .class("detail-head")
                    .child(el("h2").attr("id", "detail-title").attr("tabindex", "-1").text((texts.tier)(tier)))
                    .child(el("span").class(kind_class(*kind)).text((texts.kind)(*kind)))
                    .child_opt(marked(words.sources(), Inference::of_kind(tier.tier)))
                    .child(el("span").class("muted").text((texts.program)(tier.program)))
                    .child_opt(
                        ended.map(|_| el("strong").class("ended-badge").text((texts.ended)(&tier.program.validity))),
                    ),
            )
            .child(years_table(words, years, &answers))
            .child_opt(has_cents.then(|| el("p").class("detail-rounded screen-only").text(words.detail().rounded)))
            .child(el("div").class("detail-notes").list(notes.iter().map(|note| view_note(words.sources(), note))))
            .build()
    })
}

fn figure(tier: &str, (row, column): (usize, usize)) -> FigureId {
    FigureId::Year { tier: tier.to_owned(), row, column }
}

/// The years of a tier, with the workings that are open.
pub(in crate::pages) fn years(page: &Page, tier: &TierEstimate<'static>, id: &str) -> YearsTable {
    let words = page.words.detail();
    let plan = plan(page, tier);
    let mut heads = vec![words.total.to_owned()];
    heads.extend(tier.years.iter().map(|year| (words.year)(year.year)));
    let open = page.ui.workings().filter_map(|figure| match figure {
        FigureId::Year { tier: of, row, column } if of == id => {
            let working = working(page, tier, plan.get(*row)?, (*column, figure))?;
            Some(OpenWorking { place: (*row, *column), working })
        }
        _ => None,
    });
    let mut open: Vec<OpenWorking> = open.collect();
    sort_by_key(&mut open, |open| open.place);
    YearsTable {
        caption: (words.caption)((page.words.estimate.tier)(tier.tier), page.outcome.figures.scenario.currency),
        heads,
        rows: plan.iter().map(|row| write_row(page, row)).collect(),
        open,
        stop: page.ui.year_stop,
    }
}

fn plan(page: &Page, tier: &TierEstimate<'static>) -> Vec<RowPlan> {
    let words = page.words.detail();
    let years = &tier.years;
    let row = |row: Row, weight, cells: Vec<Cell>| RowPlan {
        label: (words.row)(row).to_owned(),
        name: (words.row)(row).to_owned(),
        weight,
        write: Numbers::whole,
        cells,
    };
    let of = |figure: fn(&partner_engine::estimate::Year<'static>) -> Option<Figure>, total: Option<Figure>| {
        let cell = |figure: Option<Figure>| figure.map_or(Cell::Unbounded, Cell::Figure);
        [cell(total)].into_iter().chain(years.iter().map(|year| cell(figure(year)))).collect::<Vec<_>>()
    };
    let mut rows = lines(page, tier);
    if rows.len() > 1 {
        rows.push(row(Row::Gross, Weight::Sum, of(|year| Some(year.gross.expected), Some(tier.gross.expected))));
    }
    if !tier.fees.amount.is_zero() {
        rows.push(row(Row::Fees, Weight::Plain, of(|year| Some(year.fees), Some(tier.fees))));
        rows.push(row(Row::Refunds, Weight::Plain, of(|year| Some(year.refunds), Some(tier.refunds))));
    }
    if !tier.costs.amount.is_zero() {
        rows.push(row(Row::Costs, Weight::Plain, of(|year| Some(year.costs), Some(tier.costs))));
    }
    rows.push(row(Row::Net, Weight::Sum, of(|year| Some(year.net.expected), Some(tier.net.expected))));
    if tier.net.high.map(|high| high.amount) != Some(tier.net.low.amount) {
        rows.push(row(Row::Low, Weight::Quiet, of(|year| Some(year.net.low), Some(tier.net.low))));
        rows.push(row(Row::High, Weight::Quiet, of(|year| year.net.high, tier.net.high)));
    }
    let measure = if tier.kind == RuleKind::Commission { Row::ClosedDeals } else { Row::Purchases };
    let measured = [Cell::Blank].into_iter().chain(years.iter().map(|year| Cell::Figure(year.measure))).collect();
    rows.push(RowPlan { write: Numbers::whole_reached, ..row(measure, Weight::Quiet, measured) });
    rows
}

fn lines(page: &Page, tier: &TierEstimate<'static>) -> Vec<RowPlan> {
    let words = page.words.detail();
    let rules = tier.tier.tier.rules.iter().enumerate();
    rules
        .map(|(index, rule)| {
            let lines: Vec<_> = tier.years.iter().filter_map(|year| year.lines.get(index)).collect();
            let assumed = lines.first().and_then(|line| line.assumed).map(|rate| page.words.numbers.percent(rate.0));
            let figures: Vec<Figure> = lines.iter().map(|line| line.earned.expected).collect();
            let label = Label::of(Name::Line).stream(rule.stream).contribution(rule.contribution);
            let silent = lines.iter().all(|line| line.list.amount.is_zero());
            let total = Cell::Sum(figures.clone(), label);
            RowPlan {
                label: (words.line)(rule, assumed),
                name: (words.line_name)(rule),
                weight: if silent { Weight::Quiet } else { Weight::Plain },
                write: Numbers::whole,
                cells: [total].into_iter().chain(figures.into_iter().map(Cell::Figure)).collect(),
            }
        })
        .collect()
}

fn amount(cell: &Cell) -> Option<Money> {
    match cell {
        Cell::Figure(figure) => Some(figure.amount),
        Cell::Sum(parts, _) => Some(parts.iter().map(|part| part.amount).sum()),
        Cell::Unbounded | Cell::Blank => None,
    }
}

fn write_row(page: &Page, row: &RowPlan) -> YearsRow {
    let unbounded = || YearsCell { text: page.words.detail().unbounded.to_owned(), explained: false };
    let cells = row.cells.iter().map(|cell| match (cell, amount(cell)) {
        (_, Some(amount)) => {
            Some(YearsCell { text: (row.write)(&page.words.numbers, amount), explained: !amount.is_zero() })
        }
        (Cell::Unbounded, None) => Some(unbounded()),
        (_, None) => None,
    });
    YearsRow { label: row.label.clone(), name: row.name.clone(), weight: row.weight, cells: cells.collect() }
}

fn working(
    page: &Page,
    tier: &TierEstimate<'static>,
    row: &RowPlan,
    (cell, id): (usize, &FigureId),
) -> Option<WorkingTable> {
    let detail = page.words.detail();
    let year = cell.checked_sub(1).and_then(|year| tier.years.get(year));
    let what = (detail.figure)(&row.label, year.map(|year| year.year));
    match row.cells.get(cell)? {
        Cell::Figure(figure) => workings::of_figure(page, tier.tier, *figure, (what, id)),
        Cell::Sum(parts, label) => workings::of_sum(page, tier.tier, parts, *label, (what, id)),
        Cell::Unbounded | Cell::Blank => None,
    }
}

/// Something that the figures rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Note {
    title: &'static str,
    /// It says that something is missing.
    lacks: bool,
    items: Vec<(String, Inference)>,
}

fn notes(page: &Page, tier: &TierEstimate<'static>) -> Vec<Note> {
    let words = page.words.detail();
    let currency = page.outcome.figures.scenario.currency;
    let standing = tier.standing();
    let of_fee = |fee| ((words.fee)(fee, tier.tier.program.currency), Inference::of_fee(fee));
    let fees = tier.tier.tier.fees.iter().map(of_fee);
    let open_points = tier
        .open_points
        .iter()
        .map(|point| ((words.open_point)(point, is_assumed(tier, point), currency), Inference::of_open_point(point)));
    let plain = |text: String| (text, Inference::No);
    let assumed =
        tier.assumed.iter().map(|(rule, rate)| plain((words.assumed_rate)(rule, page.words.numbers.percent(rate.0))));
    let of_document: Vec<&Clause> = citation::readings(tier.tier).collect();
    let readings = tier.readings.iter().filter_map(|reading| {
        Some(((words.reading)(*reading).to_owned(), citation::general_reading(&of_document, *reading)?))
    });
    let clause = |clause| ((words.clause)(clause), Inference::of_clause(clause));
    let readings = readings.chain(of_document.iter().copied().map(clause));
    let note = |title, items| Note { title, lacks: false, items };
    let mut notes = vec![
        note(words.fees, fees.collect()),
        note(words.open_points, open_points.collect()),
        note(words.assumed, assumed.collect()),
        note(words.readings, readings.collect()),
        note(words.obligations, citation::duties(tier.tier, ClauseKind::Obligation).map(clause).collect()),
        note(words.deadlines, citation::duties(tier.tier, ClauseKind::Deadline).map(clause).collect()),
    ];
    notes.retain(|note| !note.items.is_empty());
    let gaps = gaps(tier).map(|(gap, cited)| ((words.gap)(gap, currency), Inference::of([cited.ground]))).collect();
    let lacks = standing == Standing::Short;
    notes.insert(0, Note { title: (words.standing)(standing, !tier.checks.is_empty()), lacks, items: gaps });
    notes
}

fn view_note(words: &'static Sources, note: &Note) -> El {
    let item = |(text, inference): &(String, Inference)| el("li").text(text).text(marked_in_text(words, *inference));
    el("div")
        .class("note")
        .child(el("h3").attr("class", note.lacks.then_some("lacks-mark")).text(note.title))
        .child(el("ul").list(note.items.iter().map(item)))
}
