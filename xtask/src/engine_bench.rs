//! `cargo xtask bench --engine`: the time of the engine's calls, natively and in Node, beside bare arithmetic in JavaScript.
//!
//! The command prints times and fails on none of them, because times depend on the machine. The measurements are in `bench/engine/`.

use anyhow::{Context, Result};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

use crate::command::{self, cargo, program};
use crate::steps::Steps;
use crate::tools::{self, Toolbox};
use crate::{bench, checkout, machine, npm};

/// The file with the table.
const README: &str = "crates/engine/README.md";

/// Builds and times both, prints the table and, with `into_readme`, writes it into the engine's README.
pub(crate) fn run(into_readme: bool) -> Result<()> {
    machine::require_node()?;
    let tools = tools::needed()?;
    let missing = tools::missing(&tools);
    let steps = Steps::new(missing.len() + usize::from(npm::ENGINE_BENCH.are_missing()) + 3);
    let toolbox = tools::provide(&tools, &missing, &steps)?;
    npm::ENGINE_BENCH.provide(&steps)?;
    let native = steps.step("Build the engine for this machine and time it", "2 min", time_natively)?;
    let module = steps.step("Build the engine for Node", "2 min", || build_for_node(&toolbox))?;
    let node = steps.step("Time it beside decimal.js and Publicodes", "20 s", || time_in_node(&module))?;
    let table = markdown(&native, &node)?;
    println!("\n{table}");
    if into_readme {
        bench::put_into(&checkout::root().join(README), &table)?;
    }
    Ok(())
}

fn time_natively() -> Result<Value> {
    let mut time = cargo(["run", "--quiet", "--profile", "native", "--package", "engine-bench"]);
    serde_json::from_slice(&command::output(&mut time)?).context("the times are not JSON")
}

/// The wasm module for Node, built with the profile of the page and the package.
fn build_for_node(toolbox: &Toolbox) -> Result<PathBuf> {
    let folder = checkout::target().join("engine-bench");
    tools::bind_wasm(toolbox, "engine-bench", &["--target", "nodejs"], &folder)?;
    Ok(folder.join("engine_bench.js"))
}

fn time_in_node(module: &Path) -> Result<Value> {
    let report = checkout::target().join("engine-bench.json");
    let mut measure = program("node");
    measure.arg(npm::ENGINE_BENCH.folder().join("measure.mjs"));
    command::run(measure.env("ENGINE_BENCH", module).env("BENCH_REPORT", &report))?;
    let text = fs::read_to_string(&report).with_context(|| format!("cannot read {}", report.display()))?;
    serde_json::from_str(&text).context("the times are not JSON")
}

/// A measured call: its name, its time in nanoseconds, and the number of tiers and years it covers.
struct MeasuredCall {
    title: String,
    nanoseconds: f64,
    tier_years: Option<f64>,
}

fn markdown(native: &Value, node: &Value) -> Result<String> {
    let of = |report: &Value, figure: &str| report[figure].as_f64().with_context(|| format!("{figure} is missing"));
    let (tiers, years) = (of(node, "tiers")?, of(node, "years")?);
    let bare_tiers = of(node, "arithmetic_tiers")?;
    let version = node["node"].as_str().context("the version of Node is missing")?;
    let full = format!("every tier ({tiers} of them, {years} years), with steps and citations");
    let crossovers = format!("all {} crossovers of five tiers", of(node, "crossovers_found")?);
    let measured_call = |title: String, nanoseconds, tier_years| MeasuredCall { title, nanoseconds, tier_years };
    let calls = [
        measured_call(format!("{full}, native"), of(native, "comparison")?, Some(tiers * years)),
        measured_call(format!("{full}, WebAssembly"), of(node, "comparison")?, Some(tiers * years)),
        measured_call(format!("{crossovers}, native"), of(native, "crossovers")?, None),
        measured_call(format!("{crossovers}, WebAssembly"), of(node, "crossovers")?, None),
        measured_call(
            "nets of five tiers alone, decimal.js".to_owned(),
            of(node, "decimal")?,
            Some(bare_tiers * years),
        ),
        measured_call(
            "nets of five tiers alone, Publicodes".to_owned(),
            of(node, "publicodes")?,
            Some(bare_tiers * years),
        ),
    ];
    let each = |call: &MeasuredCall| call.tier_years.map(|tier_years| call.nanoseconds / tier_years);
    let in_wasm = each(&calls[1]).context("it is of tiers and years")?;
    let mut table = "| | one answer | a tier and year | beside WebAssembly |\n|---|--:|--:|--:|\n".to_owned();
    for call in &calls {
        let (each, ratio) =
            each(call).map_or_else(Default::default, |each| (duration(each), format!("{:.3} ×", each / in_wasm)));
        table += &format!("| {} | {} | {each} | {ratio} |\n", call.title, duration(call.nanoseconds));
    }
    table += &format!(
        "\nMade by `cargo xtask bench --engine --readme` with Node {version}; medians of the calls of two seconds. The WebAssembly is built \
         as the page's is, for size. The same five tiers, amounts and roundings in decimal.js and in Publicodes, without any step or range; \
         before anything is timed, all three must have the same nets.\n"
    );
    Ok(table)
}

/// A time in the unit that leaves one to three digits before the decimal point.
fn duration(nanoseconds: f64) -> String {
    match nanoseconds {
        1e6.. => format!("{:.2} ms", nanoseconds / 1e6),
        1e3.. => format!("{:.2} µs", nanoseconds / 1e3),
        _ => format!("{nanoseconds:.0} ns"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_time_stands_in_the_unit_that_suits_it() {
        assert_eq!(duration(940.4), "940 ns");
        assert_eq!(duration(1_000.0), "1.00 µs");
        assert_eq!(duration(2_345_678.0), "2.35 ms");
    }

    #[test]
    fn times_are_set_beside_each_other_by_tier_and_year() {
        let native = json!({"comparison": 50_000, "crossovers": 1});
        let node = json!({"node": "v20", "tiers": 20, "years": 5, "arithmetic_tiers": 5, "comparison": 100_000, "crossovers": 2,
            "crossovers_found": 4, "decimal": 250_000, "publicodes": 25_000_000});
        let table = markdown(&native, &node).expect("nothing is missing");
        assert!(table.contains("native | 50.00 µs | 500 ns | 0.500 × |"), "{table}");
        assert!(table.contains("decimal.js | 250.00 µs | 10.00 µs | 10.000 × |"), "{table}");
        assert!(markdown(&json!({}), &node).is_err(), "a missing time is no zero");
    }
}
