//! Tiers that are like others: what is inherited, what differs, what is left out, and what is not stated.

use crate::limits::brief;
use crate::reader::cursor::nearest;
use crate::reader::problem::{Log, ProblemKind};
use crate::reader::short::cite::{self, Defaults};
use crate::reader::short::tree::{Placed, Value};
use crate::reader::short::{benefits, rule};

/// Keys of the short form, which the full form has not.
pub(super) const KEYS: [&str; 3] = ["like", "without", "cite"];

/// The statements of a profile.
const PROFILE: [&str; 4] = ["purpose", "earns", "audience", "key_value"];

/// Words of an answer that take a value, which may stand beside the place of the answer.
const ANSWERS: [&str; 3] = ["text", "count", "lost"];

/// A statement as a table with its `value`: `"yes"` and `{ text = "…", row = "…" }` are short for it.
pub(super) fn statement(mut said: Placed) -> Placed {
    let place = said.place.clone();
    if !said.is_table() {
        return Placed::table(&place, vec![("value".to_owned(), said)]);
    }
    if said.get("value").is_none()
        && let Some((word, value)) = ANSWERS.iter().find_map(|word| Some((*word, said.take(word)?)))
    {
        said.set("value", Placed::table(&place, vec![(word.to_owned(), value)]));
    }
    said
}

/// A tier in one form, so that it can be laid upon another.
pub(super) fn uniform(mut tier: Placed, log: &mut Log) -> Placed {
    if let Some(seller) = tier.get_mut("seller") {
        *seller = statement(seller.clone());
    }
    if let Some(profile) = tier.get_mut("profile") {
        for (_, said) in profile.entries_mut() {
            *said = statement(said.clone());
        }
    }
    if let Some(named) = tier.take("benefits") {
        let mut named = benefits::of_tier(named);
        for entry in named.items_mut().iter_mut().filter(|entry| entry.is_table()) {
            *entry = statement(entry.clone());
        }
        tier.set("benefits", named);
    }
    if let Some(rules) = tier.get_mut("rules") {
        rule::separate(rules, log);
    }
    for (key, part) in tier.entries_mut() {
        if !KEYS.contains(&key.as_str()) {
            cite::gather(key, part, log);
        }
    }
    tier
}

/// The tier laid upon the one that it is like.
pub(super) fn inherit(base: &Placed, own: Placed, log: &mut Log) -> Placed {
    let mut tier = Placed { place: own.place.clone(), value: base.value.clone() };
    let left_out = texts(base.get("without")).chain(texts(own.get("without"))).map(str::to_owned).collect::<Vec<_>>();
    for key in ["id", "name", "like"] {
        tier.take(key);
    }
    for path in own.get("without").map(Placed::items).unwrap_or_default() {
        leave_out(&mut tier, path, log);
    }
    for (key, part) in own.entries() {
        match tier.get_mut(key) {
            Some(inherited) if key == "cite" => cite::lay_upon(inherited, part),
            Some(inherited) if key == "profile" => {
                for (name, said) in part.entries() {
                    match inherited.get_mut(name) {
                        Some(old) => lay_entry(old, said),
                        None => inherited.set(name, said.clone()),
                    }
                }
            }
            Some(inherited) if key == "seller" => lay_entry(inherited, part),
            Some(inherited) if is_listed(inherited) && is_listed(part) => lay_list(key, inherited, part, log),
            _ => tier.set(key, part.clone()),
        }
    }
    let place = own.get("without").map_or(&own.place, |without| &without.place).clone();
    tier.set("without", Placed::list(&place, left_out.iter().map(|path| Placed::text(&place, path)).collect()));
    tier
}

/// The paths in a tier's `without`.
pub(super) fn texts(list: Option<&Placed>) -> impl Iterator<Item = &str> {
    list.map(Placed::items).unwrap_or_default().iter().filter_map(Placed::as_text)
}

/// Whether a value is a list of tables, whose entries have ids.
fn is_listed(value: &Placed) -> bool {
    matches!(&value.value, Value::List(items) if items.iter().all(Placed::is_table))
}

/// The keys by which an entry of a list is known.
fn identity(list: &str) -> &'static [&'static str] {
    match list {
        "rules" => &["stream", "contribution", "product_line", "months"],
        "benefits" => &["benefit"],
        "requirements" => &["requirement"],
        "minimums" => &["measure"],
        _ => &["id"],
    }
}

