//! Progress: number of the step, expected time, time taken.

use std::cell::Cell;
use std::time::{Duration, Instant};

/// The steps of one command, counted before the first one starts.
pub(crate) struct Steps {
    total: usize,
    begun: Cell<usize>,
}

impl Steps {
    pub(crate) fn new(total: usize) -> Self {
        Self { total, begun: Cell::new(0) }
    }

    /// Announces the next step, runs it, and prints the time taken.
    pub(crate) fn step<T>(&self, title: &str, about: &str, work: impl FnOnce() -> T) -> T {
        let number = self.begun.get() + 1;
        self.begun.set(number);
        eprintln!("\nstep {number} of {}: {title} (about {about})", self.total);
        let started = Instant::now();
        let outcome = work();
        eprintln!("step {number} of {}: took {}", self.total, spoken(started.elapsed()));
        outcome
    }
}

fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_spoken_in_minutes_and_seconds() {
        assert_eq!(spoken(Duration::from_millis(900)), "0 s");
        assert_eq!(spoken(Duration::from_secs(59)), "59 s");
        assert_eq!(spoken(Duration::from_secs(60)), "1 min 0 s");
        assert_eq!(spoken(Duration::from_secs(754)), "12 min 34 s");
    }

    #[test]
    fn a_step_hands_back_what_its_work_made() {
        assert_eq!(Steps::new(1).step("Add", "1 s", || 1 + 1), 2);
    }
}
