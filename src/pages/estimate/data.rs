//! The figures behind the bars as a table.

use partner_engine::estimate::TierEstimate;

use crate::components::years_table::years_frame;
use crate::element::{El, el};
use crate::format;
use crate::outcome::Figures;
use crate::wording::Words;
use crate::wording::estimate::short_name;

/// The table.
pub(super) fn table(words: &'static Words, figures: &Figures, programs: &[String]) -> El {
    let said = words.detail();
    let [tier_head, heads @ ..] = &said.data_columns;
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(*tier_head))
        .list(heads.iter().map(|head| el("th").attr("scope", "col").class("is-amount").text(*head)));
    let tiers = crate::answer::ranked(&figures.estimate, programs);
    let rows = tiers.iter().map(|tier| data_row(words, tier).done()).collect();
    years_frame(&words.estimate.data_table.to_owned(), head, rows, None)
}

fn data_row(words: &'static Words, tier: &TierEstimate<'static>) -> El {
    let said = words.detail();
    let high = tier.net.high.map_or_else(|| said.unbounded.to_owned(), |high| format::whole(high.amount));
    let amounts = [
        format::whole(tier.net.low.amount),
        format::whole(tier.net.expected.amount),
        high,
        format::whole(tier.gross.expected.amount),
        (words.estimate.effective)(tier.effective_rate.map(|rate| format::share(rate.0))),
        format::whole(tier.fees.amount),
        format::whole(tier.refunds.amount),
        format::whole(tier.costs.amount),
    ];
    el("tr")
        .child(el("th").attr("scope", "row").text(short_name(tier.tier)))
        .list(amounts.into_iter().map(|amount| el("td").class("is-amount").text(amount)))
}
