//! Rules for several streams and product lines at once, and brackets by the figures that a document prints.

use strum::VariantArray as _;

use crate::limits::{MOST_ENTRIES, MOST_VALUES};
use crate::reader::cursor::word_of;
use crate::reader::problem::{Log, ProblemKind};
use crate::reader::short::tree::{Placed, Value};
use crate::stream::{Contribution, Stream};

/// Measures that count whole things one after the other, so that "from the fifth" is after four.
const COUNTED_ONE_BY_ONE: [&str; 3] = ["deals", "customers", "customers_in_force"];

/// The rules of a tier, each for one stream and one product line, with brackets by their lower edges.
pub(super) fn separate(rules: &mut Placed, log: &mut Log) {
    let Value::List(entries) = &mut rules.value else { return };
    let mut separated: Vec<Placed> = Vec::new();
    let mut values = 0_usize;
    for mut rule in entries.drain(..) {
        let streams = several(&mut rule, "streams", "stream", log);
        let lines = several(&mut rule, "lines", "product_line", log);
        brackets(&mut rule, log);
        for uplift in rule.get_mut("uplifts").map(Placed::items_mut).unwrap_or_default() {
            brackets(uplift, log);
        }
        let copies = streams.len() * lines.len();
        values += copies.saturating_mul(rule.size());
        if separated.len() + copies > MOST_ENTRIES || values > MOST_VALUES {
            let message = format!(
                "The tier has more than {MOST_ENTRIES} rules, or rules of more than {MOST_VALUES} values, once there is one for each stream and line."
            );
            log.report(&*rule.place, ProblemKind::TooLong, message, "Shorten it.");
            break;
        }
        for stream in &streams {
            for line in &lines {
                let mut one = rule.clone();
                for (key, value) in [("stream", stream), ("product_line", line)] {
                    if let Some(value) = value {
                        one.set(key, value.clone());
                    }
                }
                separated.push(one);
            }
        }
    }
    *entries = separated;
}

/// The values of a list that stands for one of its values at a time; `None` once where nothing is said.
fn several(rule: &mut Placed, list: &str, single: &str, log: &mut Log) -> Vec<Option<Placed>> {
    let Some(values) = rule.take(list) else { return vec![None] };
    let Value::List(items) = &values.value else {
        let message = format!("This is no list, but `{list}` is one.");
        let remedy = format!("Write it in square brackets, or `{single}` for a single one.");
        log.report(&*values.place, ProblemKind::WrongType, message, remedy);
        return vec![None];
    };
    if rule.get(single).is_some() {
        let message = format!("The rule has `{single}` and `{list}`.");
        log.report(&*values.place, ProblemKind::Combination, message, "Keep one of the two.");
        return vec![None];
    }
    if items.is_empty() {
        log.report(&*values.place, ProblemKind::Empty, "The list is empty.", "Give it at least one entry.");
        return vec![None];
    }
    items.iter().cloned().map(Some).collect()
}

/// Turns brackets without `edge`, whose `from` is the first that has the rate and whose `up_to` is the last, into those of the full form.
fn brackets(of: &mut Placed, log: &mut Log) {
    let Some(scale) = of.get("scale").filter(|scale| scale.is_table()) else { return };
    let has = |key: &str| {
        scale.get("brackets").map(Placed::items).unwrap_or_default().iter().any(|bracket| bracket.get(key).is_some())
    };
    let (place, has_up_to, has_from) = (scale.place.clone(), has("up_to"), has("from"));
    let applies = scale.text_of("applies").unwrap_or_default().to_owned();
    let is_counted = scale.text_of("measure").is_some_and(|measure| COUNTED_ONE_BY_ONE.contains(&measure));
    let has_edge = scale.get("edge").is_some();
    if has_edge && !has_up_to {
        return;
    }
    let refused = if has_edge {
        let remedy = "Leave out `edge`: `up_to` says that the figure itself lies below.";
        Some((ProblemKind::Combination, "The brackets have `up_to`, and the scale has `edge`.", remedy))
    } else if applies == "not_stated" {
        let message = "Where it is not stated how the brackets apply, they need an `edge`.";
        Some((ProblemKind::MissingKey, message, "Add `edge`, and `from` as its lower edge."))
    } else if has_up_to && has_from {
        Some((ProblemKind::Combination, "Some brackets have `from` and others `up_to`.", "Keep one of the two."))
    } else {
        None
    };
    if let Some((kind, message, remedy)) = refused {
        log.report(&*place, kind, message, remedy);
        // Nothing can be said of brackets whose edges are not known.
        of.take("scale");
        return;
    }
    // A deal or an amount that begins where the one before ends lies beyond it; a whole amount that is exactly at it does not.
    let edge = if has_up_to && applies == "whole" { "exclusive" } else { "inclusive" };
    if let Some(scale) = of.get_mut("scale") {
        scale.set("edge", Placed::text(&place, edge));
    }
    if has_up_to {
        by_upper_ends(of, log);
    } else if is_counted && applies != "whole" {
        let scale = of.get_mut("scale").and_then(|scale| scale.get_mut("brackets"));
        for bracket in scale.map(Placed::items_mut).unwrap_or_default() {
            let Some(from) = bracket.get_mut("from") else { continue };
            if let Some(before) =
                from.as_text().and_then(|text| text.parse::<u32>().ok()).and_then(|first| first.checked_sub(1))
            {
                *from = Placed::text(&from.place.clone(), before.to_string());
            }
        }
    }
}

/// Each bracket but the last ends at its `up_to`; the first has the rate that the rule's own is in the full form.
fn by_upper_ends(of: &mut Placed, log: &mut Log) {
    if let Some(rate) = of.get("rate") {
        let message = "The rule has a rate of its own, and its first bracket has one.";
        log.report(&*rate.place, ProblemKind::Combination, message, "With `up_to` the rates stand in the brackets.");
        return;
    }
    let Some(brackets) = of.get_mut("scale").and_then(|scale| scale.get_mut("brackets")) else { return };
    let mut first = None;
    if let Value::List(entries) = &mut brackets.value {
        let last = entries.len().saturating_sub(1);
        let mut end: Option<Placed> = None;
        for (index, bracket) in entries.iter_mut().enumerate() {
            let up_to = bracket.take("up_to");
            if let Some(end) = end.take() {
                bracket.set("from", end);
            }
            if up_to.is_some() == (index == last) {
                let (message, remedy) = if index == last {
                    (
                        "The last bracket has an end; what is paid above it is not said.",
                        "Add { rate = … } for the rest.",
                    )
                } else {
                    ("The bracket has no end.", "Add `up_to`; only the last bracket has none.")
                };
                log.report(&*bracket.place, ProblemKind::MissingKey, message, remedy);
            }
            end = up_to;
        }
        first = (!entries.is_empty()).then(|| entries.remove(0));
    }
    if let Some(rate) = first.and_then(|mut first| first.take("rate")) {
        of.set("rate", rate);
    }
}

/// Puts rules in the order of the format: by stream, then by contribution, then as in the file.
pub(super) fn sort(rules: &mut Placed) {
    let stream =
        |rule: &Placed| Stream::VARIANTS.iter().position(|stream| Some(word_of(*stream)) == rule.text_of("stream"));
    let contribution = |rule: &Placed| {
        Contribution::VARIANTS.iter().position(|one| Some(word_of(*one)) == rule.text_of("contribution"))
    };
    if let Value::List(rules) = &mut rules.value {
        rules.sort_by_key(|rule| (stream(rule).unwrap_or(usize::MAX), contribution(rule)));
    }
}
