//! The command that checks one program file, run as an author of a file would.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

fn check(file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_program-check")).arg(file).output().expect("it starts")
}

fn worked_examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/worked_examples")
}

/// A changed copy of a program file, in a separate folder.
fn changed(name: &str, change: impl Fn(&str) -> String) -> PathBuf {
    let text = fs::read_to_string(worked_examples().join("programs/brackets.toml")).expect("it is there");
    let folder = env::temp_dir().join(format!("program-check-{}", std::process::id())).join(name);
    fs::create_dir_all(&folder).expect("a folder can be made");
    let file = folder.join(name);
    fs::write(&file, change(&text)).expect("a file can be written");
    file
}

#[test]
fn a_program_in_order_is_a_table_with_the_results_of_its_worked_examples() {
    let output = check(&worked_examples().join("programs/brackets.toml"));
    let printed = String::from_utf8(output.stdout).expect("text");
    assert!(output.status.success(), "{printed}");
    assert!(
        printed.contains("graduated (Graduated)\n  commission on new_subscriptions  5 %, from 100000 8 %"),
        "{printed}"
    );
    let results: Vec<&str> = printed.lines().skip_while(|line| *line != "Worked examples").skip(1).collect();
    assert!(results.len() > 10 && results.iter().all(|line| line.starts_with("ok ")), "{printed}");
}

#[test]
fn every_problem_is_named_with_its_line_and_remedy() {
    let file = changed("brackets.toml", |text| text.replacen("vendor =", "vendr =", 1));
    let output = check(&file);
    assert!(!output.status.success());
    let printed = String::from_utf8(output.stderr).expect("text");
    let problems: Vec<&str> = printed.lines().map(|line| line.trim_start_matches(&*file.to_string_lossy())).collect();
    assert_eq!(
        problems,
        [
            ":3: vendr: The key `vendr` is not known. Did you mean `vendor`?",
            ":1: vendor: The key `vendor` is missing. Add `vendor`.",
            "2 problems"
        ]
    );
}

#[test]
fn the_same_program_is_read_as_json_and_its_problems_have_lines() {
    let json = |text: &str| {
        let table: toml::Table = text.parse().expect("it is TOML");
        serde_json::to_string_pretty(&table).expect("a table is JSON")
    };
    let file = changed("brackets.json", json);
    let output = check(&file);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = changed("wrong.json", |text| json(text).replacen("\"vendor\":", "\"vendr\":", 1));
    let printed = String::from_utf8(check(&file).stderr).expect("text");
    let line = fs::read_to_string(&file).expect("it was written").lines().position(|line| line.contains("vendr"));
    let place = format!("wrong.json:{}: vendr: ", line.expect("it is in the file") + 1);
    assert!(printed.contains(&place), "{place}\n{printed}");
}

/// The command's run of a program with the worked examples of a file.
fn with_examples(examples: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_program-check"))
        .arg(worked_examples().join("programs/brackets.toml"))
        .arg("--examples")
        .arg(examples)
        .output()
        .expect("it starts")
}

#[test]
fn a_worked_example_that_differs_fails() {
    let examples = fs::read_to_string(worked_examples().join("shapes-brackets.toml")).expect("it is there");
    let wrong = examples.replacen("\"net.low\" = \"8000.00\"", "\"net.low\" = \"8000.01\"", 1);
    assert_ne!(wrong, examples);
    let file = changed("examples.toml", |_| wrong.clone());
    let output = with_examples(&file);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("\nWRONG brackets/whole: "), "{output:?}");
}

/// A program file of the tests of the short form, and the output of the command for it.
fn run(arguments: &[&str]) -> (bool, String) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/short_form/short.toml");
    let output =
        Command::new(env!("CARGO_BIN_EXE_program-check")).arg(file).args(arguments).output().expect("it starts");
    let printed = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(printed).expect("text"))
}

