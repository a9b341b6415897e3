//! Entry point: one command for each task in this repository.
//!
//! The commands call the tools (cargo, Trunk, Playwright) and report progress; they do not depend on partner programs.
//! One file for each command: `serve`, `site` (build, with `split`), `check`, `test`, `bench` (with `engine_bench`), `screenshot`.
//! Shared: `tools` and `browser` (requirements of the machine), `steps` (progress), `command` (starting programs), `checkout` (paths).

mod bench;
mod bench_table;
mod browser;
mod check;
mod checkout;
mod command;
mod compress;
mod counts;
mod engine_bench;
mod headers;
mod machine;
mod mutants;
mod npm;
mod one_button;
mod package;
mod program;
mod screenshot;
mod serve;
mod served_path;
mod site;
mod split;
mod steps;
mod test;
mod tools;
mod weight;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Builds, serves, checks and tests the partner calculator. What is missing on the machine is installed first.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page and serve it on this machine
    Serve(serve::Options),
    /// Build the page into dist/ and the npm package into widget/dist/, compress it and weigh its first view
    Build(site::Options),
    /// Format, clippy for this machine and for wasm32, documentation: nothing may complain
    Check,
    /// Run the tests: native, wasm in Chromium, the built page in Chromium
    Test(test::Options),
    /// Measure sizes, start, keys and Lighthouse beside a one-button Yew app
    Bench(bench::Options),
    /// Take pictures of every view, in three widths, light and dark
    Screenshot(screenshot::Options),
    /// Check a program file
    Program(program::Options),
}

fn main() -> ExitCode {
    if split::stands_in() {
        return ended(split::stand_in());
    }
    ended(match Arguments::parse().command {
        Command::Serve(options) => serve::run(&options),
        Command::Build(options) => site::run(&options),
        Command::Check => check::run(),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Screenshot(options) => screenshot::run(&options),
        Command::Program(options) => program::run(&options),
    })
}

fn ended(outcome: anyhow::Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
