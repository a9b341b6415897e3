//! Citations that say only what differs from those around them.
//!
//! What is said nearest counts: in the fact, in the `cite` of its tier for a list like `benefits`, in that of the file for the list, in
//! the tier's, in the file's. A row belongs to its section and a section to its source, so that who names another section inherits no row.

use crate::reader::problem::{Log, ProblemKind};
use crate::reader::short::tree::{Placed, Value};

/// The keys of a citation, which a fact may have beside its own.
pub(crate) const KEYS: [&str; 4] = ["source", "section", "row", "confidence"];

/// Tables that need a citation, by the key under which they stand, alone or in a list.
pub(crate) const CITED: [&str; 19] = [
    "validity",
    "conditions",
    "rounding",
    "criteria",
    "seller",
    "purpose",
    "earns",
    "audience",
    "key_value",
    "rules",
    "scale",
    "cap",
    "uplifts",
    "limits",
    "fees",
    "reaching",
    "minimums",
    "requirements",
    "benefits",
];

/// Keys whose value is itself a citation.
pub(crate) const CITATIONS: [&str; 2] = ["best_of_held", "ended_cite"];

/// Tables with a list of citations.
pub(crate) const CITED_OFTEN: [&str; 1] = ["clauses"];

/// Puts the keys of a place that stand beside the keys of a fact into its `cite` (of a clause, its `cites`), here and in all its parts.
pub(super) fn gather(key: &str, fact: &mut Placed, log: &mut Log) {
    for item in fact.items_mut() {
        gather(key, item, log);
    }
    if !fact.is_table() || CITATIONS.contains(&key) {
        return;
    }
    let said: Vec<(String, Placed)> =
        KEYS.iter().filter_map(|key| Some(((*key).to_owned(), fact.take(key)?))).collect();
    let often = CITED_OFTEN.contains(&key);
    if !said.is_empty() {
        if let Some(other) = fact.get("cite").or_else(|| fact.get("cites").filter(|_| often)) {
            let message = "The place of the fact is said twice.";
            let remedy = "Keep the keys beside the fact, or its citation.";
            log.report(&*other.place, ProblemKind::Combination, message, remedy);
        } else {
            fact.set("cite", Placed::table(&fact.place.clone(), said));
        }
    }
    if often && let Some(cite) = fact.take("cite") {
        fact.set("cites", Placed::list(&cite.place.clone(), vec![cite]));
    }
    for (key, part) in fact.entries_mut() {
        if !matches!(key.as_str(), "cite" | "cites") {
            gather(key, part, log);
        }
    }
}

/// Lays a citation upon a more general one, table by table.
pub(super) fn lay_upon(below: &mut Placed, above: &Placed) {
    if !below.is_table() || !above.is_table() {
        *below = above.clone();
        return;
    }
    if above.get("source").is_some() {
        below.take("section");
    }
    if above.get("source").is_some() || above.get("section").is_some() {
        below.take("row");
    }
    for (key, value) in above.entries() {
        match below.get_mut(key) {
            Some(old) if value.is_table() => lay_upon(old, value),
            _ => below.set(key, value.clone()),
        }
    }
}

/// The places of the facts of a tier or of a file, general ones and those of each list.
pub(super) struct Defaults {
    file: Placed,
    tier: Option<Placed>,
}

impl Defaults {
    pub(super) fn new(file: Placed) -> Self {
        Self { file, tier: None }
    }

    pub(super) fn of_tier(&self, tier: Option<Placed>) -> Self {
        Self { file: self.file.clone(), tier }
    }

    /// The place of what stands under a key and says nothing itself.
    pub(super) fn of(&self, key: &str) -> Placed {
        let mut cite = general(&self.file);
        let tier = self.tier.as_ref();
        let layers = [tier.map(general), self.file.get(key).cloned(), tier.and_then(|tier| tier.get(key)).cloned()];
        for layer in layers.into_iter().flatten() {
            lay_upon(&mut cite, &layer);
        }
        cite
    }
}

/// A default without its parts for single lists.
fn general(cite: &Placed) -> Placed {
    let entries = cite.entries().iter().filter(|(_, value)| !value.is_table());
    Placed::table(&cite.place, entries.cloned().collect())
}

/// Gives a fact and its parts whole citations. `around` is the citation of what it is a part of.
pub(super) fn complete(key: &str, fact: &mut Placed, around: &Placed, log: &mut Log) {
    if let Value::List(items) = &mut fact.value {
        for item in items {
            complete(key, item, around, log);
        }
        return;
    }
    if !fact.is_table() {
        return;
    }
    if CITATIONS.contains(&key) {
        *fact = whole(Some(&*fact), around, &fact.place.clone(), log);
        return;
    }
    if CITED_OFTEN.contains(&key) {
        let place = fact.place.clone();
        match fact.get_mut("cites") {
            Some(cites) => {
                for cite in cites.items_mut().iter_mut().filter(|cite| cite.is_table()) {
                    *cite = whole(Some(&*cite), around, &cite.place.clone(), log);
                }
            }
            None => fact.set("cites", Placed::list(&place, vec![whole(None, around, &place, log)])),
        }
        return;
    }
    let is_table = |cite: &Placed| cite.is_table();
    let own = fact.get("cite").is_none_or(is_table).then(|| {
        let mut cite = around.clone();
        if let Some(own) = fact.get("cite") {
            lay_upon(&mut cite, own);
        }
        cite
    });
    if own.is_some() && (CITED.contains(&key) || fact.get("cite").is_some()) {
        let cite = whole(fact.get("cite"), around, &fact.place, log);
        fact.set("cite", cite);
    }
    let around = own.as_ref().unwrap_or(around);
    for (key, part) in fact.entries_mut() {
        if !matches!(key.as_str(), "cite" | "cites") {
            complete(key, part, around, log);
        }
    }
}

/// A citation with all that it needs; what is missing is reported where the fact stands.
fn whole(own: Option<&Placed>, around: &Placed, place: &std::rc::Rc<str>, log: &mut Log) -> Placed {
    let mut cite = Placed::table(place, around.entries().to_vec());
    if let Some(own) = own {
        lay_upon(&mut cite, own);
        cite.place = own.place.clone();
    }
    for key in ["source", "section"] {
        if cite.get(key).is_none() {
            let message = format!("The citation is missing: no `{key}` is said for this fact.");
            let remedy = format!("Say `{key}` beside the fact, or for many in the `cite` of the tier or of the file.");
            // A fact that was left out of the file itself has no place of its own.
            let at = if place.is_empty() { "document" } else { &**place };
            log.report(at, ProblemKind::MissingCitation, message, remedy);
            // A word in its place, so that the reader does not report it once more.
            cite.set(key, Placed::text(place, super::NOT_SAID));
        }
    }
    if cite.get("confidence").is_none() {
        cite.set("confidence", Placed::text(place, "stated"));
    }
    cite
}