#[test]
fn a_program_is_shown_whole() {
    let (succeeded, printed) = run(&[]);
    assert!(succeeded, "{printed}");
    for line in [
        "  condition bundle  Sold with training: asked ",
        "  status Star  ",
        "  contradiction two_dates  Two dates are printed.",
        "  reach  ",
        "no figure stated: At work worldwide",
        "  Partner logo  ",
        "  obligation report  ",
        "Report each month.",
        "  key value  ",
        "guide: Overview, Gold (inferred)",
    ] {
        let has_words =
            |row: &str| line.split("  ").filter(|part| !part.is_empty()).all(|part| row.contains(part.trim()));
        assert!(printed.lines().any(has_words), "{line}\n{printed}");
    }
}

/// 100,000 at 10 % in the first product line, and a fee that is not stated.
#[test]
fn a_trial_prints_the_figures_with_their_steps() {
    let (succeeded, printed) = run(&["--try", "--set", "deals.new_subscriptions=100000", "--tier", "silver"]);
    assert!(succeeded, "{printed}");
    assert!(printed.contains("years = 1") && printed.contains("deals.services = 0"), "{printed}");
    assert!(
        printed.contains("list, year 1, new_subscriptions = 100000.00: given as deals.new_subscriptions"),
        "{printed}"
    );
    assert!(printed.contains("10 % of [") && printed.contains("(Pay, Rates)"), "{printed}");
    assert!(printed.contains("\nsilver (Silver): net EUR ") && !printed.contains("\ngold "), "{printed}");
    let (succeeded, printed) = run(&["--try", "--set", "deals.per_yeer=3"]);
    assert!(!succeeded && printed.contains("deals.per_yeer is not a known field"), "{printed}");
    let (succeeded, printed) = run(&["--try", "--set", "deals.per_year=0"]);
    assert!(!succeeded && printed.contains("give a whole number from 1 to 100000"), "{printed}");
    let (succeeded, printed) = run(&["--try", "--tier", "bronze"]);
    assert!(
        !succeeded && printed.contains("There is no tier `bronze`. Use one of: silver, gold, ladder."),
        "{printed}"
    );
}

/// Every mistake in an expectation or a scenario has its line and says what would be right.
#[test]
fn a_path_that_leads_nowhere_says_where_it_ends() {
    let example = r#"[[example]]
name = "n"
guards = "g"
tier = "brackets/whole"
working = "w"
[example.scenario]
years = 1
deals = { new_subscriptions = "100000", services = "0", per_yeer = 3 }
[example.expect]
"net.expcted" = "1"
"years.2.net.low" = "1"
"net.low.cents" = "1"
"not_estimated.reason" = "1"
"net.low" = "1"
"#;
    let file = changed("nowhere-examples.toml", |_| example.to_owned());
    let output = with_examples(&file);
    let printed = String::from_utf8(output.stdout).expect("text");
    for (line, says) in [
        (8, "scenario.deals.per_yeer: deals.per_yeer is not a known field; known are "),
        (10, "net.expcted: `expcted` is no part of `net`. It has: "),
        (11, "years.2.net.low: `years` has no entry `2`. It has: 1. Expected 1."),
        (12, "net.low.cents: `low` is 8000.00, which has no `cents`. End the path there."),
        (13, "not_estimated.reason: The tier is estimated. Leave out `not_estimated.`."),
        (14, "net.low: 8000.00 instead of 1"),
    ] {
        assert!(printed.contains(&format!("nowhere-examples.toml:{line}: {says}")), "{line} {says}\n{printed}");
    }
}

#[test]
fn the_page_on_scenarios_and_expectations_is_current() {
    let output = Command::new(env!("CARGO_BIN_EXE_program-check")).arg("--guide").output().expect("it starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let kept =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/program-files.md")).unwrap_or_default();
    let printed = String::from_utf8(output.stdout).expect("text");
    assert!(printed == kept, "docs/program-files.md is not current; write it anew with `cargo xtask program guide`");
}
