//! The figures behind the bars as a table.

use partner_engine::estimate::TierEstimate;

use crate::calculation::Figures;
use crate::components::years_table::years_frame;
use crate::element::{El, el};
use crate::wording::Words;

/// The table.
pub(super) fn table(words: &'static Words, figures: &Figures, programs: &[String]) -> El {
    let texts = words.detail();
    let [tier_head, heads @ ..] = &texts.data_columns;
    let head = el("tr")
        .child(el("th").attr("scope", "col").text(*tier_head))
        .list(heads.iter().map(|head| el("th").attr("scope", "col").class("is-amount").text(*head)));
    let tiers = crate::headline::ranked(&figures.estimate, programs);
    let rows = tiers.iter().map(|tier| data_row(words, tier).build()).collect();
    years_frame(&words.estimate.data_table.to_owned(), head, rows, None)
}

fn data_row(words: &'static Words, tier: &TierEstimate<'static>) -> El {
    let texts = words.detail();
    let high = tier.net.high.map_or_else(|| texts.unbounded.to_owned(), |high| words.numbers.whole(high.amount));
    let amounts = [
        words.numbers.whole(tier.net.low.amount),
        words.numbers.whole(tier.net.expected.amount),
        high,
        words.numbers.whole(tier.gross.expected.amount),
        (words.estimate.effective)(tier.effective_rate.map(|rate| words.numbers.share(rate.0))),
        words.numbers.whole(tier.fees.amount),
        words.numbers.whole(tier.refunds.amount),
        words.numbers.whole(tier.costs.amount),
    ];
    el("tr")
        .child(el("th").attr("scope", "row").text((words.estimate.tier)(tier.tier)))
        .list(amounts.into_iter().map(|amount| el("td").class("is-amount").text(amount)))
}
