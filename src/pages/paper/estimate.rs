//! The estimate on paper: the answer, every ranked tier with its bar, the years of one tier, and what its figures rest on.

use partner_engine::estimate::TierEstimate;
use partner_engine::program::{Citation, Clause, ClauseKind, Program};

use super::{Sheet, inputs, raised};
use crate::chart::bar::{BarShape, axis, bar};
use crate::chart::scale::{Scale, Tick};
use crate::citation::{self, Cited, Inference};
use crate::components::statement::marked_in_text;
use crate::components::steps::{WorkingTable, steps};
use crate::components::years_table::{Weight, YearsRow, YearsTable};
use crate::components::{kind_class, pays_class};
use crate::element::{El, el};
use crate::footnotes::Footnotes;
use crate::headline::{self, Headline, is_chosen, is_maximum};
use crate::page::Page;
use crate::pages::estimate::{detail, has_costs, is_example, looked_into, ranking, workings};
use crate::wording::Words;

/// Characters that fit into a line of the table of years on the narrowest paper, upright.
const LINE: usize = 108;
/// Of those, what the labels of the rows take.
const LABEL: usize = 30;
/// Between two columns.
const GAP: usize = 3;
/// The width of an axis's amount within the bars, in hundredths of a percent of their width.
const LABEL_WIDTH: i32 = 2_800;

/// The estimate.
pub(super) fn sheet(page: &Page) -> Sheet {
    let words = page.words;
    let figures = &page.outcome.figures;
    let ranked = headline::ranked(&figures.estimate, &page.state.programs);
    let spoken = (words.estimate.answer)(
        &Headline::of(&ranked),
        figures.scenario.currency,
        figures.scenario.years,
        has_costs(&page.state),
    );
    let example = is_example(page).then_some(words.paper().example);
    let shown = looked_into(page, &ranked);
    let mut programs: Vec<&'static Program> = Vec::new();
    for tier in ranked.iter().copied().chain(shown) {
        if programs.iter().all(|known| known.id != tier.tier.program.id) {
            programs.push(tier.tier.program);
        }
    }
    let rates = shown.map(|tier| rates(page, tier)).unwrap_or_default();
    let facts = shown.map(|tier| facts(page, tier)).unwrap_or_default();
    let rest = facts.iter().flat_map(|list| &list.items);
    let footnotes = Footnotes::of(rates.iter().chain(rest).flat_map(|(_, cites)| cites));
    let numbers = |row: &str| {
        let rate = rates.iter().find(|(label, _)| label == row);
        rate.map(|(_, cites)| footnotes.numbers(cites)).unwrap_or_default()
    };
    let mut parts = Vec::new();
    let mut workings: Vec<WorkingTable> = workings::of_nets(page, &ranked);
    if !ranked.is_empty() {
        parts.push(chart(page, &ranked));
    }
    if let Some(tier) = shown {
        let years = detail::years(page, tier, &tier.tier.id());
        parts.push(tier_years(words, tier, &years, &numbers));
        workings.extend(years.open.into_iter().map(|open| open.working));
    }
    if !facts.is_empty() {
        parts
            .push(el("section").class("paper-facts").list(facts.iter().map(|list| fact_list(words, list, &footnotes))));
    }
    if !workings.is_empty() {
        let tables = workings.iter().map(|working| steps(words, working, None));
        parts.push(el("section").class("paper-workings").child(el("h2").text(words.paper().workings)).list(tables));
    }
    Sheet {
        headline: spoken.headline,
        support: vec![spoken.support.join(" "), example.unwrap_or_default().to_owned()],
        programs,
        inputs: inputs::inputs(page, false),
        parts,
        footnotes,
        silent: Vec::new(),
    }
}

/// The ranked tiers as a table with a column of bars.
fn chart(page: &Page, tiers: &[&TierEstimate<'static>]) -> El {
    let (texts, words) = (&page.words.estimate, page.words.paper());
    let scenario = &page.outcome.figures.scenario;
    let scale = Scale::holding(tiers.iter().flat_map(|tier| ranking::ends(tier)));
    let ticks = scale.ticks(&page.words.numbers);
    let [tier_head, bar_head, heads @ ..] = words.tiers;
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(tier_head))
        .child(el("td").class("paper-bar").text(bar_head).child(axis(&labelled(&ticks))))
        .list(heads.into_iter().map(|head| el("th").attr("scope", "col").class("is-amount").text(head)));
    let rows = tiers.iter().map(|tier| bar_row(page, tier, scale, &ticks));
    let estimate = &page.outcome.figures.estimate;
    let apart = estimate.tiers.iter().filter(|tier| !tier.is_ranked()).map(|tier| tier.tier);
    let apart = apart.chain(estimate.not_estimated.iter().map(|left| left.tier));
    let apart = apart.filter(|tier| is_chosen(&tier.program.id, &page.state.programs)).count();
    el("section")
        .class("paper-chart")
        .child(
            el("h2")
                .text((texts.ranking)(scenario.years, scenario.currency, has_costs(&page.state)))
                .child(ranking::legend(page.words, tiers, true, true)),
        )
        .child(el("table").child(el("thead").child(head)).child(el("tbody").list(rows)))
        .child_opt((apart > 0).then(|| el("p").class("paper-rest").text((words.not_ranked)(apart))))
}

