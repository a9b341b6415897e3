//! The ranked tiers: a bar chart whose rows are the list, and the figures behind the bars as a table.

use std::rc::Rc;

use partner_engine::estimate::TierEstimate;
use partner_engine::money::Money;
use partner_engine::program::RuleKind;
use partner_engine::standing::Standing;
use yew::Html;

use super::looked_into;
use crate::calculation::Figures;
use crate::chart::bar::{BarShape, axis};
use crate::chart::scale::{Scale, Tick};
use crate::chunks::{self, Detail, DrawPart};
use crate::citation::Inference;
use crate::components::pays_class;
use crate::components::ranked_tier::{Callbacks, RankedTier, ranked_tier, working_id};
use crate::element::{El, Event, el};
use crate::headline::is_maximum;
use crate::page::Page;
use crate::pages::fetching;
use crate::region::{PtrEq, region};
use crate::ui_state::{DisclosureId, FigureId, UiAction};
use crate::wording::Words;

const FIGURES_ID: &str = "figures-title";

/// The ranked tiers; nothing when there are none.
pub(super) fn ranking(page: &Page, tiers: &[&TierEstimate<'static>]) -> Option<El> {
    if tiers.is_empty() {
        return None;
    }
    let words = &page.words.estimate;
    let scenario = &page.outcome.figures.scenario;
    let scale = Scale::holding(tiers.iter().flat_map(|tier| ends(tier)));
    let ticks: Rc<[Tick]> = scale.ticks(&page.words.numbers).into();
    let shown = looked_into(page, tiers).map(|tier| tier.tier.id());
    let mut rows = Vec::with_capacity(tiers.len());
    let (mut ranges, mut marks) = (false, false);
    for (index, tier) in tiers.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| tiers.get(before));
        let is_same = before.is_some_and(|before| before.tier.program.id == tier.tier.program.id);
        let program = (!is_same).then(|| (words.program)(tier.tier.program));
        let view = RankedTier { rank: index + 1, program, ..described(page, tier, scale, shown.as_deref()) };
        let (is_range, has_mark) = view.shape.has();
        ranges |= is_range;
        marks |= has_mark;
        rows.push(row(page, view, Rc::clone(&ticks), working(page, tier)));
    }
    let list = el("ol").attr("role", "list").class("ranking-list");
    let list = match chunks::detail() {
        Some(detail) => list.on(Event::KeyDown, (detail.escape)()),
        None => list,
    };
    let head = el("div")
        .class("ranking-head")
        .child_opt((ranges || super::up_to::is_entered(page)).then(|| super::up_to::field(page)))
        .child(el("h2").attr("id", "ranking-title").text((words.ranking)(
            scenario.years,
            scenario.currency,
            super::has_costs(&page.state),
        )))
        .child(legend(page.words, tiers, ranges, marks))
        .child(el("span").class("ranking-axis").child(axis(&ticks)))
        .child(el("span").class("ranking-rate-head").attr("aria-hidden", "true").text(words.rate_head));
    Some(
        el("section")
            .class("ranking")
            .attr("aria-labelledby", "ranking-title")
            .child(head)
            .child(list.nodes(rows))
            .child(figures(page)),
    )
}

/// The least, expected and greatest net of a tier, as far as it is bounded.
pub(in crate::pages) fn ends(tier: &TierEstimate<'static>) -> impl Iterator<Item = Money> {
    let net = tier.net;
    [Some(net.low), Some(net.expected), net.high].into_iter().flatten().map(|figure| figure.amount)
}

fn row(page: &Page, tier: RankedTier, ticks: Rc<[Tick]>, working: Option<DrawPart>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    let key = tier.id.clone();
    region(Some(&key), (tier, ticks, working.map(PtrEq)), move |(tier, ticks, working)| {
        let answers = Callbacks {
            on_look: dispatch.on(UiAction::ShowYears(tier.id.clone())),
            on_work: dispatch.on(UiAction::Toggle(net_working(tier.id.clone()))),
        };
        let working = working.as_ref().map(|PtrEq(draw)| draw());
        ranked_tier(words, tier, ticks, working, answers).build()
    })
}

fn net_working(tier: String) -> DisclosureId {
    DisclosureId::Working(FigureId::Net { tier })
}

