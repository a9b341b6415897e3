//! The npm package in `widget/dist/`: the engine for JavaScript, compiled, shrunk and weighed, with its types and programs.
//!
//! Hand-written files are in `widget/`; the other files are generated here from `crates/engine-js/`, types and programs by its examples. The
//! behaviour of the package is tested in `tests/package/`.

use anyhow::{Context, Result, bail, ensure};
use base64ct::{Base64, Encoding};
use std::fs;
use std::path::{Path, PathBuf};

use crate::checkout;
use crate::command::{self, cargo, program};
use crate::compress;
use crate::tools::{self, Toolbox};

/// Approximate time on two cores for a build from scratch.
pub(crate) const ABOUT: &str = "3 min";

/// The greatest weight of the WebAssembly, in bytes with brotli. The readers of both forms of program files are in it.
const BUDGET: usize = 190_000;

/// Features that all browsers of recent years have; `--all-features` would produce a module that they reject.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Options for the least weight. Brotli compresses many small functions better than few large ones, hence little inlining; and none of
/// our code uses addresses below 1,024, where the stack ends.
const SHRINKING: &[&str] = &["-Oz", "--one-caller-inline-max-function-size=10", "--low-memory-unused"];

/// The folder for `npm pack`.
pub(crate) fn folder() -> PathBuf {
    checkout::root().join("widget").join("dist")
}

/// Builds the package and returns its weight in a sentence; an error when a part is over its budget.
pub(crate) fn build(toolbox: &Toolbox) -> Result<String> {
    let sources = checkout::root().join("widget");
    let engine = folder().join("engine");
    // Removes old files, which would be packed too.
    if engine.exists() {
        fs::remove_dir_all(&engine)?;
    }
    fs::create_dir_all(&engine)?;
    for name in ["browser.js", "development.js", "node.js", "loader.js", "index.d.ts"] {
        copy(&sources.join("engine").join(name), &engine.join(name))?;
    }
    fs::write(engine.join("types.d.ts"), printed("types", &["--features", "schema"])?)?;
    copy(&sources.join("README.md"), &folder().join("README.md"))?;
    for license in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&checkout::root().join(license), &folder().join(license))?;
    }
    fs::write(folder().join("package.json"), manifest(&fs::read_to_string(sources.join("package.json"))?)?)?;
    fs::write(engine.join("programs.js"), programs_module()?)?;
    write_wasm(toolbox, &engine)?;
    weighed(&engine)
}

/// Compiles and shrinks the crate, with the JavaScript glue.
fn write_wasm(toolbox: &Toolbox, engine: &Path) -> Result<()> {
    let bound = checkout::target().join("package");
    // The loader fetches the wasm itself, because it also reads files and reports errors.
    let options = ["--target", "web", "--omit-default-module-path", "--out-name", "engine_glue"];
    tools::bind_wasm(toolbox, "partner-engine-js", &options, &bound)?;
    for name in ["engine_glue.js", "engine_glue.d.ts"] {
        copy(&bound.join(name), &engine.join(name))?;
    }
    let mut shrink = program("wasm-opt");
    shrink
        .args(SHRINKING)
        .args(WASM_FEATURES)
        .arg(bound.join("engine_glue_bg.wasm"))
        .arg("-o")
        .arg(engine.join("engine.wasm"));
    command::run(toolbox.equip(&mut shrink))?;
    fs::write(engine.join("engine_embedded.js"), embedded_module(&fs::read(engine.join("engine.wasm"))?))?;
    Ok(())
}

fn judged(weight: usize) -> Result<String> {
    if weight > BUDGET {
        bail!("engine.wasm weighs {weight} bytes with brotli, {} more than the {BUDGET} allowed", weight - BUDGET);
    }
    Ok(format!("engine.wasm weighs {weight} bytes with brotli (at most {BUDGET})"))
}

/// The built-in programs as a module with a text that the loader parses, which is faster in browsers than an object literal.
fn programs_module() -> Result<String> {
    Ok(module_of(printed("program_files", &[])?.trim()))
}

/// The output of an example of the crate.
fn printed(example: &str, features: &[&str]) -> Result<String> {
    let mut print = cargo(["run", "--quiet", "--package", "partner-engine-js", "--example", example]);
    String::from_utf8(command::output(print.args(features))?).with_context(|| format!("{example} printed no text"))
}

fn module_of(json: &str) -> String {
    let quoted = json.replace('\\', r"\\").replace('\'', r"\'");
    format!(
        "// The built-in programs, written by `cargo xtask build` from programs/*.toml.\n\
         export const json =\n  '{quoted}';\n"
    )
}

/// A WebAssembly embedded in a module, for servers that move modules away from the files beside them; only development servers load it.
fn embedded_module(wasm: &[u8]) -> String {
    format!("export const base64 =\n  \"{}\";\n", Base64::encode_string(wasm))
}

/// The package's manifest with the version of the workspace. Edited as text, because the order of its conditions matters.
fn manifest(template: &str) -> Result<String> {
    let placeholder = r#""version": "0.0.0""#;
    ensure!(template.matches(placeholder).count() == 1, "widget/package.json must hold {placeholder} once");
    Ok(template.replace(placeholder, &format!(r#""version": "{}""#, env!("CARGO_PKG_VERSION"))))
}

fn weighed(engine: &Path) -> Result<String> {
    let weight = |name: &str| -> Result<usize> { Ok(compress::brotli(&fs::read(engine.join(name))?)?.len()) };
    let wasm = judged(weight("engine.wasm")?)?;
    let mut scripts = Vec::new();
    for name in ["loader.js", "engine_glue.js", "programs.js"] {
        scripts.push(format!("{name} {}", weight(name)?));
    }
    Ok(format!("The package's {wasm}; beside it {}", scripts.join(", ")))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_stand_in_a_text_that_javascript_reads() {
        let module = module_of(r#"{"a":"it's \"b\""}"#);
        assert!(module.ends_with("'{\"a\":\"it\\'s \\\\\"b\\\\\"\"}';\n"), "{module}");
    }

    #[test]
    fn a_webassembly_stands_in_a_text() {
        assert_eq!(embedded_module(b"\0asm"), "export const base64 =\n  \"AGFzbQ==\";\n");
    }

    #[test]
    fn the_manifest_gets_the_version_of_the_workspace() {
        let manifest = manifest(r#"{"name": "x", "version": "0.0.0"}"#).expect("it has a version");
        assert_eq!(manifest, format!(r#"{{"name": "x", "version": "{}"}}"#, env!("CARGO_PKG_VERSION")));
        assert!(super::manifest(r#"{"name": "x"}"#).is_err());
    }

    #[test]
    fn the_budget_itself_is_still_allowed() {
        assert!(judged(BUDGET).is_ok());
        assert!(judged(BUDGET + 1).is_err());
    }
}
