//! The tiers of a program by what they ask: what is met, what is short and by how much, what cannot be told.
//!
//! A tier's name opens its plan below its row. Where the columns do not fit, the style sheet leaves the standing with its gaps.

use partner_engine::money::Currency;
use partner_engine::standing::{Check, Standing};
use yew::Html;

use super::statement::marked;
use crate::citation::Inference;
use crate::element::{El, Handler, children, el};
use crate::requirement_matrix::{Matrix, RequirementColumn, TierStanding, Unasked, asks_nothing};
use crate::wording::Words;

/// Most columns that leave room for whole lines in a cell.
const ROOMY: usize = 5;
/// Most columns that leave room for the names of criteria.
const SPACIOUS: usize = 2;

/// The matrix of one program. The currency is that of every amount; `open` is the tier whose plan is open, with the plan;
/// `on_open` opens or closes the plan of a tier.
pub fn requirement_matrix(
    words: &'static Words,
    matrix: &Matrix,
    currency: Currency,
    open: Option<(&str, El)>,
    on_open: &dyn Fn(&str) -> Handler,
) -> El {
    let texts = &words.requirements().matrix;
    let ended = matrix.program.ended.is_some();
    let head = |class: &'static str| el("th").attr("scope", "col").class(class);
    let (open, mut plan) = open.map_or((None, None), |(id, plan)| (Some(id), Some(plan)));
    let mut rows = Vec::new();
    for tier in &matrix.tiers {
        let is_open = open == Some(&*tier.id);
        let id = format!("plan-{}", tier.id.replace('/', "-"));
        rows.push(tier_row(words, matrix, currency, tier, is_open.then(|| id.clone()), on_open(&tier.id)).build());
        if let Some(plan) = plan.take_if(|_| is_open) {
            let span = (matrix.columns.len() + 2).to_string();
            let cell = el("td").attr("id", &id).attr("colspan", span).child(plan);
            rows.push(el("tr").class("matrix-plan").key(&id).child(cell).build());
        }
    }
    el("table")
        .key(&matrix.program.id)
        .class(if matrix.columns.len() > ROOMY { "matrix is-dense" } else { "matrix" })
        .child(
            el("caption")
                .child(el("h2").text((texts.caption)(&matrix.program)))
                .text(ended.then_some(" "))
                .child_opt(ended.then(|| {
                    el("strong")
                        .class("ended-badge")
                        .text((words.compare().ended)(&matrix.program, matrix.program.ended_in_part))
                }))
                .child_opt(matrix.heads_lost.then(|| el("p").class("plan-remark").text(texts.heads_lost))),
        )
        .child(
            el("thead").child(
                el("tr")
                    .child(head("matrix-tier-head").text(texts.tier))
                    .child(head("matrix-standing-head").text(texts.standing_head))
                    .list(matrix.columns.iter().map(|column| head("matrix-column").text((texts.column)(column)))),
            ),
        )
        .child(el("tbody").nodes(rows))
}

fn tier_row(
    words: &'static Words,
    matrix: &Matrix,
    currency: Currency,
    tier: &TierStanding,
    open: Option<String>,
    on_open: Handler,
) -> El {
    let name = el("button")
        .attr("type", "button")
        .class("matrix-open")
        .aria_bool("aria-expanded", open.is_some())
        .on_click(on_open)
        .text((words.compare().tier_name)(&tier.tier).to_owned());
    el("tr")
        .class(if open.is_some() { "matrix-tier is-open" } else { "matrix-tier" })
        .key(&tier.id)
        .child(el("th").attr("scope", "row").child(name.attr("aria-controls", open)))
        .child(standing_cell(words, currency, tier))
        .list(matrix.columns.iter().map(|column| asked_cell(words, matrix, currency, tier, column)))
}

fn standing_cell(words: &'static Words, currency: Currency, tier: &TierStanding) -> El {
    let texts = &words.requirements().matrix;
    let (gaps, asks) = (|| tier.missing(), !tier.asks_nothing());
    let inferred = |checks: &[&Check<'static>]| marked(words.sources(), tier.inference(checks.iter().copied()));
    let standing = (texts.standing)(tier.standing, gaps().count(), asks);
    el("td").class("matrix-standing").child(mark(asks.then_some(tier.standing), standing, None)).child(
        el("ul")
            .class("matrix-gaps")
            .attr("role", "list")
            .list(gaps().map(|check| el("li").text((texts.gap)(check, currency)).child_opt(inferred(&[check])))),
    )
}

fn asked_cell(
    words: &'static Words,
    matrix: &Matrix,
    currency: Currency,
    tier: &TierStanding,
    column: &RequirementColumn,
) -> El {
    let texts = &words.requirements().matrix;
    let checks: Vec<&Check<'static>> = tier.within(column).collect();
    let inferred = |checks: &[&Check<'static>]| marked(words.sources(), tier.inference(checks.iter().copied()));
    let unknown = |text: String, checks: &[&Check<'static>]| mark(Some(Standing::Unknown), text, inferred(checks));
    let content: Html = match (column, &checks[..]) {
        (_, []) => {
            let of_catalog = partner_programs::catalog().tier(&tier.id);
            let unasked = of_catalog.map_or(Unasked::Plainly, |tier| Unasked::of(tier, column));
            let is_hidden = unasked != Unasked::Disputed;
            let class = if is_hidden { "visually-hidden" } else { "mark-detail" };
            // Which of the two places counts is read.
            let read = marked(words.sources(), Inference::Wholly).filter(|_| !is_hidden);
            el("span").class(class).text((texts.not_asked)(unasked)).child_opt(read).build()
        }
        (RequirementColumn::WithoutFigure, checks) if matrix.columns.len() <= SPACIOUS => {
            children(checks.iter().map(|check| unknown((texts.criterion)(check), &[check])))
        }
        (RequirementColumn::WithoutFigure, checks) => unknown((texts.without_figure)(checks.len()), checks).build(),
        (_, checks) => children(checks.iter().map(|check| {
            let (text, detail) = (texts.check)(check, currency);
            let detail = (!detail.is_empty()).then(|| el("span").class("mark-detail").text(detail));
            let standing = (!asks_nothing(check)).then(|| check.standing());
            mark(standing, text, detail).child_opt(inferred(&[check]))
        })),
    };
    el("td").class("matrix-check").node(content)
}

/// Met, short, unknown or nothing to meet: a mark with its words, never a colour alone; and what else is said of it.
pub fn mark(standing: Option<Standing>, text: String, rest: Option<El>) -> El {
    let (class, sign) = match standing {
        Some(Standing::Met) => ("mark is-met", "✓"),
        Some(Standing::Short) => ("mark is-short", "✕"),
        Some(Standing::Unknown) => ("mark is-unknown", "?"),
        None => ("mark is-unknown", "–"),
    };
    el("span")
        .class(class)
        .child(el("span").class("mark-sign").attr("aria-hidden", "true").text(sign))
        .child(el("span").class("mark-text").text(text))
        .child_opt(rest)
}
