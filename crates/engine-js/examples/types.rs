//! Prints the TypeScript types of the package: what becomes `engine/types.d.ts`. Called by `cargo xtask build`.

fn main() {
    print!("{}", partner_engine_js::typescript::types());
}
