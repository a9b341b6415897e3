//! Compares the facts in `programs/` with a second transcription by somebody who had not seen them: `tests/transcription/*.tsv`.
//!
//! Both are flattened into rows and compared fact by fact; a row that only one side has is a difference. The grammar of the rows, and
//! the interpretation of documents that leave a choice, is in `tests/transcription/README.md`.
//! Facts, figures and their confidence are compared, wording is not.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/fact_rows.rs"]
mod fact_rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::fs;

use fact_rows::{Row, flatten, folder, read};
use partner_engine::program::{Clause, ClauseKind, Program};
use partner_programs::catalog;

/// Figures that the program file has in words: program, clause and figure as transcribed, and the words.
const IN_WORDS: &[(&str, &str, &str, &[&str])] = &[
    ("wso2-2020", "clause.provisional_year", "1 year", &["in its first year"]),
    ("outsystems-2021", "clause.annual_revenue", "2000000000 USD", &["USD 2 billion"]),
];

#[test]
fn every_program_is_transcribed_and_every_transcription_is_of_a_program() {
    let folder = fs::read_dir(folder()).expect("the folder of transcriptions");
    let names = folder.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    let transcribed: BTreeSet<String> = names.filter_map(|name| name.strip_suffix(".tsv").map(str::to_owned)).collect();
    let programs: BTreeSet<String> = catalog().programs.iter().map(|program| program.id.clone()).collect();
    assert_eq!(transcribed, programs);
}

#[test]
fn wso2_2018_is_as_transcribed() {
    assert_as_transcribed("wso2-2018");
}

#[test]
fn wso2_2020_is_as_transcribed() {
    assert_as_transcribed("wso2-2020");
}

#[test]
fn wso2_2015_is_as_transcribed() {
    assert_as_transcribed("wso2-2015");
}

#[test]
fn opennebula_is_as_transcribed() {
    assert_as_transcribed("opennebula");
}

#[test]
fn outsystems_2021_is_as_transcribed() {
    assert_as_transcribed("outsystems-2021");
}

/// A fact that differs between both sides.
struct Difference {
    tier: String,
    fact: String,
    transcribed: String,
    stated: String,
    place: String,
}

impl Display for Difference {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { tier, fact, transcribed, stated, place } = self;
        write!(formatter, "{place}: {tier} {fact} is transcribed as {transcribed:?}, the program file has {stated:?}")
    }
}

fn assert_as_transcribed(id: &str) {
    let program = catalog().programs.iter().find(|program| program.id == id).expect("a program of the catalog");
    let transcribed = read(id);
    assert!(transcribed.len() > 10, "{id} has {} rows", transcribed.len());
    let mut differences = compare_sources(program, &transcribed);
    differences.extend(compare_facts(program, &transcribed));
    differences.extend(compare_clauses(program, &transcribed));
    let messages: Vec<String> = differences.iter().map(ToString::to_string).collect();
    assert!(messages.is_empty(), "{} differences\n{}", messages.len(), messages.join("\n"));
}

fn compare_sources(program: &Program, transcribed: &[Row]) -> Vec<Difference> {
    let rows: Vec<&str> = transcribed.iter().filter(|row| row.fact == "source").map(|row| row.value.as_str()).collect();
    let sources: Vec<&str> = program.sources.iter().map(|source| source.title.as_str()).collect();
    // One title may contain the document's date, the other the vendor's name.
    let same = |(row, title): (&&str, &&str)| row.contains(*title) || title.contains(*row);
    if rows.len() == sources.len() && rows.iter().zip(&sources).all(same) {
        return Vec::new();
    }
    let place = format!("{}.tsv", program.id);
    let [tier, fact] = ["-", "source"].map(str::to_owned);
    vec![Difference { tier, fact, transcribed: rows.join(", "), stated: sources.join(", "), place }]
}

