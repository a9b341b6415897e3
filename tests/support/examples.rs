//! Worked examples as data: every file of the folder, each example with its catalog.
//!
//! Shared by the native runner and the one in WebAssembly, so the folder is embedded. One example is in `example.rs`, the
//! format in `tests/worked_examples/README.md`.

use include_dir::{Dir, include_dir};
use partner_engine::document::Node;
use partner_engine::program::Catalog;
use partner_engine::validate;
use serde::Deserialize;

#[path = "example.rs"]
mod example;

pub(crate) use example::Example;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    example: Vec<Example>,
}

static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/worked_examples");

/// Every example of the folder, in the order of the file names.
pub(crate) fn all() -> Vec<Example> {
    let mut files: Vec<_> =
        FOLDER.files().filter(|file| file.path().extension().is_some_and(|end| end == "toml")).collect();
    files.sort_by_key(|file| file.path());
    let parse = |file: &include_dir::File<'_>| {
        let name = file.path().display();
        let text = file.contents_utf8().unwrap_or_else(|| panic!("{name} is not text"));
        toml::from_str::<File>(text).unwrap_or_else(|error| panic!("{name}: {error}")).example
    };
    files.into_iter().flat_map(parse).collect()
}

/// All differences from the expected values, one a line.
pub(crate) fn differences(example: &Example) -> Vec<String> {
    let differences = match &example.program {
        None => example.differences(partner_programs::catalog()),
        Some(name) => example.differences(&catalog_of(name)),
    };
    differences.iter().map(ToString::to_string).collect()
}

/// The catalog of one program file beside the examples.
fn catalog_of(name: &str) -> Catalog {
    let file =
        FOLDER.get_file(format!("programs/{name}.toml")).unwrap_or_else(|| panic!("there is no programs/{name}.toml"));
    let table: toml::Table =
        toml::from_str(file.contents_utf8().unwrap_or_default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let document = Node::deserialize(toml::Value::Table(table)).expect("TOML is a document");
    let program = validate::program(&document).unwrap_or_else(|problems| panic!("{name}: {problems:#?}"));
    Catalog { fingerprint: String::new(), programs: vec![program] }
}
