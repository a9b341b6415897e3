//! `cargo xtask program check FILE`: all problems of a program file, or the program as a table and its worked examples;
//! `cargo xtask program schema`: the JSON Schema of program files.
//!
//! The checks are in the crate `partner-programs`, started as a separate program: xtask does not depend on programs.

use anyhow::{Result, bail};
use clap::{Args, Subcommand};
use std::fs;
use std::path::{Path, PathBuf};

use crate::{checkout, command};

/// Path of the JSON Schema.
const SCHEMA: &str = "programs/program.schema.json";

#[derive(Args)]
pub(crate) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Print all problems of a program file (TOML or JSON), or the program as a table and the results of its worked examples
    Check {
        /// The program file
        file: PathBuf,
        /// A file of worked examples, instead of those beside the program file that name it
        #[arg(long)]
        examples: Option<PathBuf>,
    },
    /// Write the JSON Schema of program files into programs/program.schema.json
    Schema,
}

/// Runs the command; an error when the file has problems or an example differs.
pub(crate) fn run(options: &Options) -> Result<()> {
    match &options.command {
        Command::Check { file, examples } => check(file, examples.as_deref()),
        Command::Schema => write_schema(),
    }
}

fn checker() -> std::process::Command {
    let mut checker = command::cargo(["run", "--quiet", "--package", "partner-programs", "--features", "check"]);
    checker.args(["--bin", "program-check", "--"]);
    checker
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

fn write_schema() -> Result<()> {
    let Some(schema) = command::try_output(checker().arg("--schema")) else { bail!("the schema could not be made") };
    fs::write(checkout::root().join(SCHEMA), schema + "\n")?;
    println!("wrote {SCHEMA}");
    Ok(())
}

/// The absolute path of a file: the check runs in the root of the checkout, the path is relative to the present folder.
fn absolute(file: &Path) -> Result<PathBuf> {
    Ok(std::path::absolute(file)?)
}
