//! The documents in `docs/` and references to them: the sections named in texts exist, and the worked examples of the contract are run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const CONTRACT: &str = "docs/calculation.md";

/// Folders with texts of this repository; build output is beside them or skipped below.
const FOLDERS: [&str; 9] = ["bench", "crates", "docs", "programs", "src", "styles", "tests", "widget", "xtask"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn contract() -> String {
    fs::read_to_string(root().join(CONTRACT)).expect("the contract is there")
}

/// Every text file below a folder.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("node_modules") && !path.ends_with("dist") && !path.ends_with("target") {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|extension| ["rs", "py", "md", "toml", "mjs"].iter().any(|of| extension == *of))
        {
            found.push(path);
        }
    }
}

/// The section numbers that a text gives after the path of the contract: `§2`, or both ends of `§2 to §5`.
fn section_numbers(text: &str) -> Vec<u32> {
    let mut sections = Vec::new();
    for after in text.split(CONTRACT).skip(1) {
        let mention: String =
            after.chars().take_while(|letter| !matches!(letter, '.' | ':' | ';' | '\n')).take(20).collect();
        sections.extend(mention.split('§').skip(1).filter_map(|rest| {
            let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
            digits.parse::<u32>().ok()
        }));
    }
    sections
}

#[test]
fn every_section_that_is_named_exists() {
    let headings: BTreeSet<u32> =
        contract().lines().filter_map(|line| line.strip_prefix("## ")?.split_once('.')?.0.parse().ok()).collect();
    let mut all = Vec::new();
    for folder in FOLDERS {
        files(&root().join(folder), &mut all);
    }
    let mut mentions = 0;
    for file in all {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for section in section_numbers(&text) {
            assert!(headings.contains(&section), "{} names §{section} of {CONTRACT}", file.display());
            mentions += 1;
        }
    }
    assert!(mentions >= 30, "{mentions} mentions");
}

/// A type that is renamed must be renamed in the glossary too.
#[test]
fn every_type_of_the_glossary_exists() {
    let glossary = fs::read_to_string(root().join("docs/glossary.md")).expect("the glossary is there");
    let mut sources = Vec::new();
    for folder in ["crates/engine/src", "src"] {
        files(&root().join(folder), &mut sources);
    }
    let sources: String = sources.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let cells = glossary.lines().filter_map(|line| line.split_once("Rust `")).map(|(_, rest)| rest.split(';').next());
    let names: Vec<&str> = cells.flatten().flat_map(|cell| cell.split(['`', ',', ' ', ':'])).collect();
    let types: Vec<&&str> =
        names.iter().filter(|name| name.starts_with(char::is_uppercase) && **name != "None").collect();
    assert!(types.len() > 50, "{types:?}");
    for name in types {
        let is_defined = ["struct", "enum", "type"].iter().any(|word| {
            let defined = format!("{word} {name}");
            sources
                .match_indices(&defined)
                .any(|(at, _)| !sources[at + defined.len()..].starts_with(char::is_alphanumeric))
        });
        let is_variant = sources.contains(&format!("    {name}("));
        assert!(is_defined || is_variant, "the glossary names {name}, which does not exist");
    }
}

/// The example named "Contract n" expects the net that §7 gives for n.
#[test]
fn the_worked_examples_of_the_contract_are_run() {
    let mut nets: Vec<(String, String)> = Vec::new();
    let mut all = Vec::new();
    files(&root().join("tests/worked_examples"), &mut all);
    for file in all.iter().filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
        let table: toml::Table = fs::read_to_string(file).expect("a text").parse().expect("TOML");
        for example in table.get("example").and_then(toml::Value::as_array).into_iter().flatten() {
            let text = |value: Option<&toml::Value>| value.and_then(toml::Value::as_str).unwrap_or_default().to_owned();
            nets.push((text(example.get("name")), text(example.get("expect").and_then(|of| of.get("net.expected")))));
        }
    }
    let contract = contract();
    let rows = contract.split("## 7.").nth(1).expect("§7").lines().filter(|line| line.starts_with("| "));
    let rows: Vec<Vec<&str>> = rows.map(|row| row.split('|').map(str::trim).collect()).collect();
    let numbered: Vec<&Vec<&str>> = rows.iter().filter(|cells| cells[1].parse::<u32>().is_ok()).collect();
    assert_eq!(numbered.len(), 7);
    for cells in numbered {
        let net = cells[4].replace(',', "").replace('−', "-");
        let name = format!("Contract {}: ", cells[1]);
        let example = nets.iter().find(|(of, _)| of.starts_with(&name));
        assert_eq!(example.map(|(_, net)| net.as_str()), Some(net.as_str()), "{name}");
    }
}
