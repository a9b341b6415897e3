//! The short form of a program file, `format = 2`: writes out what an author need not say again.
//!
//! A pass over the tree of the file makes the tree of the full form, which the reader then reads as ever: citations inherit what they do
//! not say (`short/cite.rs`), a tier takes what it is like (`short/tier.rs`), a rule stands for several streams and lines and its brackets
//! take the figures of the document (`short/rule.rs`), benefits are known by their ids (`short/benefits.rs`). A file without `format` or
//! with `format = 1` is in the full form. Nothing here checks facts; problems that the reader finds are told of the place in the
//! author's file. The meaning of each key is in `programs/README.md`.

mod benefits;
pub(crate) mod cite;
mod rule;
mod tier;
mod tree;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::document::Node;
use crate::limits::{MOST_VALUES, brief};
use crate::reader::cursor::nearest;
use crate::reader::problem::{Log, Problem, ProblemKind};
use crate::reader::short::cite::Defaults;
use crate::reader::short::tree::{Placed, Value};

/// The name of the key that says which form a file is in.
const FORMAT: &str = "format";

/// What stands in a citation that cannot be made; the problem is reported where the fact stands.
const NOT_SAID: &str = "(not said)";

/// Keys of a program that are no facts.
const OTHER_KEYS: [&str; 5] = [FORMAT, "sources", "benefits", "product_lines", "tiers"];

/// The document in the full form, and the author's place of each of its values.
pub(crate) struct FullForm<'n> {
    pub(crate) document: Cow<'n, Node>,
    origins: BTreeMap<String, Rc<str>>,
    /// The positions of tiers that lack what they should inherit.
    unfinished: BTreeSet<usize>,
}

/// The document in the full form.
pub(crate) fn expand<'n>(document: &'n Node, log: &mut Log) -> FullForm<'n> {
    let whole = |document| FullForm { document, origins: BTreeMap::new(), unfinished: BTreeSet::new() };
    let Node::Table(entries) = document else { return whole(Cow::Borrowed(document)) };
    match document.get(FORMAT) {
        None => return whole(Cow::Borrowed(document)),
        Some(Node::Integer(2)) => {}
        Some(format) => {
            if *format != Node::Integer(1) {
                let message = format!("The format `{}` is not known.", brief(&format.to_string()));
                let remedy = "Write format = 2 for the short form; leave it out for the full form.";
                log.report(FORMAT, ProblemKind::UnknownWord, message, remedy);
            }
            let others = entries.iter().filter(|(key, _)| key != FORMAT);
            return whole(Cow::Owned(Node::Table(others.cloned().collect())));
        }
    }
    let mut program = Placed::of(document, "");
    program.take(FORMAT);
    check_addresses(&program, log);
    let (mut tiers, unfinished) = inherited(&program, log);
    let mut used: Vec<Placed> = Vec::new();
    for entry in tiers.iter().flat_map(|tier| tier.get("benefits").map(Placed::items).unwrap_or_default()) {
        used.extend(entry.get("benefit").cloned());
    }
    benefits::list(&mut program, &used, log);
    let ids = benefits::ids(&program);
    let defaults = Defaults::new(file_cite(&mut program));
    for (key, part) in program.entries_mut() {
        if !OTHER_KEYS.contains(&key.as_str()) {
            for entry in part.items_mut() {
                if let Some(criteria) = entry.get_mut("criteria") {
                    *criteria = tier::statement(criteria.clone());
                }
            }
            cite::gather(key, part, log);
            cite::complete(key, part, &defaults.of(key), log);
        }
    }
    if program.get("validity").is_none() {
        let mut validity = Placed::table(&program.place, Vec::new());
        cite::complete("validity", &mut validity, &defaults.of("validity"), log);
        program.set("validity", validity);
    }
    for tier in &mut tiers {
        if tier.is_table() {
            tier::complete(tier, &defaults, &ids, log);
        }
    }
    if let Some(listed) = program.get_mut("tiers")
        && let Value::List(entries) = &mut listed.value
    {
        *entries = tiers;
    }
    let mut origins = BTreeMap::new();
    let document = program.node("", &mut origins);
    FullForm { document: Cow::Owned(document), origins, unfinished }
}

