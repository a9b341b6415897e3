//! Which tier a narrow table shows: a list between a step back and a step forward.

use crate::element::{El, Handler, el};
use crate::wording::compare::Compare;

/// The id of the switch, below which the row stands that is being read.
pub(super) const ID: &str = "tier-switch";

/// The switch. The style sheet shows it only where one column fits. `on_step` shows a tier, `on_choose` the one chosen.
pub fn tier_switch(
    words: &'static Compare,
    tiers: Vec<String>,
    shown: usize,
    on_step: &dyn Fn(usize) -> Handler,
    on_choose: Handler,
) -> El {
    let words = &words.switch;
    let count = tiers.len().max(1);
    let step = |name: &'static str, by: usize, sign: &'static str| {
        el("button")
            .attr("type", "button")
            .class("tier-step")
            .attr("aria-label", name)
            .on_click(on_step((shown + by) % count))
            .child(el("span").attr("aria-hidden", "true").text(sign))
    };
    let option = |(index, tier): (usize, String)| {
        el("option").attr("value", index.to_string()).flag("selected", index == shown).text(tier)
    };
    el("div")
        .class("tier-switch")
        .attr("id", ID)
        .child(step(words.previous, count - 1, "‹"))
        .child(
            el("label")
                .class("tier-list")
                .child(el("span").class("visually-hidden").text(words.label))
                .child(el("select").on_change(on_choose).list(tiers.into_iter().enumerate().map(option))),
        )
        .child(step(words.next, 1, "›"))
}
