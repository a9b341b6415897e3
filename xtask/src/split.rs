//! The page in chunks: its wasm is split at the functions that `src/chunks.rs` marks, so that a first view does not wait for other views.
//!
//! Trunk compiles, calls `wasm-bindgen` and shrinks the result, and the split belongs in between. So this program is installed where
//! Trunk finds `wasm-bindgen`: called by that name, it splits the compiled wasm, passes the main part to the real `wasm-bindgen`, and
//! bundles the glue with the module that loads the chunks. At the end `src/bin/prerender` names and lists the chunks.
//! Trunk without this program builds the page in one piece.

use anyhow::{Context, Result, anyhow, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};
use wasm_split_cli_support::{Options, transform};

use crate::command::{program, run};
use crate::tools::Toolbox;
use crate::{checkout, machine};

/// The name by which Trunk calls this program.
const STANDS_FOR: &str = "wasm-bindgen";
/// Variable with the path of the real `wasm-bindgen`.
const REAL: &str = "PARTNER_CALCULATOR_WASM_BINDGEN";
/// Variable that tells `prerender` the folder of the chunks.
const CHUNKS: &str = "PARTNER_CALCULATOR_CHUNKS";
/// The module that loads the chunks, as glue and wasm name it.
const LINK: &str = "__wasm_split.js";
/// An option of the page that is wrong for chunks: they are loaded into memory that is in use.
const NOT_FOR_CHUNKS: &str = "--zero-filled-memory";

/// Generated fetch of chunks, and its replacement by `start/chunk.js`.
const FETCHED: [(&str, &str); 2] = [
    ("fetch(new URL(", "chunk(new URL("),
    ("WebAssembly.instantiateStreaming(src, imports)", "src.then((bytes) => WebAssembly.instantiate(bytes, imports))"),
];
const FETCH: &str = include_str!("../../start/chunk.js");

/// Puts the tools on Trunk's PATH, with this program among them.
pub(crate) fn equip<'a>(trunk: &'a mut Command, toolbox: &Toolbox) -> Result<&'a mut Command> {
    let bin = folder().join("bin");
    fs::create_dir_all(&bin)?;
    let stand_in = bin.join(machine::executable(STANDS_FOR));
    fs::copy(env::current_exe()?, &stand_in).with_context(|| format!("cannot write {}", stand_in.display()))?;
    let real = toolbox.find(STANDS_FOR).with_context(|| format!("{STANDS_FOR} is not there"))?;
    let path = env::join_paths([bin].into_iter().chain(toolbox.folders()))?;
    Ok(trunk.args(["--features", "split"]).env("PATH", path).env(REAL, real).env(CHUNKS, chunks()))
}

/// Whether this program was called as `wasm-bindgen`.
pub(crate) fn stands_in() -> bool {
    env::current_exe().is_ok_and(|program| program.file_stem().is_some_and(|name| name == STANDS_FOR))
}

/// Runs `wasm-bindgen` as Trunk asks, on a wasm that is split before.
pub(crate) fn stand_in() -> Result<()> {
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let mut bind = program(env::var_os(REAL).with_context(|| format!("{REAL} is not set"))?);
    // Calls without a wasm (Trunk asks for the version) are passed on.
    let Some(wasm) =
        arguments.iter_mut().find(|argument| Path::new(argument).extension().is_some_and(|end| end == "wasm"))
    else {
        return run(bind.args(arguments));
    };
    let (cut, main) = (folder().join("cut"), folder().join("cut").join("main.wasm"));
    emptied(&cut)?;
    let compiled = fs::read(&*wasm).with_context(|| format!("cannot read {}", Path::new(wasm).display()))?;
    *wasm = main.clone().into();
    let (out, name) = (value(&arguments, "--out-dir")?, value(&arguments, "--out-name")?);
    let (link, glue) = (format!("./{LINK}"), format!("./{name}.js"));
    let mut options = Options::new(&compiled);
    options.output_dir = &cut;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &glue;
    let pieces = transform(options).map_err(|error| anyhow!("the wasm cannot be cut: {error:#}"))?;
    ensure!(!pieces.split_modules.is_empty(), "the wasm has no place where it is to be cut");
    // The chunks import memory, table and stack, which the linker exports.
    run(bind.args(&arguments).args(["--keep-lld-exports", "--no-demangle"]))?;
    join(Path::new(&out), &glue, &cut)?;
    emptied(&chunks())?;
    let parameters = shrinking(&fs::read_to_string(checkout::root().join("index.html"))?)?;
    for piece in &pieces.split_modules {
        let shrunk = chunks().join(piece.file_name().context("a chunk has no name")?);
        run(program("wasm-opt").arg("-Oz").args(&parameters).arg(piece).arg("-o").arg(shrunk))?;
    }
    Ok(())
}