/// The `cite` of the file; a source that nobody names is the first of the list.
fn file_cite(program: &mut Placed) -> Placed {
    let first = program.get("sources").and_then(|sources| sources.items().first()).and_then(|first| first.get("id"));
    let first = first.map(|id| ("source".to_owned(), id.clone()));
    let mut cite = Placed::table(&program.place, first.into_iter().collect());
    if let Some(own) = program.take("cite") {
        cite::lay_upon(&mut cite, &own);
    }
    cite
}

/// The tiers with what they inherit, and the positions of those for which that cannot be found.
fn inherited(program: &Placed, log: &mut Log) -> (Vec<Placed>, BTreeSet<usize>) {
    let own: Vec<Placed> = program.get("tiers").map(Placed::items).unwrap_or_default().to_vec();
    let own: Vec<Placed> = own.into_iter().map(|tier| tier::uniform(tier, log)).collect();
    let ids: Vec<Option<&str>> = own.iter().map(|tier| tier.text_of("id")).collect();
    let bases: Vec<Option<usize>> = own.iter().map(|tier| base_of(tier, &ids, log)).collect();
    let lacks = |at: &usize| own[*at].get("like").is_some() && bases[*at].is_none();
    let mut unfinished: BTreeSet<usize> = (0..own.len()).filter(lacks).collect();
    let mut done: Vec<Option<Placed>> = vec![None; own.len()];
    let mut values = 0;
    for index in 0..own.len() {
        let mut chain = Vec::new();
        let mut next = Some(index);
        while let Some(at) = next.filter(|at| done[*at].is_none()) {
            if chain.contains(&at) {
                let circle: Vec<&str> = chain.iter().chain([&at]).filter_map(|at| ids[*at]).collect();
                let message = format!("The tiers are like each other in a circle: {}.", circle.join(", "));
                let place = own[index].get("like").map_or(&own[index].place, |like| &like.place);
                log.report(&**place, ProblemKind::Combination, message, "Write out one of them.");
                done[at] = Some(own[at].clone());
                unfinished.extend(&chain);
                break;
            }
            chain.push(at);
            next = bases[at];
        }
        for at in chain.into_iter().rev() {
            if done[at].is_some() {
                continue;
            }
            let base = bases[at].and_then(|base| done[base].as_ref());
            let tier = match base {
                Some(base) => tier::inherit(base, own[at].clone(), log),
                None => {
                    if own[at].get("like").is_none() {
                        tier::refuse_without(&own[at], log);
                    }
                    own[at].clone()
                }
            };
            values += tier.size();
            if values > MOST_VALUES {
                let message = format!("With everything inherited the file has more than {MOST_VALUES} values.");
                log.report(&*own[at].place, ProblemKind::TooLong, message, "Shorten it.");
                let all = (0..own.len()).collect();
                return (own, all);
            }
            done[at] = Some(tier);
        }
    }
    (done.into_iter().flatten().collect(), unfinished)
}

/// The tier that another is like, by its position.
fn base_of(tier: &Placed, ids: &[Option<&str>], log: &mut Log) -> Option<usize> {
    let like = tier.get("like")?;
    let Some(named) = like.as_text() else {
        let message = "This is no text, but a tier is like another by its id.";
        log.report(&*like.place, ProblemKind::WrongType, message, "Write like = \"id\".");
        return None;
    };
    let found = ids.iter().position(|id| *id == Some(named));
    if found.is_none() {
        let listed = || ids.iter().flatten().copied();
        let remedy = nearest(named, listed()).map_or_else(
            || format!("Use one of: {}.", listed().map(brief).collect::<Vec<_>>().join(", ")),
            |near| format!("Did you mean `{near}`?"),
        );
        let message = format!("There is no tier `{}` in this file.", brief(named));
        log.report(&*like.place, ProblemKind::UnknownReference, message, remedy);
    }
    found
}

/// The position of the tier in a place.
fn tier_of(place: &str) -> Option<usize> {
    place.strip_prefix("tiers[")?.split(']').next()?.parse().ok()
}