/// The marks of an axis that are so far apart that their amounts do not run together: zero, the ends, and what fits between.
fn labelled(ticks: &[Tick]) -> Vec<Tick> {
    let ends = [ticks.last(), ticks.first()].into_iter().flatten();
    let zero = ticks.iter().filter(|tick| tick.label == "0");
    let mut kept: Vec<Tick> = Vec::new();
    for tick in zero.chain(ends).chain(ticks) {
        if kept.iter().all(|known| (known.at.0 - tick.at.0).abs() >= LABEL_WIDTH) {
            kept.push(tick.clone());
        }
    }
    kept
}

fn bar_row(page: &Page, tier: &TierEstimate<'static>, scale: Scale, ticks: &[Tick]) -> El {
    let texts = &page.words.estimate;
    let net = &tier.net;
    let high = net.high.map(|high| high.amount);
    let program = tier.tier.program;
    let ended = program.validity.ended.is_some();
    let lacks = (texts.lacks)(tier, page.outcome.figures.scenario.currency);
    let name = el("th")
        .attr("scope", "row")
        .child(el("span").class("paper-tier").text((texts.tier)(tier.tier)).text(" "))
        .child(el("span").class(kind_class(tier.kind)).text((texts.kind)(tier.kind)))
        .text(marked_in_text(page.words.sources(), Inference::of_kind(tier.tier.tier)))
        .child(
            el("span")
                .class("paper-about")
                .text((texts.program)(program))
                .text(ended.then_some(", "))
                .child_opt(ended.then(|| el("strong").class("ended-mark").text((texts.ended)(&program.validity))))
                .text(lacks.map(|lacks| format!(" · {lacks}"))),
        );
    let shape = BarShape::new(scale, net.low.amount, net.expected.amount, high);
    let expected = el("td")
        .class("is-amount")
        .text(is_maximum(tier).then(|| format!("{} ", texts.up_to)))
        .child(el("strong").text(page.words.numbers.whole(net.expected.amount)));
    el("tr")
        .class(pays_class(tier.kind))
        .child(name)
        .child(el("td").class("paper-bar").child(bar(shape, tier.kind, ticks)))
        .child(expected)
        .child(el("td").class("is-amount").text((texts.range)(net.low.amount, high)))
        .child(
            el("td")
                .class("is-amount")
                .text((texts.effective)(tier.effective_rate.map(|rate| page.words.numbers.share(rate.0)))),
        )
}

/// One tier's years, in as many tables below each other as keep every column on the paper; the total stands first.
fn tier_years(
    words: &'static Words,
    tier: &TierEstimate<'static>,
    years: &YearsTable,
    numbers: &dyn Fn(&str) -> String,
) -> El {
    let texts = years.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(|cell| &cell.text);
    let widest = texts.chain(&years.heads).map(|text| text.chars().count()).max().unwrap_or(0);
    let fitting = ((LINE - LABEL) / (widest + GAP)).max(2);
    let is_total = |column: &usize| years.heads[*column] == words.detail().total;
    let (total, rest): (Vec<usize>, Vec<usize>) = (0..years.heads.len()).partition(is_total);
    let columns = [total, rest].concat();
    let tables = columns.len().div_ceil(fitting).max(1);
    let width = columns.len().div_ceil(tables).max(1);
    let blocks = columns.chunks(width);
    el("section")
        .classes(&["paper-years", pays_class(tier.kind)])
        .child(el("h2").text(&years.caption))
        .list(blocks.map(|block| years_block(words, years, block, width, numbers)))
}

/// Some columns of the years, in a table as wide as `width` columns.
fn years_block(
    words: &'static Words,
    years: &YearsTable,
    columns: &[usize],
    width: usize,
    numbers: &dyn Fn(&str) -> String,
) -> El {
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(words.detail().row_head))
        .list(columns.iter().map(|column| el("th").attr("scope", "col").class("is-amount").text(&years.heads[*column])))
        .list((columns.len()..width).map(|_| el("td")));
    let row = |row: &YearsRow| {
        let weight = match row.weight {
            Weight::Plain => "is-plain",
            Weight::Sum => "is-sum",
            Weight::Quiet => "is-quiet",
        };
        let cell = |column: &usize| {
            let text = row.cells.get(*column).and_then(Option::as_ref).map(|cell| cell.text.clone());
            el("td").class("is-amount").text(text)
        };
        let label = el("th").attr("scope", "row").text(&row.label).child_opt(raised(numbers(&row.label)));
        el("tr").class(weight).child(label).list(columns.iter().map(cell))
    };
    el("table").child(el("thead").child(head)).child(el("tbody").list(years.rows.iter().map(row)))
}

/// A fact with the places where it stands.
type Fact = (String, Vec<Cited>);

/// How much of a fact is read.
fn mark(words: &'static Words, (_, cites): &Fact) -> Option<String> {
    marked_in_text(words.sources(), Inference::of_cited(cites))
}