/// Draws the place of the working of a tier's net, while it is open.
fn working(page: &Page, tier: &TierEstimate<'static>) -> Option<DrawPart> {
    let id = tier.tier.id();
    if !page.ui.is_expanded(&net_working(id.clone())) {
        return None;
    }
    match chunks::detail() {
        Some(detail) => (detail.net)(page, tier),
        None => Some(fetching::working(page, working_id(&id))),
    }
}

fn described(page: &Page, tier: &TierEstimate<'static>, scale: Scale, shown: Option<&str>) -> RankedTier {
    let words = &page.words.estimate;
    let net = &tier.net;
    let high = net.high.map(|high| high.amount);
    let id = tier.tier.id();
    let (name, numbers) = ((words.tier)(tier.tier), &page.words.numbers);
    let ended = &tier.tier.program.validity.ended;
    RankedTier {
        selected: shown == Some(&*id),
        id,
        rank: 0,
        name,
        program: None,
        standing: (words.standing)(tier),
        is_met: tier.standing() == Standing::Met && !tier.checks.is_empty(),
        kind: tier.kind,
        kind_inferred: Inference::of_kind(tier.tier.tier),
        ended: ended.as_ref().map(|_| (words.ended)(&tier.tier.program.validity)),
        lacks: (words.lacks)(tier, page.outcome.figures.scenario.currency),
        is_maximum: is_maximum(tier),
        net: numbers.whole(net.expected.amount),
        range: (words.range)(net.low.amount, high),
        rate: (words.effective)(tier.effective_rate.map(|rate| numbers.share(rate.0))),
        shape: BarShape::new(scale, net.low.amount, net.expected.amount, high),
    }
}

/// The legend in the hues of the rows; a sign that no row shows is left out.
pub(in crate::pages) fn legend(
    words: &'static Words,
    tiers: &[&TierEstimate<'static>],
    ranges: bool,
    marks: bool,
) -> El {
    let legend = &words.estimate.legend;
    let of = |kind: RuleKind, sign: &'static str| {
        let is_used = tiers.iter().any(|tier| tier.kind == kind);
        is_used.then(|| el("span").classes(&["legend-swatch", sign, pays_class(kind)]))
    };
    let item = |sign: &'static str, text: &'static str| {
        el("span")
            .class("legend-item")
            .child_opt(of(RuleKind::Commission, sign))
            .child_opt(of(RuleKind::Margin, sign))
            .text(text)
    };
    let mark = || el("span").class("legend-item").child(el("span").class("legend-mark")).text(legend.expected);
    el("span")
        .class("legend")
        .child(item("is-stated", legend.stated))
        .child_opt(ranges.then(|| item("is-possible", legend.possible)))
        .child_opt(marks.then(mark))
}

/// The figures behind the bars. While they are folded away they stay as they were: nobody sees them.
fn figures(page: &Page) -> El {
    let words = page.words;
    let open = page.ui.is_expanded(&DisclosureId::DataTable);
    let on_toggle = page.dispatch.on(UiAction::SetExpanded(DisclosureId::DataTable, !open));
    let dispatch = page.dispatch.clone();
    let (detail, failed) = (chunks::detail(), page.ui.detail_failed);
    let figures = Rc::clone(&page.outcome.figures);
    let inputs = Behind { open, detail, failed, figures, programs: page.state.programs.clone() };
    el("details")
        .class("data-table screen-only")
        .on(Event::Toggle, on_toggle)
        .child(el("summary").attr("id", FIGURES_ID).text(words.estimate.data_table))
        .node(region(None, inputs, move |behind| match behind.detail {
            Some(detail) => (detail.data)(words, &behind.figures, &behind.programs).build(),
            None => fetching::draw_of(words, &dispatch, behind.failed, FIGURES_ID).build(),
        }))
}

/// Inputs of the figures behind the bars.
struct Behind {
    open: bool,
    detail: Option<Detail>,
    failed: bool,
    figures: Rc<Figures>,
    programs: Vec<String>,
}

impl PartialEq for Behind {
    fn eq(&self, other: &Self) -> bool {
        // What is folded away need not be drawn anew.
        let folded = !self.open && !other.open;
        let is_drawn = self.detail.is_some();
        let same = is_drawn == other.detail.is_some() && (is_drawn || self.failed == other.failed);
        same && (folded || Rc::ptr_eq(&self.figures, &other.figures) && self.programs == other.programs)
    }
}
