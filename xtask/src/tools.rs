//! The build's tools: found on PATH in the right version, or installed once into a cache folder outside the checkout.
//!
//! Browsers are provided by `browser`, npm packages of the tests by `npm`.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::command::{cargo, program, run, shown, try_output};
use crate::steps::Steps;
use crate::{checkout, machine};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const ESBUILD: &str = "0.28.2";
const MUTANTS: &str = "27.1.0";
/// The target for browsers.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A tool that the build needs.
pub(crate) enum Tool {
    /// Rust's standard library for wasm32, installed by rustup.
    WasmTarget,
    /// A program of one version, with its folder in the cache after an installation.
    Program { name: &'static str, version: String, says: String, folder: PathBuf, source: Source },
}

/// The source of a program.
pub(crate) enum Source {
    /// `cargo install`, with the dependencies of the package's lock file or with the newest compatible ones.
    Cargo { package: &'static str, locked: bool, about: &'static str },
    /// An npm package.
    Npm { package: &'static str, package_version: &'static str },
}

/// The environment in which the build finds all tools.
pub(crate) struct Toolbox {
    path: OsString,
}

/// The tools of the build. The version of `wasm-bindgen` must equal that of the library in `Cargo.lock`.
pub(crate) fn needed() -> Result<Vec<Tool>> {
    let wasm_bindgen = checkout::locked_version("wasm-bindgen")?;
    Ok(vec![
        Tool::WasmTarget,
        Tool::Program {
            name: "wasm-bindgen",
            says: format!("wasm-bindgen {wasm_bindgen}"),
            folder: cache(&format!("wasm-bindgen-cli-{wasm_bindgen}"))?.join("bin"),
            version: wasm_bindgen,
            // Not locked: the locked dependencies are not always available from a registry's mirror.
            source: Source::Cargo { package: "wasm-bindgen-cli", locked: false, about: "5 min" },
        },
        Tool::Program {
            name: "trunk",
            version: TRUNK.to_owned(),
            says: format!("trunk {TRUNK}"),
            folder: cache(&format!("trunk-{TRUNK}"))?.join("bin"),
            source: Source::Cargo { package: "trunk", locked: true, about: "10 min" },
        },
        Tool::Program {
            name: "wasm-opt",
            version: BINARYEN.to_owned(),
            says: format!("wasm-opt version {BINARYEN}"),
            folder: cache(&format!("binaryen-{BINARYEN}"))?.join("node_modules").join(".bin"),
            source: Source::Npm { package: "binaryen", package_version: "132.0.0" },
        },
        Tool::Program {
            name: "esbuild",
            version: ESBUILD.to_owned(),
            says: ESBUILD.to_owned(),
            folder: cache(&format!("esbuild-{ESBUILD}"))?.join("node_modules").join(".bin"),
            source: Source::Npm { package: "esbuild", package_version: ESBUILD },
        },
    ])
}

/// The mutation tester, only for `test --all`.
pub(crate) fn mutants() -> Result<Tool> {
    Ok(Tool::Program {
        name: "cargo-mutants",
        version: MUTANTS.to_owned(),
        says: format!("cargo-mutants {MUTANTS}"),
        folder: cache(&format!("cargo-mutants-{MUTANTS}"))?.join("bin"),
        source: Source::Cargo { package: "cargo-mutants", locked: true, about: "3 min" },
    })
}

/// The names and versions of the programs, one a line.
pub(crate) fn versions() -> Result<String> {
    let says = |tool| match tool {
        Tool::WasmTarget => None,
        Tool::Program { says, .. } => Some(says),
    };
    Ok(needed()?.into_iter().filter_map(says).collect::<Vec<_>>().join("\n"))
}

/// The tools that have to be installed.
pub(crate) fn missing(tools: &[Tool]) -> Vec<&Tool> {
    tools.iter().filter(|tool| !tool.is_there()).collect()
}

/// Installs missing tools, one step each, and returns the environment with all of them.
pub(crate) fn provide(tools: &[Tool], missing: &[&Tool], steps: &Steps) -> Result<Toolbox> {
    for tool in missing {
        steps.step(&format!("Install {}", tool.title()), tool.about(), || tool.install())?;
    }
    Toolbox::of(tools)
}

impl Tool {
    fn title(&self) -> String {
        match self {
            Self::WasmTarget => format!("the Rust target {WASM_TARGET}"),
            Self::Program { name, version, .. } => format!("{name} {version}"),
        }
    }

