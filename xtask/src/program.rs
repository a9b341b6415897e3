//! `cargo xtask program`: writes a program file to start from, checks one, tries one out, and writes what is derived from the engine.
//!
//! The checks are in the crate `partner-programs`, started as a separate program: xtask does not depend on programs.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};
use clap::{Args, Subcommand};

use crate::{checkout, command};

/// Path of the JSON Schema.
const SCHEMA: &str = "programs/program.schema.json";

/// Path of the page on scenarios and expectations.
const GUIDE: &str = "docs/program-files.md";

/// Path of the file that a new program starts from, and the id in it.
const TEMPLATE: (&str, &str) = ("programs/template.toml", "\"my-program\"");

#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a program file to start from, with comments on each part
    New {
        /// The file to write, named after the program's id
        file: PathBuf,
    },
    /// Print all problems of a program file (TOML or JSON), or the whole program as a table and the results of its worked examples
    Check {
        /// The program file
        file: PathBuf,
        /// A file of worked examples, instead of those beside the program file that name it
        #[arg(long)]
        examples: Option<PathBuf>,
    },
    /// Print an estimate of a program file with its steps
    Try(Trial),
    /// Write the JSON Schema of program files into programs/program.schema.json
    Schema,
    /// Write the page on scenarios and expectations, docs/program-files.md
    Guide,
}

/// A scenario in a few words: one year in the program's currency, and of the streams only those that are given.
#[derive(Args)]
struct Trial {
    /// The program file
    file: PathBuf,
    /// New subscriptions of year 1
    #[arg(long, value_name = "AMOUNT")]
    sales: Option<String>,
    /// Services of the vendor in year 1
    #[arg(long, value_name = "AMOUNT")]
    services: Option<String>,
    /// Upgrades of year 1
    #[arg(long, value_name = "AMOUNT")]
    upgrades: Option<String>,
    /// Subscriptions that come up for renewal in year 1, of which deals.renewal_percent are renewed
    #[arg(long, value_name = "AMOUNT")]
    renewals: Option<String>,
    /// Years to estimate
    #[arg(long)]
    years: Option<String>,
    /// The one tier to show, by its id
    #[arg(long)]
    tier: Option<String>,
    /// Any field of the scenario, like deals.per_year=20 (docs/program-files.md)
    #[arg(long = "set", value_name = "PATH=VALUE")]
    settings: Vec<String>,
}

/// Runs the command; an error when the file has problems or an example differs.
pub(crate) fn run(options: &Options) -> Result<()> {
    match &options.command {
        Command::New { file } => write_new(file),
        Command::Check { file, examples } => check(file, examples.as_deref()),
        Command::Try(trial) => try_out(trial),
        Command::Schema => write_printed("--schema", SCHEMA),
        Command::Guide => write_printed("--guide", GUIDE),
    }
}

fn checker() -> std::process::Command {
    let mut checker = command::cargo(["run", "--quiet", "--package", "partner-programs", "--features", "check"]);
    checker.args(["--bin", "program-check", "--"]);
    checker
}

fn write_new(file: &Path) -> Result<()> {
    ensure!(!file.exists(), "{} is there already", file.display());
    let id = file.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let is_id =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let is_toml = file.extension().is_some_and(|extension| extension == "toml");
    ensure!(
        is_toml && id.split('-').all(is_id),
        "{} is named after no program; use small letters and digits joined by `-`, like acme-2026.toml",
        file.display()
    );
    let template = fs::read_to_string(checkout::root().join(TEMPLATE.0)).context(TEMPLATE.0)?;
    fs::write(file, template.replace(TEMPLATE.1, &format!("\"{id}\"")))?;
    println!("wrote {0}; check it with `cargo xtask program check {0}`", file.display());
    Ok(())
}

fn check(file: &Path, examples: Option<&Path>) -> Result<()> {
    let mut check = checker();
    check.arg(absolute(file)?);
    if let Some(examples) = examples {
        check.arg("--examples").arg(absolute(examples)?);
    }
    // The problems have been printed; an error that names the command would only distract.
    if !check.status()?.success() {
        bail!("{} is not in order", file.display());
    }
    Ok(())
}

fn try_out(trial: &Trial) -> Result<()> {
    let mut check = checker();
    check.arg(absolute(&trial.file)?).arg("--try");
    let short = [
        ("deals.new_subscriptions", &trial.sales),
        ("deals.services", &trial.services),
        ("deals.upgrades", &trial.upgrades),
        ("deals.subscriptions_in_force", &trial.renewals),
        ("years", &trial.years),
    ];
    for (path, value) in short {
        if let Some(value) = value {
            check.arg("--set").arg(format!("{path}={value}"));
        }
    }
    for setting in &trial.settings {
        check.arg("--set").arg(setting);
    }
    if let Some(tier) = &trial.tier {
        check.arg("--tier").arg(tier);
    }
    if !check.status()?.success() {
        bail!("{} could not be tried out", trial.file.display());
    }
    Ok(())
}

/// Writes what the checker prints into a file of the repository.
fn write_printed(option: &str, file: &str) -> Result<()> {
    let printed = command::output(checker().arg(option))?;
    fs::write(checkout::root().join(file), printed)?;
    println!("wrote {file}");
    Ok(())
}

/// The absolute path of a file: the check runs in the root of the checkout, the path is relative to the present folder.
fn absolute(file: &Path) -> Result<PathBuf> {
    Ok(std::path::absolute(file)?)
}
