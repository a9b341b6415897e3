//! The built-in programs, written as program files and read back: `programs()` must give the rules that an estimate is made with.

use partner_engine::document::Node;
use partner_engine::program::Program;
use partner_engine::validate;
use serde::Deserialize as _;

#[path = "program_files/form.rs"]
mod form;

#[test]
fn the_package_has_the_programs_of_the_page() {
    // As text and back, as the package carries them.
    let text = form::all().to_string();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let Ok(Node::List(files)) = Node::deserialize(&mut deserializer) else { panic!("a list of files") };
    let read: Vec<Program> =
        files.iter().map(|file| validate::program(file).expect("every built-in program is accepted")).collect();
    assert_eq!(read, partner_programs::catalog().programs);
}
