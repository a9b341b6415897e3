//! Makes the linker keep the relocations of a page that is split into chunks: they record which function calls which.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let for_wasm = env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target == "wasm32");
    if for_wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
