//! The built-in programs, written as program files and read back: the package must reckon with the rules of the page.

use partner_engine::document::Node;
use partner_engine_js::catalog::BuiltIn;
use serde::Deserialize as _;

#[path = "program_files/form.rs"]
mod form;

#[test]
fn the_package_has_the_programs_of_the_page() {
    // As text and back, as the package carries them.
    let text = form::all().to_string();
    let mut deserializer = serde_json::Deserializer::from_str(&text);
    let Ok(Node::List(files)) = Node::deserialize(&mut deserializer) else { panic!("a list of files") };
    let built_in = partner_programs::catalog();
    let read = BuiltIn::read(files, built_in.fingerprint.clone()).expect("every built-in program is accepted");
    assert_eq!(*read.catalog(), *built_in);
}