fn compare_facts(program: &Program, transcribed: &[Row]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut stated: BTreeMap<(String, String), Row> = BTreeMap::new();
    for row in flatten(program) {
        let before = stated.insert((row.tier.clone(), row.fact.clone()), row);
        assert_eq!(before, None, "a fact stands twice");
    }
    let rows = transcribed.iter().filter(|row| row.fact != "source" && !row.fact.starts_with("clause."));
    for row in rows {
        let found = stated.remove(&(row.tier.clone(), row.fact.clone()));
        if !found.as_ref().is_some_and(|found| is_same(row, found)) {
            let stated = found.map_or_else(|| "no row".to_owned(), |found| found.value_and_confidence());
            differences.push(against(row, stated));
        }
    }
    // "Not listed" and "not stated" of a benefit need no row, because an absent row means the same.
    let silent =
        |row: &Row| row.fact.starts_with("benefit.") && ["not_listed", "not_stated"].contains(&row.value.as_str());
    for row in stated.into_values().filter(|row| !silent(row)) {
        differences.push(Difference { transcribed: "no row".to_owned(), ..against(&row, row.value_and_confidence()) });
    }
    differences
}

/// The difference between a transcribed row and the value in the program file.
fn against(row: &Row, stated: String) -> Difference {
    let (tier, fact, place) = (row.tier.clone(), row.fact.clone(), row.place.clone());
    Difference { tier, fact, transcribed: row.value_and_confidence(), stated, place }
}

/// Equal value and, except for dates and motions, which are cited with other facts, equal confidence.
fn is_same(transcribed: &Row, stated: &Row) -> bool {
    let benefit = transcribed.fact.starts_with("benefit.");
    let same_value = match (kind(&transcribed.value), kind(&stated.value)) {
        ("text", "text") | ("lost", "lost") if benefit => numbers(&transcribed.value) == numbers(&stated.value),
        // A yes with a remark.
        ("yes", "text") if benefit => stated.value.starts_with("text Yes"),
        // A lost mark with a remark.
        ("lost", "text") if benefit => {
            stated.value.contains("for some or all tiers: which is lost")
                && numbers(&transcribed.value) == numbers(&stated.value)
        }
        _ => transcribed.value == stated.value,
    };
    // The confidence of "one of" refers to the figures in the transcription, and to their column in the program file. A refund without an
    // amount has no citation of its own in the program file.
    let amountless_refund = transcribed.fact.starts_with("refund.") && numbers(&transcribed.value).is_empty();
    let weighed_alike = !amountless_refund && !transcribed.value.contains("one_of");
    let weighed =
        ["ended", "seller", "rate.", "cap.", "fee.", "refund.", "minimum.", "requirement.", "criterion", "benefit."];
    let is_weighed = weighed_alike && weighed.iter().any(|prefix| transcribed.fact.starts_with(prefix));
    same_value && (!is_weighed || transcribed.confidence == stated.confidence)
}

fn kind(value: &str) -> &str {
    value.split(' ').next().unwrap_or(value)
}