/// Bundles glue and link into one module. They import each other, and a new glue must not load the chunks of an older one.
fn join(out: &Path, glue: &str, cut: &Path) -> Result<()> {
    let link = out.join(LINK);
    let mut source = fs::read_to_string(cut.join(LINK))?;
    for (theirs, ours) in FETCHED {
        ensure!(source.contains(theirs), "{LINK} does not load chunks by {theirs}");
        source = source.replace(theirs, ours);
    }
    fs::write(&link, format!("import {{ chunk }} from \"./chunk.js\";\n{source}"))?;
    let fetch = out.join("chunk.js");
    fs::write(&fetch, FETCH)?;
    let mut bundle = program(if cfg!(windows) { "esbuild.cmd" } else { "esbuild" });
    // The glue names the link once for each chunk.
    bundle.current_dir(out).args([
        "--bundle",
        "--format=esm",
        "--target=es2022",
        "--log-level=warning",
        "--log-override:duplicate-object-key=silent",
        "--allow-overwrite",
    ]);
    run(bundle.arg(glue).arg(format!("--outfile={glue}")))?;
    fs::remove_file(fetch)?;
    Ok(fs::remove_file(link)?)
}

/// The `wasm-opt` options in `index.html`, for the chunks.
fn shrinking(index: &str) -> Result<Vec<String>> {
    let parameters = index.split("data-wasm-opt-params=\"").nth(1).and_then(|rest| rest.split('"').next());
    let parameters = parameters.context("index.html names no parameters of wasm-opt")?;
    Ok(parameters.split_whitespace().filter(|parameter| *parameter != NOT_FOR_CHUNKS).map(str::to_owned).collect())
}

/// The value of `--name=value` or `--name value`.
fn value(arguments: &[OsString], name: &str) -> Result<String> {
    let mut arguments = arguments.iter().filter_map(|argument| argument.to_str());
    let joined = format!("{name}=");
    let found = arguments.find(|argument| *argument == name || argument.starts_with(&joined));
    let value = found.and_then(|argument| argument.strip_prefix(&joined).or_else(|| arguments.next()));
    value.map(str::to_owned).with_context(|| format!("Trunk gives no {name}"))
}

fn emptied(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(fs::create_dir_all(folder)?)
}

fn folder() -> PathBuf {
    checkout::target().join("split")
}

fn chunks() -> PathBuf {
    folder().join("chunks")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_as_programs_write_them() {
        let arguments = ["--target=web", "--out-dir=/a b/c", "--out-name", "app", "x.wasm"].map(OsString::from);
        assert_eq!(value(&arguments, "--out-dir").expect("it is there"), "/a b/c");
        assert_eq!(value(&arguments, "--out-name").expect("it is there"), "app");
        assert!(value(&arguments, "--out").is_err());
    }

    #[test]
    fn chunks_are_shrunk_like_the_page_but_for_their_memory() {
        let index = fs::read_to_string(checkout::root().join("index.html")).expect("it is there");
        let parameters = shrinking(&index).expect("it names them");
        assert!(index.contains(NOT_FOR_CHUNKS) && !parameters.iter().any(|parameter| parameter == NOT_FOR_CHUNKS));
        assert!(parameters.contains(&"--low-memory-unused".to_owned()), "{parameters:?}");
    }
}
