//! One tier of the ranking: its bar, its net with the working behind it, its rate, and what it lacks.

use partner_engine::program::RuleKind;

use super::{kind_class, pays_class};
use crate::chart::bar::{BarShape, bar};
use crate::chart::scale::Tick;
use crate::citation::Inference;
use crate::element::{El, Handler, el};
use crate::wording::Words;

/// Words and figures of one tier of the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedTier {
    /// The tier's id.
    pub id: String,
    /// Its place.
    pub rank: usize,
    /// Its name.
    pub name: &'static str,
    /// Its program and edition, where the row before belongs to another one.
    pub program: Option<String>,
    /// Commission or margin.
    pub kind: RuleKind,
    /// Whether that is read.
    pub kind_inferred: Inference,
    /// That its edition has ended.
    pub ended: Option<&'static str>,
    /// The requirements that are not met, in words.
    pub lacks: Option<String>,
    /// That nothing is missing, or that nothing is asked in figures.
    pub standing: Option<&'static str>,
    /// Whether everything that it asks in figures is met.
    pub is_met: bool,
    /// Whether the net is a maximum.
    pub is_maximum: bool,
    /// The expected net.
    pub net: String,
    /// The least and the most.
    pub range: String,
    /// The effective rate.
    pub rate: String,
    /// The bar.
    pub shape: BarShape,
    /// Whether its years are shown below.
    pub selected: bool,
}

/// Handlers of a ranked tier's controls.
pub struct Callbacks {
    /// Shows its years.
    pub on_look: Handler,
    /// Opens or closes its working.
    pub on_work: Handler,
}

/// The id of the place where the working of a tier's net stands.
#[must_use]
pub fn working_id(tier: &str) -> String {
    format!("working-{}", tier.replace('/', "-"))
}

/// One tier of the ranking, its bar on an axis with these marks; with the working of its net, when it is open.
pub fn ranked_tier(
    words: &'static Words,
    tier: &RankedTier,
    ticks: &[Tick],
    working: Option<El>,
    answers: Callbacks,
) -> El {
    let texts = &words.estimate;
    let panel = working_id(&tier.id);
    let open = working.is_some();
    let program = tier.program.as_ref().map(|program| {
        el("span")
            .class("ranked-program")
            .text(program)
            .text(tier.ended.map(|_| ", "))
            .child_opt(tier.ended.map(|ended| el("strong").class("ended-mark").text(ended)))
    });
    let standing = if tier.is_met { "ranked-standing is-met" } else { "ranked-standing" };
    let name = el("span")
        .class("ranked-name")
        .child(
            el("span")
                .class("ranked-title")
                .child(
                    el("button")
                        .attr("type", "button")
                        .class("ranked-look")
                        .aria_bool("aria-pressed", tier.selected)
                        .on_click(answers.on_look)
                        .text(tier.name),
                )
                .child(el("span").class(kind_class(tier.kind)).text((texts.kind)(tier.kind)))
                .child_opt(
                    (texts.mark)(tier.kind_inferred).map(|mark| el("span").class("statement-inferred").text(mark)),
                )
                .child_opt(
                    tier.selected
                        .then(|| el("span").class("ranked-shown screen-only").child(hidden(texts.years_below))),
                ),
        )
        .child_opt(tier.lacks.as_ref().map(|lacks| el("span").class("lacks-mark").text(lacks)))
        .child_opt(tier.standing.map(|text| el("span").class(standing).text(text)));
    let up_to = if tier.is_maximum { format!("{} ", texts.up_to) } else { String::new() };
    let named = format!("{up_to}{}{}", tier.net, texts.show_working);
    let net = el("span")
        .class("ranked-net")
        .child(
            el("button")
                .attr("type", "button")
                .class("figure")
                .aria_bool("aria-expanded", open)
                .attr("aria-controls", open.then(|| panel.clone()))
                .attr("aria-label", named)
                .on_click(answers.on_work)
                .child_opt(tier.is_maximum.then(|| el("span").class("figure-up-to").text(texts.up_to).text(" ")))
                .child(el("span").class("figure-amount").text(&tier.net)),
        )
        .child(el("span").class("ranked-range").child(hidden(texts.range_lead)).text(&tier.range));
    let working = working.map(|working| {
        let place = el("div").class("ranked-working").attr("data-working", "").attr("id", panel);
        place.attr("tabindex", "-1").child(working)
    });
    el("li")
        .classes(&["ranked", pays_class(tier.kind), if tier.selected { "is-selected" } else { "" }])
        .child_opt(program)
        .child(el("span").class("ranked-rank").attr("aria-hidden", "true").text(tier.rank.to_string()))
        .child(name)
        .child(el("span").class("ranked-bar").child(bar(tier.shape, tier.kind, ticks)))
        .child(net)
        .child(el("span").class("ranked-rate").child(hidden(texts.rate_lead)).text(&tier.rate))
        .child_opt(working)
}

/// Words that say to those who do not see the columns what a figure is.
fn hidden(words: &'static str) -> El {
    el("span").class("visually-hidden").text(words).text(" ")
}
