//! Prints the built-in programs as JSON, in the form of program files: what the package's `programs()` gives.
//!
//! Called by `cargo xtask build`. `tests/program_files.rs` reads the same text back and compares.

#[path = "../tests/program_files/form.rs"]
mod form;

fn main() {
    println!("{}", form::all());
}
