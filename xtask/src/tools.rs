//! The build's tools: found on PATH in the right version, or installed once into a cache folder outside the checkout.
//!
//! Browsers are the matter of `browser`, npm packages of the tests that of `npm`.

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::command::{answer, cargo, program, run, shown};
use crate::steps::Steps;
use crate::{checkout, machine};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132";
const ESBUILD: &str = "0.28.2";
const MUTANTS: &str = "27.1.0";
/// The target whose code browsers run.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Something that the build needs and a bare machine lacks.
pub(crate) enum Tool {
    /// Rust's standard library for wasm32, by rustup.
    WasmTarget,
    /// A program of one version, with the folder in the cache that holds it after an install.
    Program { name: &'static str, version: String, says: String, folder: PathBuf, source: Source },
}

/// Where a program comes from.
pub(crate) enum Source {
    /// `cargo install`, with the dependencies that its author locked or the newest that fit.
    Cargo { package: &'static str, locked: bool, about: &'static str },
    /// A package of npm.
    Npm { package: &'static str, package_version: &'static str },
}

/// Every tool is there: the environment in which the build finds them.
pub(crate) struct Toolbox {
    path: OsString,
}

/// The tools of the build; reading `Cargo.lock` for the one whose version must equal the library's.
pub(crate) fn needed() -> Result<Vec<Tool>> {
    let wasm_bindgen = checkout::locked_version("wasm-bindgen")?;
    Ok(vec![
        Tool::WasmTarget,
        Tool::Program {
            name: "wasm-bindgen",
            says: format!("wasm-bindgen {wasm_bindgen}"),
            folder: cache(&format!("wasm-bindgen-cli-{wasm_bindgen}"))?.join("bin"),
            version: wasm_bindgen,
            // Not locked: what its author locked is not always to be had from a registry's mirror.
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

/// What changes the engine in one place after the other; only for `test --all`.
pub(crate) fn mutants() -> Result<Tool> {
    Ok(Tool::Program {
        name: "cargo-mutants",
        version: MUTANTS.to_owned(),
        says: format!("cargo-mutants {MUTANTS}"),
        folder: cache(&format!("cargo-mutants-{MUTANTS}"))?.join("bin"),
        source: Source::Cargo { package: "cargo-mutants", locked: true, about: "3 min" },
    })
}

/// The names and versions of the programs, one in each line.
pub(crate) fn versions() -> Result<String> {
    let says = |tool| match tool {
        Tool::WasmTarget => None,
        Tool::Program { says, .. } => Some(says),
    };
    Ok(needed()?.into_iter().filter_map(says).collect::<Vec<_>>().join("\n"))
}

/// Those that have to be installed first.
pub(crate) fn missing(tools: &[Tool]) -> Vec<&Tool> {
    tools.iter().filter(|tool| !tool.is_there()).collect()
}

/// Installs what is missing, one step each, and hands out the environment that holds them all.
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

    /// The folder of a program that answers with the right version: in the cache or on PATH.
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

    /// Lets a command find the tools.
    pub(crate) fn equip<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("PATH", &self.path)
    }

    /// The folders in which a program is sought, in this order.
    pub(crate) fn folders(&self) -> impl Iterator<Item = PathBuf> {
        env::split_paths(&self.path)
    }

    /// Where a program is found.
    pub(crate) fn find(&self, name: &str) -> Option<PathBuf> {
        self.folders().map(|folder| folder.join(machine::executable(name))).find(|program_file| program_file.is_file())
    }
}

/// Lets wasm that is built for others name no folder of this machine: the messages of panics hold paths of source files.
pub(crate) fn keep_paths_out(build: &mut Command) -> Result<()> {
    let sysroot = answer(program("rustc").args(["--print", "sysroot"])).context("rustc does not say where it lives")?;
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust");
    let crates = cargo_home().context("no folder of cargo: set CARGO_HOME")?.join("registry").join("src");
    let remapped = |(folder, name): (PathBuf, &str)| format!("--remap-path-prefix={}={name}", folder.display());
    // The variable parts its flags at spaces; one that speaks of wasm alone takes no others.
    let flags = [(library, "rust"), (crates, "crates")].map(remapped);
    let flags: Vec<String> = flags.into_iter().filter(|flag| !flag.contains(' ')).collect();
    build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    Ok(())
}

/// Compiles a crate's library for others' machines, and writes it with its glue into a folder.
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

/// Whether the program runs and its version is the wanted one, whole: 0.2.13 is not 0.2.130.
fn answers(program_file: &Path, says: &str) -> bool {
    program_file.is_file() && answer(&mut version_question(program_file)).is_some_and(|said| is_version(&said, says))
}

/// A command of cargo's is asked the way cargo asks it, with its name first.
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
    let sysroot = answer(program("rustc").args(["--print", "sysroot"]))?;
    Some(Path::new(&sysroot).join("lib").join("rustlib").join(WASM_TARGET).join("lib"))
}

/// A folder of the cache: outside the checkout, so that a fresh clone finds what an older one installed.
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
