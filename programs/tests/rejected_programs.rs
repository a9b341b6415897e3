//! Every file in `tests/rejected_programs/` is refused with exactly the message that it names in its first lines:
//! `# expect: line: place: message remedy`. A new refusal is one more file.

use std::fs;
use std::path::PathBuf;

#[path = "../build/program_file.rs"]
mod program_file;

const FEWEST_FILES: usize = 30;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/rejected_programs")
}

#[test]
fn every_bad_program_earns_its_message() {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("tests/rejected_programs/")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= FEWEST_FILES, "{} files", files.len());
    let mut wrong = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a text");
        let expected: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# expect: ")).collect();
        assert!(!expected.is_empty(), "{} names no message", path.display());
        let found = program_file::read(&text).err().unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\n  expected {expected:#?}\n  found {found:#?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Without this, a base that is bad by itself would let every other file pass for the wrong reason.
#[test]
fn the_program_that_the_bad_ones_vary_is_good() {
    let text = fs::read_to_string(folder().join("number_for_text.toml")).expect("a text");
    let mended = text.replace("vendor = 7", "vendor = \"Example\"");
    assert_eq!(program_file::read(&mended).err(), None);
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

/// A file of the folder with other text in it.
fn mended(name: &str, changes: &[(&str, &str)]) -> Result<(), Vec<String>> {
    let text = fs::read_to_string(folder().join(name)).expect("a text");
    let text: String = text.lines().filter(|line| !line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    let mended = changes.iter().fold(text, |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text.replace(from, to)
    });
    program_file::read(&mended).map(|_| ())
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
    assert_eq!(mended("months_of_new_after_a_year.toml", &of_new), Ok(()));
    assert_eq!(mended("months_of_renewals_before_the_first.toml", &[("from = 1,", "from = 13,")]), Ok(()));
    // What the stream itself ends needs no end.
    let without_end = [("from = 1, through = 24", "from = 4")];
    assert_eq!(mended("months_of_new_after_a_year.toml", &without_end), Ok(()));
}

#[test]
fn a_fee_for_some_is_open_or_a_clause() {
    let (amount, condition) = (r#"amount = { annual = "2500" }"#, "condition = \"Only for partners outside Europe\"\n");
    for accepted in [r#"amount = "not_stated""#, r#"amount = "negotiated""#, r#"amount = { annual = "0" }"#] {
        assert_eq!(mended("fee_for_some.toml", &[(amount, accepted)]), Ok(()), "{accepted}");
    }
    assert_eq!(mended("fee_for_some.toml", &[(condition, "")]), Ok(()));
    let clause = "[[tiers.clauses]]\nid = \"annual_fee\"\nkind = \"obligation\"\nvalue = \"2,500 EUR a year\"\n\
        text = \"Partners outside Europe owe an annual fee.\"\n\
        cites = [{ source = \"guide\", section = \"Levels\", confidence = \"stated\" }]\n\n[[tiers.fees]]";
    let with_clause = [(condition, ""), (amount, r#"amount = "not_stated""#), ("[[tiers.fees]]", clause)];
    assert_eq!(mended("fee_for_some.toml", &with_clause), Ok(()));
}
