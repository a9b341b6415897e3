//! One tier year by year, with everything that its figures rest on.

use partner_engine::estimate::TierEstimate;
use partner_engine::money::Money;
use partner_engine::program::{ClauseKind, RuleKind};
use partner_engine::standing::Standing;
use partner_engine::working::{Figure, Label, Name};
use yew::prelude::*;

use super::{Shared, looked_into, use_open, workings};
use crate::answer::{gaps, ranked};
use crate::app::{PageContext, use_page};
use crate::components::steps::WorkingTable;
use crate::components::years_table::{OpenWorking, Weight, YearsCell, YearsRow, YearsTable};
use crate::components::{kind_class, pays_class};
use crate::format::{self, Column};
use crate::wording::estimate::{Row, short_name};

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
    weight: Weight,
    cells: Vec<Cell>,
}

/// One tier year by year.
#[component]
pub(super) fn Detail() -> Html {
    let page = use_page();
    let (open, on_open) = use_open::<(String, usize, usize)>();
    let words = &page.words.estimate;
    let tiers = ranked(&page.outcome.figures.estimate, &page.state.programs);
    let Some(tier) = looked_into(&page, &tiers) else { return Html::default() };
    let currency = page.outcome.figures.scenario.currency;
    let name = short_name(tier.tier);
    let plan = plan(&page, tier);
    let column = Column::of(plan.iter().flat_map(|row| row.cells.iter().filter_map(amount)));
    let rows: Vec<YearsRow> = plan.iter().map(|row| write_row(&page, row, column)).collect();
    let heads = tier.years.iter().map(|year| (words.detail.year)(year.year).into());
    let heads: Vec<AttrValue> = heads.chain([words.detail.total.into()]).collect();
    let id = tier.tier.id();
    let open = open.into_iter().filter(|(tier, _, _)| *tier == id);
    let open = open.filter_map(|(_, row, cell)| Some((row, cell, working(&page, tier, plan.get(row)?, cell)?)));
    let open: Vec<OpenWorking> = open.collect();
    let on_open = on_open.reform(move |(row, cell)| (id.clone(), row, cell));
    html! {
        <section class={ classes!("detail", pays_class(tier.kind)) } aria-labelledby="detail-title">
            <div class="detail-head">
                <h2 id="detail-title" tabindex="-1">{ &name }</h2>
                <span class={ classes!("kind", kind_class(tier.kind)) }>{ (words.kind)(tier.kind) }</span>
                <span class="muted">{ (words.program)(tier.tier.program) }</span>
                { for tier.tier.program.validity.ended.iter().map(|ended| html! { <strong class="ended-badge">{ ended }</strong> }) }
            </div>
            <YearsTable words={ page.words } caption={ (words.detail.caption)(&name, currency) } { heads } { rows } { open } { on_open } />
            <div class="detail-notes">
                { standing(&page, tier) }
                { fees(&page, tier) }
                { open_points(&page, tier) }
                { readings(&page, tier) }
                { obligations(&page, tier) }
            </div>
        </section>
    }
}