/// Whether an own entry speaks of an inherited one: everything by which it is known, as far as said, is the same.
fn is_of(list: &str, own: &Placed, inherited: &Placed) -> bool {
    let keys = identity(list);
    own.get(keys[0]).is_some()
        && keys
            .iter()
            .all(|key| own.get(key).is_none_or(|own| inherited.get(key).is_some_and(|other| same(own, other))))
}

fn same(one: &Placed, other: &Placed) -> bool {
    match (&one.value, &other.value) {
        (Value::Leaf(one), Value::Leaf(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Table(one), Value::Table(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.iter().any(|(name, other)| name == key && same(value, other)))
        }
        _ => false,
    }
}

/// Own entries change the inherited ones that they speak of; others are new and stand before the next one that is inherited.
fn lay_list(key: &str, inherited: &mut Placed, own: &Placed, log: &mut Log) {
    let mut new: Vec<Placed> = Vec::new();
    let mut changed: Vec<Placed> = Vec::new();
    let Value::List(entries) = &mut inherited.value else { return };
    for entry in own.items() {
        let found: Vec<usize> = (0..entries.len()).filter(|at| is_of(key, entry, &entries[*at])).collect();
        let Some(first) = found.first().copied() else {
            new.push(entry.clone());
            continue;
        };
        if changed.iter().any(|before| {
            identity(key).iter().all(|key| match (before.get(key), entry.get(key)) {
                (Some(before), Some(entry)) => same(before, entry),
                (before, entry) => before.is_none() && entry.is_none(),
            })
        }) {
            let remedy = "Keep one of the two, or give the other its own identifier.";
            log.report(&*entry.place, ProblemKind::Duplicate, "The tier changes the same entry twice.", remedy);
            continue;
        }
        changed.push(entry.clone());
        for at in found {
            lay_entry(&mut entries[at], entry);
        }
        for entry in new.drain(..).rev() {
            entries.insert(first, entry);
        }
    }
    entries.append(&mut new);
}

/// What an own entry says replaces what is inherited, key by key; of its place, what belongs to what is replaced.
fn lay_entry(inherited: &mut Placed, own: &Placed) {
    if !own.is_table() || !inherited.is_table() {
        *inherited = own.clone();
        return;
    }
    inherited.place = own.place.clone();
    for (key, value) in own.entries() {
        match inherited.get_mut(key) {
            Some(old) if key == "cite" => cite::lay_upon(old, value),
            _ => inherited.set(key, value.clone()),
        }
    }
}

/// Takes what a path names out of what a tier inherits.
fn leave_out(tier: &mut Placed, path: &Placed, log: &mut Log) {
    let Some(text) = path.as_text() else {
        let remedy = "Write paths in quotes, like \"fees.annual_fee\".";
        log.report(&*path.place, ProblemKind::WrongType, "This is no path of what is inherited.", remedy);
        return;
    };
    let mut steps = text.split('.');
    let list = steps.next().unwrap_or_default();
    let steps: Vec<&str> = steps.collect();
    let found = match tier.get_mut(list).filter(|_| !KEYS.contains(&list)) {
        None => false,
        Some(_) if steps.is_empty() => tier.take(list).is_some(),
        Some(part) if part.is_table() => steps.len() == 1 && part.take(steps[0]).is_some(),
        // An answer for all others gives each benefit, also those that stand in no list yet.
        Some(part) => {
            let is_others = |entry: &Placed| entry.text_of("benefit") == Some(benefits::OTHERS);
            leave_out_of(list, part, &steps) || list == "benefits" && part.items().iter().any(is_others)
        }
    };
    if !found {
        let message = format!("`{}` is not inherited.", brief(text));
        let choices = paths_of(tier, list);
        let remedy = nearest(text, choices.iter().map(String::as_str)).map_or_else(
            || format!("Leave it out, or name one of: {}.", choices.join(", ")),
            |near| format!("Did you mean `{near}`?"),
        );
        log.report(&*path.place, ProblemKind::UnknownReference, message, remedy);
    }
}

/// Refuses to leave something out of a tier that is like no other, but for a benefit that an answer for all others would give.
pub(super) fn refuse_without(tier: &Placed, log: &mut Log) {
    let benefits = tier.get("benefits").map(Placed::items).unwrap_or_default();
    let has_others = benefits.iter().any(|entry| entry.text_of("benefit") == Some(benefits::OTHERS));
    for path in tier.get("without").map(Placed::items).unwrap_or_default() {
        let text = path.as_text().unwrap_or_default();
        if !(has_others && text.starts_with("benefits.")) {
            let message = format!("`{}` is not inherited: the tier is like no other.", brief(text));
            log.report(&*path.place, ProblemKind::Combination, message, "Add `like`, or leave it out.");
        }
    }
}

/// The paths of what a tier has in a list or a table; of its lists and tables where it has no such.
fn paths_of(tier: &Placed, list: &str) -> Vec<String> {
    match tier.get(list).filter(|_| !KEYS.contains(&list)) {
        None => {
            let keys = tier.entries().iter().map(|(key, _)| key.clone());
            keys.filter(|key| !KEYS.contains(&key.as_str())).collect()
        }
        Some(part) if part.is_table() => part.entries().iter().map(|(key, _)| format!("{list}.{key}")).collect(),
        Some(part) => part.items().iter().map(|entry| format!("{list}.{}", known_as(list, entry))).collect(),
    }
}

/// The entry of a list in a path.
fn known_as(list: &str, entry: &Placed) -> String {
    identity(list).iter().filter_map(|key| entry.text_of(key)).collect::<Vec<_>>().join(".")
}

/// Removes the entries of a list that all steps speak of, or one key of them when the last step is one.
fn leave_out_of(list: &str, part: &mut Placed, steps: &[&str]) -> bool {
    let Value::List(entries) = &mut part.value else { return false };
    let named = |entry: &Placed, steps: &[&str]| {
        steps.iter().all(|step| identity(list).iter().any(|key| entry.text_of(key) == Some(step)))
    };
    if entries.iter().any(|entry| named(entry, steps)) {
        entries.retain(|entry| !named(entry, steps));
        return true;
    }
    let Some((key, steps)) = steps.split_last().filter(|(_, steps)| !steps.is_empty()) else { return false };
    let mut found = false;
    for entry in entries.iter_mut().filter(|entry| named(entry, steps)) {
        found |= !identity(list).contains(key) && entry.take(key).is_some();
    }
    found
}

/// The tier in the full form: what is left out is not stated, and every fact has its citation.
pub(super) fn complete(tier: &mut Placed, file: &Defaults, program_benefits: &[String], log: &mut Log) {
    let place = tier.place.clone();
    let without: Vec<String> = texts(tier.get("without")).map(str::to_owned).collect();
    let defaults = file.of_tier(tier.take("cite"));
    tier.take("like");
    tier.take("without");
    let not_stated = |part: &mut Placed, key: &str| {
        if part.is_table() && part.get(key).is_none() {
            part.set(key, Placed::text(&part.place.clone(), "not_stated"));
        }
    };
    let unsaid = || Placed::table(&place, Vec::new());
    if tier.get("seller").is_none() {
        tier.set("seller", unsaid());
    }
    if tier.get("profile").is_none() {
        tier.set("profile", unsaid());
    }
    if let Some(seller) = tier.get_mut("seller") {
        not_stated(seller, "value");
    }
    if let Some(profile) = tier.get_mut("profile") {
        for key in PROFILE {
            if profile.is_table() && profile.get(key).is_none() {
                profile.set(key, unsaid());
            }
        }
        for (_, said) in profile.entries_mut() {
            not_stated(said, "value");
        }
    }
    for (list, keys) in [
        ("rules", &["rate"][..]),
        ("fees", &["amount", "refund"]),
        ("requirements", &["need"]),
        ("benefits", &["value"]),
    ] {
        for entry in tier.get_mut(list).map(Placed::items_mut).unwrap_or_default() {
            keys.iter().for_each(|key| not_stated(entry, key));
        }
    }
    if let Some(named) = tier.get_mut("benefits") {
        benefits::complete(named, program_benefits, &without);
    }
    if let Some(rules) = tier.get_mut("rules") {
        rule::sort(rules);
    }
    for (key, part) in tier.entries_mut() {
        if key == "profile" {
            let around = defaults.of(key);
            for (name, said) in part.entries_mut() {
                cite::complete(name, said, &around, log);
            }
        } else {
            let around = defaults.of(key);
            cite::complete(key, part, &around, log);
        }
    }
}
