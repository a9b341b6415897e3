//! Which tiers a table shows that has no room for all: a list between a step back and a step forward.

use std::ops::Range;

use crate::element::{El, Handler, el};
use crate::wording::Compare;

/// The id of the switch, below which the row stands that is being read.
pub(super) const ID: &str = "tier-switch";

/// The switch for the columns `shown`. The style sheet shows it where some are out of sight, and where one fits.
/// `on_step` shows columns from one on, `on_choose` from the one chosen.
pub fn tier_switch(
    words: &'static Compare,
    tiers: Vec<String>,
    shown: &Range<usize>,
    on_step: &dyn Fn(usize) -> Handler,
    on_choose: Handler,
) -> El {
    let words = &words.switch;
    let (count, fits) = (tiers.len(), shown.len().max(1));
    let (before, after) = (shown.start, count - shown.end);
    let last = count.saturating_sub(fits);
    // One by one it goes round; several at a time it ends where there are no more.
    let back = if before == 0 { last } else { before.saturating_sub(fits) };
    let on = if after == 0 { 0 } else { shown.end.min(last) };
    let step = |name: &'static str, sign: String, goal: usize, more: usize| {
        el("button")
            .attr("type", "button")
            .class("tier-step")
            .attr("aria-label", (fits == 1).then_some(name))
            .bool_attr("disabled", fits > 1 && more == 0)
            .on_click(on_step(goal))
            .child(el("span").attr("aria-hidden", if fits == 1 { "true" } else { "false" }).text(sign))
    };
    let (back_sign, on_sign) = match fits {
        1 => ("‹".to_owned(), "›".to_owned()),
        _ => ((words.before)(before), (words.after)(after)),
    };
    let option = |(index, tier): (usize, String)| {
        el("option").attr("value", index.to_string()).bool_attr("selected", index == shown.start).text(tier)
    };
    let label = if fits == 1 { words.label } else { words.first };
    el("div")
        .class("tier-switch")
        .attr("id", ID)
        .child(step(words.previous, back_sign, back, before))
        .child(
            el("label")
                .class("tier-list")
                .child(el("span").class("visually-hidden").text(label))
                .child(el("select").on_change(on_choose).list(tiers.into_iter().enumerate().map(option))),
        )
        .child(step(words.next, on_sign, on, after))
}