    fn about(&self) -> &'static str {
        match self {
            Self::WasmTarget | Self::Program { source: Source::Npm { .. }, .. } => "1 min",
            Self::Program { source: Source::Cargo { about, .. }, .. } => about,
        }
    }

    fn is_there(&self) -> bool {
        match self {
            Self::WasmTarget => wasm_library().is_some_and(|folder| folder.is_dir()),
            Self::Program { .. } => self.found().is_some(),
        }
    }

    /// The folder, in the cache or on PATH, of a program with the right version.
    fn found(&self) -> Option<PathBuf> {
        let Self::Program { name, says, folder, .. } = self else { return None };
        let cached = folder.join(machine::executable(name));
        [Some(cached), machine::find_on_path(&[name])]
            .into_iter()
            .flatten()
            .find(|program_file| answers(program_file, says))
            .and_then(|program_file| program_file.parent().map(Path::to_owned))
    }

    fn install(&self) -> Result<()> {
        let mut install = self.install_command()?;
        let (title, by_hand) = (self.title(), shown(&install));
        if run(&mut install).is_err() {
            bail!("{title} could not be installed; to see why, run by hand: {by_hand}");
        }
        if !self.is_there() {
            bail!("{title} was installed but does not answer with its version; run by hand: {by_hand}");
        }
        Ok(())
    }

    fn install_command(&self) -> Result<Command> {
        let (version, folder, source) = match self {
            Self::WasmTarget => {
                let mut rustup = program("rustup");
                rustup.args(["target", "add", WASM_TARGET]);
                return Ok(rustup);
            }
            Self::Program { version, folder, source, .. } => (version, folder, source),
        };
        match source {
            Source::Cargo { package, locked, .. } => {
                let install_root = folder.parent().unwrap_or(folder);
                let mut install = cargo(["install", "--root"]);
                install.arg(install_root).arg(format!("{package}@{version}"));
                if *locked {
                    install.arg("--locked");
                }
                Ok(install)
            }
            Source::Npm { package, package_version } => {
                machine::require_node()?;
                let prefix = folder.ancestors().nth(2).unwrap_or(folder);
                fs::create_dir_all(prefix).with_context(|| format!("cannot create {}", prefix.display()))?;
                let mut install = program("npm");
                install.args(["install", "--no-audit", "--no-fund", "--no-save", "--prefix"]);
                install.arg(prefix).arg(format!("{package}@{package_version}"));
                Ok(install)
            }
        }
    }
}

impl Toolbox {
    fn of(tools: &[Tool]) -> Result<Self> {
        let found = tools.iter().filter_map(Tool::found);
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = env::join_paths(found.chain(env::split_paths(&inherited)))
            .context("a folder of the tools has a name that PATH cannot hold")?;
        Ok(Self { path })
    }

    /// Puts the tools on the PATH of a command.
    pub(crate) fn equip<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path)
    }

    /// The folders in which a program is searched, in order.
    pub(crate) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        env::split_paths(&self.path)
    }

    /// The path of a program.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        self.folders().map(|folder| folder.join(machine::executable(name))).find(|program_file| program_file.is_file())
    }
}

