//! Checks one program file: prints all its problems with their lines, or the whole program as a table and the results of its worked
//! examples; or tries it out, or prints what is known of all files.
//!
//! `cargo xtask program` runs it. Files go through the validator of the build. Worked examples that cannot be read are
//! problems like any other.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use partner_engine::program::{Catalog, Program};

#[path = "program_check/description.rs"]
mod description;
#[path = "../../../tests/support/example.rs"]
mod example;
#[path = "program_check/example_files.rs"]
mod example_files;
#[path = "program_check/guide.rs"]
mod guide;
#[path = "program_check/json_file.rs"]
mod json_file;
#[path = "../../build/program_file.rs"]
mod program_file;
#[path = "program_check/table.rs"]
mod table;
#[path = "../../build/text_file.rs"]
mod text_file;
#[path = "program_check/trial.rs"]
mod trial;

/// Checks one program file
#[derive(Parser)]
struct Arguments {
    /// The program file: JSON when it ends in `.json`, else TOML
    #[arg(required_unless_present_any = ["schema", "guide"])]
    file: Option<PathBuf>,
    /// Run the worked examples of this file, and not those beside the program that name it
    #[arg(long)]
    examples: Option<PathBuf>,
    /// Print the JSON Schema of program files and nothing else
    #[arg(long, exclusive = true)]
    schema: bool,
    /// Print docs/program-files.md and nothing else
    #[arg(long, exclusive = true)]
    guide: bool,
    /// Print an estimate with its steps instead
    #[arg(long = "try", conflicts_with = "examples")]
    is_trial: bool,
    /// A field of the scenario of the estimate, like deals.per_year=20
    #[arg(long = "set", value_name = "PATH=VALUE", requires = "is_trial", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// The one tier to estimate
    #[arg(long, requires = "is_trial")]
    tier: Option<String>,
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (path, value) = text.split_once('=').ok_or("Write it as PATH=VALUE, like years=2.")?;
    Ok((path.trim().to_owned(), value.trim().to_owned()))
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(printed) => {
            print!("{printed}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<String, String> {
    if arguments.schema {
        let schema = serde_json::to_string_pretty(&partner_engine::schema::program());
        return Ok(format!("{}\n", schema.unwrap_or_default()));
    }
    if arguments.guide {
        let example = program_file::read(include_str!("../../tests/short_form/short.toml"));
        let programs = vec![example.map_err(|problems| problems.join("\n"))?];
        return guide::page(&Catalog { fingerprint: String::new(), programs });
    }
    let Some(file) = &arguments.file else { return Ok(String::new()) };
    if arguments.is_trial {
        let catalog = Catalog { fingerprint: String::new(), programs: vec![read(file)?] };
        return trial::run(&catalog, &arguments.settings, arguments.tier.as_deref());
    }
    check(file, arguments.examples.as_deref()).map(|()| String::new())
}

fn check(file: &Path, examples: Option<&Path>) -> Result<(), String> {
    let program = read(file)?;
    print!("{}", table::of(&program));
    let found = match examples {
        Some(examples) => example_files::of_file(examples, &program),
        None => example_files::beside(file, &program),
    };
    let catalog = Catalog { fingerprint: String::new(), programs: vec![program] };
    if found.examples.is_empty() && found.problems.is_empty() {
        println!("\nNo worked examples beside it; give some with --examples.");
        return Ok(());
    }
    println!("\nWorked examples");
    let wrong = found.examples.iter().filter(|example| !holds(example, &catalog)).count();
    let mut message = match found.problems.len() {
        0 => String::new(),
        count => with_count(&found.problems, if count == 1 { "problem" } else { "problems" }),
    };
    if wrong > 0 {
        let joint = if message.is_empty() { "" } else { "\n" };
        message.push_str(&format!("{joint}{wrong} of {} worked examples differ", found.examples.len()));
    }
    if message.is_empty() { Ok(()) } else { Err(message) }
}

/// Runs an example and prints its result; true when nothing differs.
fn holds(found: &example_files::Found, catalog: &Catalog) -> bool {
    let example = &found.example;
    let differences = example.differences(catalog);
    println!("{} {}: {}", if differences.is_empty() { "ok   " } else { "WRONG" }, example.tier, example.name);
    if differences.is_empty() {
        return true;
    }
    println!("      guards {}", example.guards);
    for difference in &differences {
        let (table, path) = &difference.place;
        println!("      {}{difference}", found.position(table, path));
    }
    for line in example.working.lines() {
        println!("      {line}");
    }
    false
}

/// The program, or every problem as `file:line: place: message remedy`.
fn read(file: &Path) -> Result<Program, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let of_text = if is_json { json_file::read } else { program_file::read };
    text_file::decode(&bytes).map_err(|problem| vec![problem]).and_then(of_text).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("{}:{problem}", file.display())).collect();
        with_count(&lines, if lines.len() == 1 { "problem" } else { "problems" })
    })
}

/// The lines, then their number with a noun.
fn with_count(lines: &[String], noun: &str) -> String {
    format!("{}\n{} {noun}", lines.join("\n"), lines.len())
}
