//! Lists the languages of the page, and makes the linker keep the relocations of a page that is split into chunks: they record which
//! function calls which.

use std::path::Path;
use std::{env, fs, io};

/// Has a folder for each language.
const LANGUAGES: &str = "src/wording";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={LANGUAGES}");
    let list = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("languages.rs");
    fs::write(list, languages()?)?;
    let for_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if for_wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    Ok(())
}

/// Like `languages! { En = en, }`, in the order of the folders' names.
fn languages() -> io::Result<String> {
    let entries = fs::read_dir(LANGUAGES)?.collect::<io::Result<Vec<_>>>()?;
    let has_words = |entry: &&fs::DirEntry| entry.path().join("mod.rs").is_file();
    let mut folders: Vec<String> =
        entries.iter().filter(has_words).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    folders.sort();
    let named = folders.iter().map(|folder| {
        let (first, rest) = folder.split_at(1);
        format!("{}{rest} = {folder}, ", first.to_uppercase())
    });
    Ok(format!("languages! {{ {}}}\n", named.collect::<String>()))
}
