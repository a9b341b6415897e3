//! Every file in `tests/rejected_programs/` is refused with exactly the message that it names in its first lines:
//! `# expect: line: place: message remedy`. A new refusal is one more file.
//!
//! `base.toml` is a valid program. Every other file is a patch of it, or a whole program where the base does not help. A patch has
//! its expected messages, then changes that are applied in order:
//!
//! ```toml
//! [[change]]
//! replace = 'amount = "50000"'      # a part of the text that stands there once
//! with = 'amount = "-1"'
//! [[change]]
//! after = 'rate ='                  # or `before`: a part of the line beside which the lines are put
//! insert = 'months = { from = 12, through = 6 }'
//! [[change]]
//! remove = 'currency ='             # a part of the line that goes
//! [[change]]
//! append = '''…'''                  # lines at the end
//! ```
//!
//! A patch whose name begins with `short_` is one of `programs/tests/short_form/short.toml`, which is in the short form.
//!
//! The lines in messages are those of the patched program, with the expected messages still above it.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

#[path = "../build/program_file.rs"]
mod program_file;

const FEWEST_FILES: usize = 110;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Patch {
    change: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Change {
    Replace { replace: String, with: String },
    After { after: String, insert: String },
    Before { before: String, insert: String },
    Remove { remove: String },
    Append { append: String },
}

impl Change {
    fn made_in(&self, text: &str) -> String {
        match self {
            Self::Replace { replace, with } => {
                assert_once(text, replace);
                text.replace(replace, with)
            }
            Self::After { after, insert } => {
                replace_line(text, after, |line| format!("{line}{}", with_newline(insert)))
            }
            Self::Before { before, insert } => {
                replace_line(text, before, |line| format!("{}{line}", with_newline(insert)))
            }
            Self::Remove { remove } => replace_line(text, remove, |_| String::new()),
            Self::Append { append } => format!("{text}{append}"),
        }
    }
}

fn assert_once(text: &str, part: &str) {
    assert_eq!(text.matches(part).count(), 1, "this must stand in the text once: {part}");
}

/// The text with the line that contains a part replaced by another.
fn replace_line(text: &str, part: &str, line_of: impl Fn(&str) -> String) -> String {
    assert_once(text, part);
    text.split_inclusive('\n').map(|line| if line.contains(part) { line_of(line) } else { line.to_owned() }).collect()
}

fn with_newline(lines: &str) -> String {
    if lines.ends_with('\n') { lines.to_owned() } else { format!("{lines}\n") }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/rejected_programs")
}

fn base() -> String {
    fs::read_to_string(folder().join("base.toml")).expect("the base is there")
}

/// The valid program in the short form.
fn short_base() -> String {
    fs::read_to_string(folder().join("../../programs/tests/short_form/short.toml")).expect("the base is there")
}

/// The invalid program of a file: its expected messages and the patched base.
fn program_of(name: &str, file: &str) -> String {
    if !file.contains("\n[[change]]\n") {
        return file.to_owned();
    }
    let patch: Patch = toml::from_str(file).expect("a patch");
    let head: String = file.split_inclusive('\n').take_while(|line| line.starts_with('#')).collect();
    let base = if name.starts_with("short_") { short_base() } else { base() };
    format!("{head}{}", patch.change.iter().fold(base, |text, change| change.made_in(&text)))
}

/// The files by their names, without the base.
fn files() -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder()).expect("tests/rejected_programs/");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (name(&path), fs::read_to_string(&path).expect("a text")))
        .filter(|(name, _)| name != "base.toml")
        .collect()
}

