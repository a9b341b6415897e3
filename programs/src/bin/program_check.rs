//! Checks one program file: all its problems with their lines, or the program as a table and what its worked examples give.
//!
//! `cargo xtask program check FILE` runs it. With `--schema` alone it prints the JSON Schema of program files.
//!
//! A file that ends in `.json` is read as JSON, every other as TOML; both go through
//! the validator that the build uses. Worked examples are those whose `program` names the file, in the folder above it, or all
//! of the file that `--examples` gives.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use partner_engine::program::{Catalog, Program};

#[path = "../../../tests/support/example.rs"]
mod example;
#[path = "program_check/json_file.rs"]
mod json_file;
#[path = "../../build/program_file.rs"]
mod program_file;
#[path = "program_check/table.rs"]
mod table;

const USAGE: &str = "give one program file: program-check FILE [--examples EXAMPLES]";

/// What was asked on the command line.
struct Arguments {
    file: PathBuf,
    examples: Option<PathBuf>,
}

fn main() -> ExitCode {
    if env::args().nth(1).as_deref() == Some("--schema") {
        let schema = serde_json::to_string_pretty(&partner_engine::schema::program());
        println!("{}", schema.unwrap_or_default());
        return ExitCode::SUCCESS;
    }
    let outcome = arguments().and_then(|arguments| check(&arguments));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn arguments() -> Result<Arguments, String> {
    let (mut file, mut examples) = (None, None);
    let mut given = env::args_os().skip(1);
    while let Some(argument) = given.next() {
        if argument == "--examples" {
            examples = Some(given.next().ok_or(USAGE)?.into());
        } else if file.replace(argument.into()).is_some() {
            return Err(USAGE.to_owned());
        }
    }
    Ok(Arguments { file: file.ok_or(USAGE)?, examples })
}

fn check(arguments: &Arguments) -> Result<(), String> {
    let program = read(&arguments.file)?;
    print!("{}", table::of(&program));
    let id = program.id.clone();
    let catalog = Catalog { fingerprint: String::new(), programs: vec![program] };
    let mut wrong = 0;
    let examples = examples(arguments, &id)?;
    if examples.is_empty() {
        println!("\nNo worked examples beside it; give some with --examples.");
        return Ok(());
    }
    println!("\nWorked examples");
    for example in &examples {
        let differences = example.differences(&catalog);
        println!("{} {}: {}", if differences.is_empty() { "ok   " } else { "WRONG" }, example.tier, example.name);
        if !differences.is_empty() {
            wrong += 1;
            println!("      guards {}", example.guards);
        }
        for line in
            differences.iter().map(String::as_str).chain(example.working.lines().filter(|_| !differences.is_empty()))
        {
            println!("      {line}");
        }
    }
    if wrong > 0 { Err(format!("{wrong} of {} worked examples differ", examples.len())) } else { Ok(()) }
}

fn text_of(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// The program, or every problem as `file:line: place: message remedy`.
fn read(file: &Path) -> Result<Program, String> {
    let text = text_of(file)?;
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let read = if is_json { json_file::read(&text) } else { program_file::read(&text) };
    read.map_err(|problems| {
        let count = problems.len();
        let lines = problems.iter().map(|problem| format!("{}:{problem}\n", file.display()));
        format!("{}{count} {}", lines.collect::<String>(), if count == 1 { "problem" } else { "problems" })
    })
}

/// The examples of a given file; else those in the folder of the file and the one above that name it.
fn examples(arguments: &Arguments, id: &str) -> Result<Vec<example::Example>, String> {
    if let Some(file) = &arguments.examples {
        return examples_in(file);
    }
    let stem = arguments.file.file_stem().unwrap_or_default();
    let folder = arguments.file.parent().unwrap_or(Path::new(""));
    let mut files = Vec::new();
    for folder in [Some(folder), folder.parent()].into_iter().flatten() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
        files.extend(entries.filter(|path| path.extension().is_some_and(|extension| extension == "toml")));
    }
    files.sort();
    let all = files.iter().filter_map(|file| examples_in(file).ok()).flatten();
    let names = |example: &example::Example| match &example.program {
        Some(program) => stem == program.as_str(),
        None => example.tier.split('/').next() == Some(id),
    };
    Ok(all.filter(names).collect())
}

fn examples_in(file: &Path) -> Result<Vec<example::Example>, String> {
    let read: example::File =
        toml::from_str(&text_of(file)?).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(read.example)
}
