//! Times the calls natively and prints them as JSON: the median of many calls, in nanoseconds.

use engine_bench::Questions;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Time for which each call is repeated; the first tenth warms up and is not counted.
const MEASURED: Duration = Duration::from_secs(2);

fn main() {
    let questions = Questions::read();
    let comparison = median(|| questions.comparison());
    let crossovers = median(|| questions.crossovers());
    println!(r#"{{ "comparison": {comparison}, "crossovers": {crossovers} }}"#);
}

fn median(call: impl Fn() -> usize) -> u128 {
    let started = Instant::now();
    let mut times = Vec::new();
    while started.elapsed() < MEASURED {
        let before = Instant::now();
        black_box(call());
        if started.elapsed() > MEASURED / 10 {
            times.push(before.elapsed().as_nanos());
        }
    }
    times.sort_unstable();
    times[times.len() / 2]
}