fn plan(page: &PageContext, tier: &TierEstimate<'static>) -> Vec<RowPlan> {
    let words = &page.words.estimate.detail;
    let years = &tier.years;
    let row = |row: Row, weight, cells: Vec<Cell>| RowPlan { label: (words.row)(row).to_owned(), weight, cells };
    let of = |figure: fn(&partner_engine::estimate::Year<'static>) -> Option<Figure>, total: Option<Figure>| {
        let cell = |figure: Option<Figure>| figure.map_or(Cell::Unbounded, Cell::Figure);
        years.iter().map(|year| cell(figure(year))).chain([cell(total)]).collect::<Vec<_>>()
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
    let measured = years.iter().map(|year| Cell::Figure(year.measure)).chain([Cell::Blank]).collect();
    rows.push(row(measure, Weight::Quiet, measured));
    rows
}

fn lines(page: &PageContext, tier: &TierEstimate<'static>) -> Vec<RowPlan> {
    let words = &page.words.estimate.detail;
    let rules = tier.tier.tier.rules.iter().enumerate();
    rules
        .map(|(index, rule)| {
            let lines: Vec<_> = tier.years.iter().filter_map(|year| year.lines.get(index)).collect();
            let assumed = lines.first().and_then(|line| line.assumed).map(|rate| format::percent(rate.0));
            let figures: Vec<Figure> = lines.iter().map(|line| line.earned.expected).collect();
            let label = Label::of(Name::Line).stream(rule.stream).contribution(rule.contribution);
            let silent = lines.iter().all(|line| line.list.amount.is_zero());
            let total = Cell::Sum(figures.clone(), label);
            RowPlan {
                label: (words.line)(rule, assumed),
                weight: if silent { Weight::Quiet } else { Weight::Plain },
                cells: figures.into_iter().map(Cell::Figure).chain([total]).collect(),
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

fn write_row(page: &PageContext, row: &RowPlan, column: Column) -> YearsRow {
    let unbounded = || YearsCell { text: page.words.estimate.detail.unbounded.into(), explained: false };
    let cells = row.cells.iter().map(|cell| match (cell, amount(cell)) {
        (_, Some(amount)) => Some(YearsCell { text: column.write(amount).into(), explained: true }),
        (Cell::Unbounded, None) => Some(unbounded()),
        (_, None) => None,
    });
    YearsRow { label: row.label.clone().into(), weight: row.weight, cells: cells.collect() }
}

fn working(page: &PageContext, tier: &TierEstimate<'static>, row: &RowPlan, cell: usize) -> Shared<WorkingTable> {
    let detail = &page.words.estimate.detail;
    let when = tier.years.get(cell).map_or_else(|| detail.total.to_owned(), |year| (detail.year)(year.year));
    let what = format!("{}, {}", row.label, when.to_lowercase());
    match row.cells.get(cell)? {
        Cell::Figure(figure) => workings::of_figure(page, tier.tier, *figure, what),
        Cell::Sum(parts, label) => workings::of_sum(page, tier.tier, parts, *label, what),
        Cell::Unbounded | Cell::Blank => None,
    }
}

fn standing(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let words = &page.words.estimate.detail;
    let currency = page.outcome.figures.scenario.currency;
    let standing = tier.standing();
    html! {
        <div class="note">
            <h3 class={ if standing == Standing::Short { "lacks-mark" } else { "" } }>{ (words.standing)(standing) }</h3>
            <ul>{ for gaps(tier).map(|gap| html! { <li>{ (words.gap)(&gap, currency) }</li> }) }</ul>
        </div>
    }
}

fn fees(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let words = &page.words.estimate.detail;
    let currency = tier.tier.program.currency;
    notes(words.fees, tier.tier.tier.fees.iter().map(|fee| (words.fee)(fee, currency)))
}

fn open_points(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let words = &page.words.estimate.detail;
    let currency = page.outcome.figures.scenario.currency;
    let points = tier.open_points.iter().map(|point| (words.open_point)(point, currency));
    let assumed = tier.assumed.iter().map(|(rule, rate)| (words.assumed_rate)(rule, format::percent(rate.0)));
    html! { <>{ notes(words.open_points, points) }{ notes(words.assumed, assumed) }</> }
}

fn readings(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let words = &page.words.estimate.detail;
    notes(words.readings, tier.readings.iter().map(|reading| (words.reading)(*reading).to_owned()))
}

fn obligations(page: &PageContext, tier: &TierEstimate<'static>) -> Html {
    let clauses = tier.tier.program.clauses.iter().chain(&tier.tier.tier.clauses);
    let duties = clauses.filter(|clause| matches!(clause.kind, ClauseKind::Obligation | ClauseKind::Deadline));
    notes(page.words.estimate.detail.obligations, duties.map(|clause| clause.text.clone()))
}

fn notes(title: &'static str, items: impl Iterator<Item = String>) -> Html {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="note">
            <h3>{ title }</h3>
            <ul>{ for items.into_iter().map(|item| html! { <li>{ item }</li> }) }</ul>
        </div>
    }
}