/// Addresses stand without a scheme, as they are shown.
fn check_addresses(program: &Placed, log: &mut Log) {
    for source in program.get("sources").map(Placed::items).unwrap_or_default() {
        let Some(address) = source.get("address") else { continue };
        let Some((scheme, rest)) = address.as_text().and_then(|text| text.split_once("://")) else { continue };
        let message = format!("The address begins with `{}://`.", brief(scheme));
        let remedy = format!("Leave that out: \"{}\".", brief(rest));
        log.report(&*address.place, ProblemKind::Combination, message, remedy);
    }
}

impl FullForm<'_> {
    /// The reader's problems, told of the author's file. One that comes of something inherited is told once; where only what a tier
    /// adds to it makes it one, it says which tier.
    pub(crate) fn told(&self, found: Vec<Problem>, log: &mut Log) {
        if self.origins.is_empty() {
            log.problems.extend(found);
            return;
        }
        let found = found.into_iter().filter(|problem| !problem.message.contains(NOT_SAID)).map(|mut problem| {
            self.name_short_keys(&mut problem);
            let place = std::mem::take(&mut problem.place);
            problem.place = self.author_place(&place);
            (tier_of(&place), problem)
        });
        let found: Vec<(Option<usize>, Problem)> = found.collect();
        let is_own = |tier: Option<usize>, problem: &Problem| tier.is_none() || tier == tier_of(&problem.place);
        let own = found.iter().filter(|(tier, problem)| is_own(*tier, problem));
        let own: BTreeSet<(&str, &str)> = own.map(|(_, problem)| (&*problem.place, &*problem.message)).collect();
        let mut told = BTreeSet::new();
        for (tier, problem) in &found {
            let is_unfinished = tier_of(&problem.place).is_some_and(|tier| self.unfinished.contains(&tier));
            if problem.kind == ProblemKind::MissingKey && is_unfinished {
                continue;
            }
            let key = (&*problem.place, &*problem.message);
            let is_inherited = !is_own(*tier, problem);
            if is_inherited && own.contains(&key) || !told.insert(key) {
                continue;
            }
            let mut problem = problem.clone();
            if let Some(id) = tier.filter(|_| is_inherited).and_then(|tier| self.tier_id(tier)) {
                problem.message =
                    format!("{} So it is in the tier `{}`, which inherits this.", problem.message, brief(id));
            }
            log.problems.push(problem);
        }
    }

    fn tier_id(&self, index: usize) -> Option<&str> {
        match self.document.get("tiers")? {
            Node::List(tiers) => tiers.get(index)?.get("id")?.as_text(),
            _ => None,
        }
    }

    /// The place in the author's file: of the value itself, or of the innermost one around it with the rest of the path.
    fn author_place(&self, place: &str) -> String {
        let ends = place.char_indices().filter(|(_, sign)| matches!(sign, '.' | '[')).map(|(at, _)| at);
        let ends: Vec<usize> = ends.chain([place.len()]).collect();
        for end in ends.into_iter().rev() {
            if let Some(origin) = self.origins.get(&place[..end]) {
                let rest = &place[end..];
                return if origin.is_empty() {
                    rest.trim_start_matches('.').to_owned()
                } else {
                    format!("{origin}{rest}")
                };
            }
        }
        place.to_owned()
    }

    /// Names the keys that the short form has beside those of the full form where one is not known.
    fn name_short_keys(&self, problem: &mut Problem) {
        if problem.kind != ProblemKind::UnknownKey {
            return;
        }
        let (table, key) = problem.place.rsplit_once('.').unwrap_or(("", &problem.place));
        let is_tier = table.strip_prefix("tiers[").is_some_and(|rest| rest.ends_with(']') && !rest.contains('.'));
        let more: Vec<&str> = if table.is_empty() {
            vec![FORMAT, "cite"]
        } else if is_tier {
            tier::KEYS.to_vec()
        } else if self.origins.contains_key(&format!("{table}.cite"))
            || self.origins.contains_key(&format!("{table}.cites"))
        {
            let mut keys = cite::KEYS.to_vec();
            if table.contains(".rules[") {
                keys.extend(["streams", "lines"]);
            }
            keys
        } else {
            return;
        };
        if let Some(near) = nearest(key, more.iter().copied()) {
            problem.remedy = format!("Did you mean `{near}`?");
        } else if problem.remedy.starts_with("Remove it") {
            problem.remedy = format!("{}, {}.", problem.remedy.trim_end_matches('.'), more.join(", "));
        }
    }
}
