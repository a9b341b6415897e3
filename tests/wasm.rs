//! Runs the worked examples in WebAssembly in a real browser: the figures must not depend on the machine.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

#[path = "support/examples.rs"]
mod examples;

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn worked_examples_give_the_same_figures() {
    let all = examples::all();
    assert!(all.len() >= 47, "only {} examples were embedded", all.len());
    let differing: Vec<String> = all
        .iter()
        .filter_map(|example| {
            let differences = examples::differences(example);
            let examples::Example { name, guards, tier, working, .. } = example;
            let told =
                || format!("{name} ({tier}), guarding {guards}\n{}\nby hand:\n{working}", differences.join("\n"));
            (!differences.is_empty()).then(told)
        })
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
