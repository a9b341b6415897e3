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

#[test]
fn a_worked_example_that_differs_fails() {
    let examples = fs::read_to_string(worked_examples().join("shapes-brackets.toml")).expect("it is there");
    let wrong = examples.replacen("\"net.low\" = \"8000.00\"", "\"net.low\" = \"8000.01\"", 1);
    assert_ne!(wrong, examples);
    let file = changed("examples.toml", |_| wrong.clone());
    let output = Command::new(env!("CARGO_BIN_EXE_program-check"))
        .arg(worked_examples().join("programs/brackets.toml"))
        .arg("--examples")
        .arg(&file)
        .output()
        .expect("it starts");
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stdout).contains("\nWRONG brackets/whole: "), "{output:?}");
}
