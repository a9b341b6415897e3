//! The machine's facilities: programs on PATH, Node, the system's package manager.

use anyhow::{Result, bail};
use std::env;
use std::path::PathBuf;

use crate::command::{program, try_output};

/// The oldest major version of Node for Playwright and binaryen.
const OLDEST_NODE: u32 = 20;

/// The first of these programs found on PATH.
pub(crate) fn find_on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(executable(name))))
        .find(|candidate| candidate.is_file())
}

/// The file name of a program on this system.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}

/// Fails without Node and npm, and says what to install.
pub(crate) fn require_node() -> Result<()> {
    let version = try_output(program("node").arg("--version"));
    let remedy = install_advice(&Packages { apt: "nodejs npm", dnf: "nodejs npm", pacman: "nodejs npm", brew: "node" });
    match version.as_deref().map(major_version) {
        None => bail!("Node is missing. Install Node {OLDEST_NODE} or newer: {remedy}"),
        Some(major) if major < Some(OLDEST_NODE) => {
            bail!("Node is {}, and {OLDEST_NODE} or newer is needed: {remedy}", version.unwrap_or_default())
        }
        Some(_) => {}
    }
    if find_on_path(&["npm", "npm.cmd"]).is_none() {
        bail!("npm is missing. Install it: {remedy}");
    }
    Ok(())
}

fn major_version(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// The names of one package in the supported package managers.
pub(crate) struct Packages {
    pub(crate) apt: &'static str,
    pub(crate) dnf: &'static str,
    pub(crate) pacman: &'static str,
    pub(crate) brew: &'static str,
}

/// The command to install a package on this system, or all commands if its package manager is unknown.
pub(crate) fn install_advice(packages: &Packages) -> String {
    let commands = [
        ("apt-get", format!("sudo apt-get install {}", packages.apt)),
        ("dnf", format!("sudo dnf install {}", packages.dnf)),
        ("pacman", format!("sudo pacman -S {}", packages.pacman)),
        ("brew", format!("brew install {}", packages.brew)),
    ];
    let present = commands.iter().find(|(manager, _)| find_on_path(&[manager]).is_some());
    match present {
        Some((_, command)) => format!("`{command}`"),
        None => {
            let all: Vec<String> = commands.iter().map(|(_, command)| format!("`{command}`")).collect();
            all.join(" or ")
        }
    }
}

/// The words before `apt-get` when packages can be installed without a password; `None` when they cannot.
pub(crate) fn apt_prefix() -> Option<&'static [&'static str]> {
    find_on_path(&["apt-get"])?;
    if is_root() {
        return Some(&[]);
    }
    find_on_path(&["sudo"])?;
    try_output(program("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

/// Whether this user is root, for whom Chromium has no sandbox.
pub(crate) fn is_root() -> bool {
    try_output(program("id").arg("-u")).as_deref() == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_says_its_major_version_after_a_v() {
        assert_eq!(major_version("v20.20.2"), Some(20));
        assert_eq!(major_version("22.1.0"), Some(22));
        assert_eq!(major_version("none"), None);
    }

    #[test]
    fn programs_are_found_in_the_order_asked() {
        let found = find_on_path(&["no-such-program-here", "cargo"]).expect("cargo runs this test");
        assert!(found.ends_with(executable("cargo")));
        assert_eq!(find_on_path(&["no-such-program-here"]), None);
    }
}
