//! Checks every program file and writes the catalog in compact form where the library embeds it.
//!
//! A problem fails the build with its file, line, place and remedy. The library contains no TOML parser.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use partner_engine::compact;
use partner_engine::program::{Catalog, Program};
use sha2::{Digest as _, Sha256};

#[path = "build/program_file.rs"]
mod program_file;
#[path = "build/text_file.rs"]
mod text_file;

/// TOML files in the folder that are not programs.
const OTHER_FILES: [&str; 3] = ["Cargo", "catalog", "template"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=catalog.toml");
    let order = order()?;
    let mut problems = missing_from_order(&order)?;
    let mut programs = Vec::new();
    for id in &order {
        let file = format!("{id}.toml");
        println!("cargo::rerun-if-changed={file}");
        let read = |bytes: Vec<u8>| match text_file::decode(&bytes) {
            Ok(text) => program_file::read(text),
            Err(problem) => Err(vec![problem]),
        };
        match fs::read(&file).map(read) {
            Ok(Ok(program)) if program.id == *id => programs.push(program),
            Ok(Ok(_)) => {
                problems.push(format!("{file}:1: id: The file is not named after its program. Rename one of them."))
            }
            Ok(Err(found)) => problems.extend(found.iter().map(|problem| format!("{file}:{problem}"))),
            Err(error) => {
                problems.push(format!("{file}:1: document: {error}. Add the file or take it out of catalog.toml."))
            }
        }
    }
    for problem in &problems {
        // Cargo shows it as an error and fails the build.
        println!("cargo::error=programs/{problem}");
    }
    if !problems.is_empty() {
        return Ok(());
    }
    embed(&Catalog { fingerprint: fingerprint(&programs)?, programs })
}

/// Writes the catalog where the library embeds it, after checking that it reads back equal.
fn embed(catalog: &Catalog) -> Result<(), Box<dyn Error>> {
    let (texts, bytes) = compact::write(catalog).ok_or("A text of a program has several lines. Make it one.")?;
    if compact::read(&texts, &bytes).as_ref() != Some(catalog) {
        return Err("The catalog is not the same once compacted. Mend crates/engine/src/compact.rs.".into());
    }
    let outline = compact::write_outline(catalog).ok_or("A text of a program has several lines. Make it one.")?;
    if compact::read(&outline.0, &outline.1).is_none() {
        return Err("The outline of the catalog cannot be read. Mend crates/engine/src/compact.rs.".into());
    }
    let folder = env::var("OUT_DIR")?;
    for (name, (texts, bytes)) in [("catalog", (texts, bytes)), ("outline", outline)] {
        fs::write(Path::new(&folder).join(name).with_extension("txt"), texts)?;
        fs::write(Path::new(&folder).join(name).with_extension("bin"), bytes)?;
    }
    Ok(())
}

/// The ids in `catalog.toml`, in the order in which programs are shown.
fn order() -> Result<Vec<String>, Box<dyn Error>> {
    let table: toml::Table = fs::read_to_string("catalog.toml")?.parse()?;
    let listed =
        table.get("programs").and_then(toml::Value::as_array).ok_or("catalog.toml lacks its list `programs`")?;
    let ids: Option<Vec<String>> = listed.iter().map(|id| id.as_str().map(str::to_owned)).collect();
    let ids = ids.ok_or("catalog.toml: `programs` lists texts")?;
    let distinct: BTreeSet<&String> = ids.iter().collect();
    if distinct.len() < ids.len() { Err("catalog.toml lists a program twice".into()) } else { Ok(ids) }
}

/// Program files that would not be shown because `catalog.toml` does not list them.
fn missing_from_order(order: &[String]) -> Result<Vec<String>, Box<dyn Error>> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(".")? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        if is_toml && !OTHER_FILES.contains(&stem.as_str()) && !order.contains(&stem) {
            problems.push(format!("{stem}.toml:1: document: The program is not listed. Add it to catalog.toml."));
        }
    }
    problems.sort();
    Ok(problems)
}

/// SHA-256 over the programs in postcard's form: equal rules have equal fingerprints, whatever the layout of their files.
fn fingerprint(programs: &[Program]) -> Result<String, Box<dyn Error>> {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(postcard::to_allocvec(programs)?) {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}
