//! Files of worked examples that cannot be read, or that name no program: each is reported with its line, and none is skipped.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const GOOD: &str = r#"[[example]]
name = "Whole: 8 % from 100,000 on"
guards = "the bracket"
program = "brackets"
tier = "brackets/whole"
working = "100,000 × 8 % = 8,000"
[example.scenario]
years = 1
deals = { new_subscriptions = "100000", services = "0" }
[example.expect]
"net.low" = "8000.00"
"#;

/// A folder with the program `brackets`, separate for each test.
fn folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("example-files-{}", std::process::id())).join(name).join("rules");
    fs::create_dir_all(&folder).expect("a folder can be made");
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/worked_examples/programs/brackets.toml");
    fs::copy(program, folder.join("brackets.toml")).expect("the program can be copied");
    folder
}

/// Whether the check succeeds, its lines about examples, and its problems without the folder.
fn check(folder: &Path, examples: Option<&str>) -> (bool, Vec<String>, Vec<String>) {
    let mut check = Command::new(env!("CARGO_BIN_EXE_program-check"));
    check.arg(folder.join("brackets.toml"));
    if let Some(examples) = examples {
        check.arg("--examples").arg(folder.join(examples));
    }
    let output = check.output().expect("it starts");
    let lines = |bytes: Vec<u8>| -> Vec<String> {
        let text = String::from_utf8(bytes).expect("text").replace(&format!("{}/", folder.display()), "");
        text.lines().map(str::to_owned).collect()
    };
    let printed = lines(output.stdout);
    let results = printed.into_iter().skip_while(|line| line != "Worked examples").skip(1).collect();
    (output.status.success(), results, lines(output.stderr))
}

const OK: &str = "ok    brackets/whole: Whole: 8 % from 100,000 on";

/// Expects the same problem when the file lies beside the program and when it is named on the command line.
fn refused(name: &str, text: impl AsRef<[u8]>, expected: &[&str]) {
    let folder = folder(name);
    fs::write(folder.join("cases.toml"), text).expect("a file can be written");
    for examples in [None, Some("cases.toml")] {
        let (succeeded, _, problems) = check(&folder, examples);
        let noun = if expected.len() == 1 { "problem" } else { "problems" };
        let lines = expected.iter().map(|problem| format!("cases.toml:{problem}"));
        let expected: Vec<String> = lines.chain([format!("{} {noun}", expected.len())]).collect();
        assert_eq!(problems, expected, "{name}, {examples:?}");
        assert!(!succeeded, "{name}, {examples:?}");
    }
}

#[test]
fn examples_beside_the_program_or_above_it_are_run() {
    let folder = folder("good");
    let (succeeded, results, problems) = check(&folder, None);
    assert!(succeeded && results.is_empty() && problems.is_empty(), "{problems:?}");
    for file in ["cases.TOML", "../above.toml"] {
        fs::write(folder.join(file), GOOD).expect("a file can be written");
    }
    assert_eq!(check(&folder, None), (true, vec![OK.to_owned(); 2], Vec::new()));
    assert_eq!(check(&folder, Some("cases.TOML")), (true, vec![OK.to_owned()], Vec::new()));
}

#[test]
fn a_syntax_error_is_named_with_its_line() {
    let text = GOOD.replace("tier = \"brackets/whole\"", "tier = brackets/whole");
    refused(
        "syntax",
        text,
        &["5: document: This is not TOML: string values must be quoted, expected literal string. Mend it as it says."],
    );
}

#[test]
fn a_misspelt_key_is_named_with_its_line() {
    let known = "`name`, `guards`, `program`, `tier`, `working`, `scenario`, `expect`, `errors`";
    let inner = format!(
        "6: example[0]: This is no example: unknown field `workng`, expected one of {known}. Mend it as it says."
    );
    refused("inner", GOOD.replace("working", "workng"), &[&inner]);
    refused(
        "root",
        GOOD.replace("[[example]]", "[[exmaple]]").replace("[example.", "[exmaple."),
        &["1: exmaple: The key `exmaple` is not known. Did you mean `[[example]]`?"],
    );
    refused(
        "other-word",
        GOOD.replace("[[example]]", "[[case]]").replace("[example.", "[case."),
        &["1: case: The key `case` is not known. Only `[[example]]` stands here."],
    );
    refused(
        "missing",
        GOOD.replace("guards = \"the bracket\"\n", ""),
        &["1: example[0]: This is no example: missing field `guards`. Mend it as it says."],
    );
}

