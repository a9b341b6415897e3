//! Runs every worked example as a separate test. A new example needs some lines of TOML and no code.

use libtest_mimic::{Arguments, Failed, Trial};

#[path = "support/examples.rs"]
mod examples;

fn main() {
    let arguments = Arguments::from_args();
    let all = examples::all();
    let names: std::collections::BTreeSet<&str> = all.iter().map(|example| example.name.as_str()).collect();
    assert_eq!(names.len(), all.len(), "two examples have the same name");
    let trials = all.into_iter().map(|example| Trial::test(example.name.clone(), move || run(&example))).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn run(example: &examples::Example) -> Result<(), Failed> {
    let differences = examples::differences(example);
    if differences.is_empty() {
        return Ok(());
    }
    let examples::Example { guards, tier, working, .. } = example;
    Err(format!("{tier}, guarding {guards}\n{}\nworked out by hand:\n{working}", differences.join("\n")).into())
}
