//! Prints what the package carries beside its WebAssembly: in the first line the fingerprint of the rules, in the second the
//! built-in programs as JSON, in the form of program files.
//!
//! Called by `cargo xtask build`. `tests/program_files.rs` reads the same text back and compares.

#[path = "../tests/program_files/form.rs"]
mod form;

fn main() {
    println!("{}\n{}", partner_programs::catalog().fingerprint, form::all());
}