/// Facts of one sort.
struct Facts {
    title: &'static str,
    items: Vec<Fact>,
}

/// The rates of a tier, said as in the rows of its years.
fn rates(page: &Page, tier: &TierEstimate<'static>) -> Vec<Fact> {
    let assumed = |rule: &_| tier.assumed.iter().find(|(known, _)| std::ptr::eq(*known, rule));
    let rate = |rule| {
        let assumed = assumed(rule).map(|(_, rate)| page.words.numbers.percent(rate.0));
        ((page.words.detail().line)(rule, assumed), vec![Cited::of(tier.tier.program, &rule.cite)])
    };
    tier.tier.tier.rules.iter().map(rate).collect()
}

/// Further facts behind the figures of a tier: its fees, what is missing, what is open, assumed and inferred, and its obligations. The one
/// page of a tier that nobody has asked for counts the readings of its document and its obligations.
fn facts(page: &Page, tier: &TierEstimate<'static>) -> Vec<Facts> {
    let texts = page.words.detail();
    let currency = page.outcome.figures.scenario.currency;
    let program = tier.tier.program;
    let at = |cite: &Citation| Cited::of(program, cite);
    let fees = tier.tier.tier.fees.iter().map(|fee| {
        let mut cites = vec![at(&fee.cite)];
        cites.extend(citation::refund_cite(fee).filter(|_| !citation::is_free(fee)).map(at));
        ((texts.fee)(fee, program.currency), cites)
    });
    let gaps = headline::gaps(tier).map(|(gap, cited)| ((texts.gap)(gap, currency), vec![cited]));
    let plain = |text: String| (text, Vec::new());
    let open = tier.open_points.iter().map(|point| {
        let mark = marked_in_text(page.words.sources(), Inference::of_open_point(point)).unwrap_or_default();
        plain((texts.open_point)(point, headline::is_assumed(tier, point), currency) + &mark)
    });
    let assumed =
        tier.assumed.iter().map(|(rule, rate)| plain((texts.assumed_rate)(rule, page.words.numbers.percent(rate.0))));
    let clause = |clause: &Clause| ((texts.clause)(clause), Cited::all(program, &clause.cites));
    let of_document: Vec<&Clause> = citation::readings(tier.tier).collect();
    let in_full = page.state.tier.is_some();
    let readings = tier.readings.iter().filter_map(|reading| {
        let inference = citation::general_reading(&of_document, *reading);
        // A clause that is only counted says nothing in its stead.
        let inference = inference.or((!in_full).then_some(Inference::Wholly))?;
        let mark = marked_in_text(page.words.sources(), inference).unwrap_or_default();
        Some(plain((texts.reading)(*reading).to_owned() + &mark))
    });
    let duties = |kind| citation::duties(tier.tier, kind).map(clause).collect::<Vec<Fact>>();
    let (duties, deadlines) = (duties(ClauseKind::Obligation), duties(ClauseKind::Deadline));
    // What is only counted is counted together.
    let (duties, deadlines) = if in_full { (duties, deadlines) } else { ([duties, deadlines].concat(), Vec::new()) };
    let shortened = |items: Vec<Fact>, counted: fn(usize) -> String| match items.len() {
        0 => Vec::new(),
        count if !in_full => vec![plain(counted(count))],
        _ => items,
    };
    let readings: Vec<Fact> = readings.collect();
    let of_document = shortened(of_document.into_iter().map(clause).collect(), page.words.paper().readings_more);
    let duties = shortened(duties, page.words.paper().obligations_more);
    let list = |title, items: Vec<Fact>| Facts { title, items };
    let mut facts = vec![
        list(texts.fees, fees.collect()),
        list(texts.open_points, open.collect()),
        list(texts.assumed, assumed.collect()),
        list(texts.readings, [readings, of_document].concat()),
        list(texts.obligations, duties),
        list(texts.deadlines, deadlines),
    ];
    facts.retain(|list| !list.items.is_empty());
    // How the tier stands is texts even where nothing is to be listed below it.
    facts.insert(0, list((texts.standing)(tier.standing(), !tier.checks.is_empty()), gaps.collect()));
    facts
}

fn fact_list(words: &'static Words, list: &Facts, footnotes: &Footnotes) -> El {
    let item =
        |fact: &Fact| el("li").text(&fact.0).text(mark(words, fact)).child_opt(raised(footnotes.numbers(&fact.1)));
    let items = (!list.items.is_empty()).then(|| el("ul").list(list.items.iter().map(item)));
    el("div").class("paper-fact").child(el("h3").text(list.title)).child_opt(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scale::Position;

    #[test]
    fn an_axis_keeps_zero_and_the_amounts_that_have_room() {
        let tick = |(label, at): (&str, i32)| Tick { at: Position(at), label: label.to_owned() };
        let ticks: Vec<Tick> =
            [("−500k", 0), ("0", 2_000), ("500k", 4_000), ("1M", 6_000), ("1.5M", 8_000), ("2M", 10_000)]
                .map(tick)
                .into();
        let kept: Vec<String> = labelled(&ticks).into_iter().map(|tick| tick.label).collect();
        assert_eq!(kept, ["0", "2M", "1M"]);
    }
}
