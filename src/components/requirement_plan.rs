//! One tier in depth: what is missing, in order of effort, what is there, what cannot be told, and what else it asks.

use std::rc::Rc;

use partner_engine::money::Currency;

use super::requirement_matrix::mark;
use super::source_link::source_link;
use super::statement::{Disclosed, disclosure, marked, statement};
use crate::citation::Inference;
use crate::comparison::Item;
use crate::element::{El, el};
use crate::requirement_matrix::{Plan, Point};
use crate::wording::Words;

/// The plan of a tier, by its name. The currency is that of every amount.
pub fn requirement_plan(words: &'static Words, tier: &str, plan: &Plan, currency: Currency) -> El {
    let texts = &words.requirements().plan;
    let nothing = plan.missing.is_empty() && plan.met.is_empty() && plan.unknown.is_empty();
    let clauses = [
        (texts.conditions, &plan.conditions),
        (texts.obligations, &plan.obligations),
        (texts.deadlines, &plan.deadlines),
    ];
    let nothing = nothing && clauses.iter().all(|(_, items)| items.is_empty());
    let points = |name, remark, points: &[Point]| points_list(words, name, remark, points, currency);
    el("section")
        .class("plan")
        .attr("aria-label", (texts.title)(tier))
        .child_opt(nothing.then(|| el("p").text(texts.nothing)))
        .child(
            el("div")
                .class("plan-parts")
                .child(
                    el("div")
                        .class("plan-part")
                        .child_opt(points(
                            texts.missing,
                            (plan.missing.len() > 1).then_some(texts.order),
                            &plan.missing,
                        ))
                        .child_opt(points(texts.met, None, &plan.met))
                        .child_opt(points(texts.unknown, Some(texts.unknown_why), &plan.unknown)),
                )
                .child(
                    el("div")
                        .class("plan-part")
                        .list(clauses.into_iter().filter_map(|(name, items)| clause_list(words, name, items))),
                ),
        )
}

fn points_list(
    words: &'static Words,
    name: &'static str,
    remark: Option<&'static str>,
    points: &[Point],
    currency: Currency,
) -> Option<El> {
    let point = |point: &Point| {
        let id = format!("plan-{}", point.check.id);
        let disclosed = move |point: &Point| draw_point(words, point, currency);
        el("li").key(&id).node(disclosure(point.clone(), id, None, disclosed))
    };
    plan_list("ol", name, remark, points.iter().map(point))
}

fn clause_list(words: &'static Words, name: &'static str, items: &[Rc<Item>]) -> Option<El> {
    let clause = |(index, item): (usize, &Rc<Item>)| {
        el("li").node(statement(words, item, format!("plan-{}-{index}", name.to_ascii_lowercase()), None))
    };
    plan_list("ul", name, None, items.iter().enumerate().map(clause))
}

/// A list with its name, in an element of lists; `None` when nothing is in it.
fn plan_list(
    tag: &'static str,
    name: &'static str,
    remark: Option<&'static str>,
    items: impl ExactSizeIterator<Item = El>,
) -> Option<El> {
    (items.len() > 0).then(|| {
        el("div")
            .class("plan-list")
            .child(el("h3").text(name))
            .child_opt(remark.map(|remark| el("p").class("plan-remark").text(remark)))
            .child(el(tag).attr("role", "list").list(items))
    })
}

/// A requirement in words, with the place where it stands.
pub(super) fn draw_point(words: &'static Words, point: &Point, currency: Currency) -> Disclosed {
    let text = (words.requirements().plan.point)(&point.check, currency);
    let inferred = marked(words.sources(), Inference::of([point.cited.ground]));
    let value = vec![mark(Some(point.check.standing()), text, inferred).build()];
    Disclosed { class: "statement", value, places: vec![source_link(words.sources(), &point.cited).build()] }
}
