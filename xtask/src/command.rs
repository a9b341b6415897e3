//! Starts other programs in the root of the checkout, and reports failures in one sentence.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::checkout;

/// A command that runs in the root of the checkout.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(checkout::root());
    command
}

/// `cargo` with the given arguments.
pub(crate) fn cargo<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Command {
    let mut command = program("cargo");
    command.args(arguments);
    command
}

/// Runs a command with its output on the terminal; any failure is an error that names the command.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a command, prints its standard output line by line and passes each line to `see`. True when it succeeded.
pub(crate) fn run_and_read(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool> {
    let shown = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| format!("cannot start `{shown}`"))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            see(&line);
        }
    }
    Ok(child.wait()?.success())
}

/// Runs a command with its errors on the terminal and returns its standard output; any failure is an error that names the command.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let shown = shown(command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` failed ({})", output.status);
    }
    Ok(output.stdout)
}

/// The standard output of a command; `None` when it cannot be started or fails.
pub(crate) fn try_output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command line of a command, for messages.
pub(crate) fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(OsStr::to_string_lossy));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_typed() {
        assert_eq!(shown(&cargo(["fmt", "--check"])), "cargo fmt --check");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut program("no-such-program-here")).expect_err("it cannot be there");
        assert!(error.to_string().contains("no-such-program-here"), "{error}");
    }

    #[test]
    fn lines_are_read_and_success_is_told() {
        let mut lines = Vec::new();
        let done = run_and_read(&mut cargo(["--version"]), |line| lines.push(line.to_owned()));
        assert!(done.expect("cargo is there"));
        assert!(lines[0].starts_with("cargo 1."), "{lines:?}");
    }
}