/// The integers in a text, without the commas between thousands.
fn numbers(text: &str) -> Vec<u64> {
    let plain = text.replace(',', "");
    plain.split(|character: char| !character.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

fn compare_clauses(program: &Program, transcribed: &[Row]) -> Vec<Difference> {
    let mut differences = Vec::new();
    let everywhere =
        || program.tiers.iter().map(|tier| (tier.id.as_str(), &tier.clauses)).chain([("-", &program.clauses)]);
    let mut found = BTreeSet::new();
    for row in transcribed.iter().filter(|row| row.fact.starts_with("clause.") && !row.fact.ends_with(".names")) {
        let id = clause_id(&row.fact);
        let reaches = |place: &str| row.tier == "-" || place == "-" || place == row.tier;
        let clauses = everywhere().filter(|(place, _)| reaches(place)).flat_map(|(_, clauses)| clauses);
        let clauses: Vec<&Clause> = clauses.filter(|clause| clause.id == id).collect();
        found.extend(clauses.iter().map(|clause| clause.id.as_str()));
        let Some(clause) = clauses.first() else {
            differences.push(against(row, "no row".to_owned()));
            continue;
        };
        if row.fact.starts_with("clause.territory.") {
            let names =
                transcribed.iter().find(|names| names.tier == row.tier && names.fact == format!("{}.names", row.fact));
            differences.extend(compare_territory(row, names.expect("the names of a territory"), clause));
        } else if !says(program, row, clause) {
            let value = clause.value.as_deref().unwrap_or("");
            differences.push(against(row, format!("{:?}: {value}; {}", clause.kind, clause.text)));
        }
    }
    for (place, clauses) in everywhere() {
        for clause in clauses {
            let ours = matches!(clause.kind, ClauseKind::Reading | ClauseKind::Note);
            if !ours && !found.contains(clause.id.as_str()) {
                let (tier, fact) = (place.to_owned(), format!("clause.{}", clause.id));
                let (transcribed, stated) = ("no row".to_owned(), clause.value.clone().unwrap_or_default());
                differences.push(Difference { tier, fact, transcribed, stated, place: format!("{}.toml", program.id) });
            }
        }
    }
    differences
}

fn clause_id(fact: &str) -> &str {
    let id = fact.trim_start_matches("clause.");
    id.trim_start_matches("contradiction.").trim_start_matches("territory.")
}

/// Whether a clause contains the transcribed figure and, where a contradiction is transcribed, is one.
fn says(program: &Program, row: &Row, clause: &Clause) -> bool {
    let said = format!("{} {}", clause.value.as_deref().unwrap_or(""), clause.text);
    let in_words =
        IN_WORDS.iter().find(|(id, fact, figure, _)| *id == program.id && *fact == row.fact && *figure == row.value);
    let figure = match in_words {
        Some((.., words)) => words.iter().all(|words| said.contains(words)),
        None if row.fact == "clause.status_across_tiers" => row.value == format!("{} levels", program.statuses.len()),
        None => numbers(&row.value).iter().all(|number| numbers(&said).contains(number)),
    };
    let contradiction = row.fact.starts_with("clause.contradiction.");
    figure && contradiction == (clause.kind == ClauseKind::Contradiction)
}

/// The names of a territory: their number, the names, and those printed twice.
fn compare_territory(count: &Row, names: &Row, clause: &Clause) -> Vec<Difference> {
    let printed = listed_names(&names.value);
    let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
    let (listed, twice) = clause.text.split_once(". ").unwrap_or((&clause.text, ""));
    let (_, listed) = listed.split_once(": ").unwrap_or(("", listed));
    let listed = listed_names(listed);
    let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
    let once: BTreeSet<&str> = printed.iter().copied().collect();
    let is_repeated = |name: &&str| printed.iter().filter(|other| *other == name).count() > 1;
    let repeated: Vec<&str> = once.iter().copied().filter(is_repeated).collect();
    let mut differences = Vec::new();
    if count.value != printed.len().to_string() {
        differences.push(against(count, format!("{} names are listed in the transcription itself", printed.len())));
    }
    if listed != once {
        differences.push(against(
            names,
            format!("on one side only: {:?}", listed.symmetric_difference(&once).collect::<Vec<_>>()),
        ));
    }
    if !repeated.iter().all(|name| twice.contains(name)) || repeated.is_empty() != twice.is_empty() {
        differences.push(against(names, format!("printed twice are {repeated:?}; {twice}")));
    }
    differences
}

/// The names of a list in a sentence, without the words that join the last of them.
fn listed_names(list: &str) -> Vec<String> {
    let list = list.trim_end_matches('.').replace(", and ", ",").replace(" and the ", ",").replace(" and ", ",");
    list.split(',').map(|name| name.trim().to_owned()).collect()
}