#[test]
fn a_value_of_the_wrong_type_is_named_with_its_line() {
    refused(
        "type",
        GOOD.replace("\"brackets/whole\"", "7"),
        &["5: example[0]: This is no example: invalid type: integer `7`, expected a string. Mend it as it says."],
    );
    refused(
        "table",
        GOOD.replace("[[example]]", "[example]"),
        &["1: example: This is no list of tables. Write each one under `[[example]]`."],
    );
    let word = "guards = \"a\"\nexample = \"brackets\"\n";
    let problems = [
        "1: guards: The key `guards` is not known. Only `[[example]]` stands here.",
        "2: example: This is no list of tables. Write each one under `[[example]]`.",
    ];
    refused("word", word, &problems);
    refused("empty", "example = []", &["1: example: The list is empty. Write each one under `[[example]]`."]);
}

#[test]
fn an_example_of_no_program_is_named_with_its_line() {
    let unknown = "There is no program file `brakets` in this folder or in one below. \
        Name a file without its ending, like program = \"brackets\".";
    let folder = folder("unknown");
    fs::write(folder.join("cases.toml"), GOOD.replace("program = \"brackets\"", "program = \"brakets\""))
        .expect("written");
    let expected = vec![format!("cases.toml:4: example[0].program: {unknown}"), "1 problem".to_owned()];
    assert_eq!(check(&folder, None), (false, Vec::new(), expected));
    // A file named on the command line needs no program in its examples.
    assert_eq!(check(&folder, Some("cases.toml")), (true, vec![OK.to_owned()], Vec::new()));

    let none = GOOD.replace("program = \"brackets\"\n", "").replace("brackets/whole", "whole");
    fs::write(folder.join("cases.toml"), none).expect("written");
    let (succeeded, _, problems) = check(&folder, None);
    let message = "The example names no program: `whole` is a tier of none that is known here. \
        Begin it with `brackets/`, or add program = \"brackets\".";
    assert!(!succeeded);
    assert_eq!(problems[0], format!("cases.toml:4: example[0].tier: {message}"));
}

#[test]
fn a_tier_that_the_program_lacks_is_named_with_its_line() {
    let folder = folder("tier");
    fs::write(folder.join("cases.toml"), GOOD.replace("brackets/whole", "brackets/hole")).expect("written");
    for examples in [None, Some("cases.toml")] {
        let (succeeded, _, problems) = check(&folder, examples);
        assert!(!succeeded);
        let start =
            "cases.toml:5: example[0].tier: The program has no tier `brackets/hole`. Use one of: brackets/whole, ";
        assert!(problems[0].starts_with(start), "{problems:?}");
    }
}

#[test]
fn what_is_no_file_or_in_another_encoding_is_named() {
    let folder = folder("no-file");
    for (examples, reason) in [("missing.toml", "No such file"), (".", "s a directory")] {
        let (succeeded, _, problems) = check(&folder, Some(examples));
        assert!(!succeeded && problems[0].contains(reason), "{problems:?}");
    }
    let utf16: Vec<u8> = GOOD.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let remedy = "Save it as UTF-8, in an editor or by `iconv -f UTF-16LE -t UTF-8`.";
    let message = "The file seems to be UTF-16 (little-endian, without a byte order mark), not UTF-8.";
    refused("utf-16", utf16, &[&format!("1: document: {message} {remedy}")]);
    let latin: Vec<u8> = GOOD.replace("100,000 ×", "\u{80}").chars().map(|letter| letter as u8).collect();
    refused(
        "latin",
        latin,
        &["6: document: The file seems to be Windows-1252: the byte 80 here, `€` in Windows-1252, is not UTF-8. \
         Save it as UTF-8, in an editor or by `iconv -f WINDOWS-1252 -t UTF-8`."],
    );
}

/// Valid examples are run beside invalid ones; files with other content are ignored.
#[test]
fn one_bad_example_does_not_hide_the_others() {
    let folder = folder("mixed");
    fs::write(folder.join("cases.toml"), format!("{GOOD}\n{}", GOOD.replace("working", "wroking"))).expect("written");
    fs::write(folder.join("Cargo.toml"), "[[example]]\nname = \"shown\"\n").expect("written");
    fs::write(folder.join("example.toml"), "id = \"example\"\nvendor = \n").expect("written");
    fs::write(folder.join("other.toml"), GOOD.replace("\"brackets\"", "\"example\"")).expect("written");
    fs::write(folder.join("settings.toml"), "broken =\n").expect("written");
    let (succeeded, results, problems) = check(&folder, None);
    assert!(!succeeded);
    assert_eq!(results, [OK]);
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems[0].starts_with("cases.toml:18: example[1]: This is no example: unknown field `wroking`"),
        "{problems:?}"
    );
}