/// Keeps folders of this machine out of published wasm: messages of panics contain paths of source files.
pub(crate) fn keep_paths_out(build: &mut Command) -> Result<()> {
    let sysroot =
        try_output(program("rustc").args(["--print", "sysroot"])).context("rustc does not say where it lives")?;
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    let crates = cargo_home().context("no folder of cargo: set CARGO_HOME")?.join("registry").join("src");
    let remapped = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    // The variable separates flags by spaces; the one for wasm alone has no other form.
    let flags = [(library, "rust"), (crates, "crates")].map(remapped);
    let flags: Vec<String> = flags.into_iter().filter(|flag| !flag.contains(' ')).collect();
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    Ok(())
}

/// Compiles the library of a crate for other machines, and writes it with its glue into a folder.
pub(crate) fn bind_wasm(toolbox: &Toolbox, package: &str, options: &[&str], folder: &Path) -> Result<()> {
    let mut compile = cargo(["build", "--release", "--package", package, "--lib", "--target", WASM_TARGET]);
    keep_paths_out(&mut compile)?;
    run(&mut compile)?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    let built = checkout::target().join(WASM_TARGET).join("release").join(file);
    let mut bind = program("wasm-bindgen");
    bind.args(options).arg("--out-dir").arg(folder).arg(&built);
    run(toolbox.equip(&mut bind))
}

fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"))?).join(".cargo")))
}

/// Whether the program runs and its version is exactly the wanted one: 0.2.13 is not 0.2.130.
fn answers(program_file: &Path, says: &str) -> bool {
    program_file.is_file()
        && try_output(&mut version_question(program_file)).is_some_and(|said| is_version(&said, says))
}

/// The command that prints the version; a subcommand of cargo needs its own name first.
fn version_question(program_file: &Path) -> Command {
    let mut question = program(program_file);
    question.args(program_file.file_stem().and_then(|name| name.to_str()?.strip_prefix("cargo-")));
    question.arg("--version");
    question
}

fn is_version(said: &str, wanted: &str) -> bool {
    said.lines()
        .next()
        .and_then(|line| line.strip_prefix(wanted))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn wasm_library() -> Option<PathBuf> {
    let sysroot = try_output(program("rustc").args(["--print", "sysroot"]))?;
    Some(Path::new(&sysroot).join("lib").join("rustlib").join(WASM_TARGET).join("lib"))
}

/// A folder of the cache, outside of the checkout, so that a new clone finds tools installed by an older one.
fn cache(tool: &str) -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = if let Some(tools) = set("PARTNER_CALCULATOR_TOOLS") {
        tools
    } else if let Some(caches) = set("XDG_CACHE_HOME") {
        caches.join("partner-calculator")
    } else if let Some(home) = set("HOME").or_else(|| set("USERPROFILE")) {
        home.join(".cache").join("partner-calculator")
    } else {
        bail!("no folder for tools: set PARTNER_CALCULATOR_TOOLS to one");
    };
    Ok(checkout::root().join(folder).join(tool))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_counts_only_when_it_is_whole() {
        assert!(is_version("wasm-bindgen 0.2.130", "wasm-bindgen 0.2.130"));
        assert!(is_version("wasm-opt version 132 (version_132)", "wasm-opt version 132"));
        assert!(!is_version("wasm-bindgen 0.2.130", "wasm-bindgen 0.2.13"));
        assert!(!is_version("wasm-opt version 108", "wasm-opt version 132"));
        assert!(!is_version("", "trunk 0.21.14"));
    }

    #[test]
    fn a_command_of_cargo_hears_its_name_first() {
        let asked = |path: &str| version_question(Path::new(path)).get_args().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(asked("bin/cargo-mutants"), ["mutants", "--version"]);
        assert_eq!(asked("bin/trunk"), ["--version"]);
    }

    #[test]
    fn the_bindgen_tool_has_the_version_of_the_locked_library() {
        let locked = checkout::locked_version("wasm-bindgen").expect("Cargo.lock names it");
        let named = needed().expect("the list can be made").into_iter().find_map(|tool| match tool {
            Tool::Program { name: "wasm-bindgen", version, .. } => Some(version),
            _ => None,
        });
        assert_eq!(named, Some(locked));
    }
}