#[test]
fn every_bad_program_earns_its_message() {
    let files = files();
    assert!(files.len() >= FEWEST_FILES, "{} files", files.len());
    let mut wrong = Vec::new();
    for (name, file) in &files {
        let expected: Vec<&str> = file.lines().map_while(|line| line.strip_prefix("# expect: ")).collect();
        assert!(!expected.is_empty(), "{name} names no message");
        let found = program_file::read(&program_of(name, file)).err().unwrap_or_default();
        if found != expected {
            wrong.push(format!("{name}\n  expected {expected:#?}\n  found {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Without this test, an invalid base would make every other file pass for the wrong reason.
#[test]
fn the_program_that_the_bad_ones_vary_is_good() {
    assert_eq!(program_file::read(&base()).err(), None);
}

#[test]
fn text_that_is_not_toml_is_refused_at_its_line() {
    let found = program_file::read("id = \"example\"\nvendor = \n").err().unwrap_or_default();
    assert!(matches!(&found[..], [one] if one.starts_with("2: document: This is not TOML: ")), "{found:?}");
}

#[test]
fn all_problems_come_together() {
    let found = program_file::read("id = \"Example\"\nvendor = \"\"\ncurrency = \"ABC\"\nsources = []\n").err();
    let expected = [
        "1: id: `Example` is not an identifier. Use small letters and digits joined by `-`, like `certified-integration`.",
        "2: vendor: The text is empty. Write what the document says, or leave out the key where it is optional.",
        "1: name: The key `name` is missing. Add `name`.",
        "1: edition: The key `edition` is missing. Add `edition`.",
        "3: currency: `ABC` is not a currency of ISO 4217 with a minor unit. \
         Write its code of three capital letters, like \"USD\".",
        "1: validity: The key `validity` is missing. Add `validity`.",
        "4: sources: The list is empty. Give it at least one entry.",
        "1: tiers: The key `tiers` is missing. Add `tiers`.",
    ];
    assert_eq!(found.unwrap_or_default(), expected);
}

/// The result for an invalid program after the remedy in its message is applied.
fn after_remedy(name: &str, changes: &[(&str, &str)]) -> Result<(), Vec<String>> {
    let program = program_of(name, &files()[name]);
    let program: String =
        program.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let program = changes.iter().fold(program, |text, (from, to)| {
        assert_once(&text, from);
        text.replace(from, to)
    });
    program_file::read(&program).map(|_| ())
}

#[test]
fn months_on_both_sides_of_a_renewal_are_two_rules() {
    let renewals = r#"
[[tiers.rules]]
stream = "renewals"
months = { from = 13, through = 24 }
kind = "commission"
rate = { at_most = "15" }
cite = { source = "guide", section = "Levels", row = "Gold", confidence = "stated" }

[[tiers.fees]]"#;
    let of_new = [("from = 1, through = 24", "from = 1, through = 12"), ("\n[[tiers.fees]]", renewals)];
    assert_eq!(after_remedy("months_of_new_after_a_year.toml", &of_new), Ok(()));
    assert_eq!(after_remedy("months_of_renewals_before_the_first.toml", &[("from = 1,", "from = 13,")]), Ok(()));
    // A stream with an end of its own needs no last month.
    let without_end = [("from = 1, through = 24", "from = 4")];
    assert_eq!(after_remedy("months_of_new_after_a_year.toml", &without_end), Ok(()));
}

#[test]
fn a_fee_for_some_is_open_or_a_clause() {
    let (amount, condition) = (r#"amount = { annual = "2500" }"#, "condition = \"Only for partners outside Europe\"\n");
    for accepted in [r#"amount = "not_stated""#, r#"amount = "negotiated""#, r#"amount = { annual = "0" }"#] {
        assert_eq!(after_remedy("fee_for_some.toml", &[(amount, accepted)]), Ok(()), "{accepted}");
    }
    assert_eq!(after_remedy("fee_for_some.toml", &[(condition, "")]), Ok(()));
    let clause = "[[tiers.clauses]]\nid = \"annual_fee\"\nkind = \"obligation\"\nvalue = \"2,500 EUR a year\"\n\
        text = \"Partners outside Europe owe an annual fee.\"\n\
        cites = [{ source = \"guide\", section = \"Levels\", confidence = \"stated\" }]\n\n[[tiers.fees]]";
    let with_clause = [(condition, ""), (amount, r#"amount = "not_stated""#), ("[[tiers.fees]]", clause)];
    assert_eq!(after_remedy("fee_for_some.toml", &with_clause), Ok(()));
}
