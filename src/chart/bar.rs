//! One tier's bar: what is stated is solid, what may come on top is hatched, the expected amount is a mark where it lies within.
//!
//! Commission and margin differ in hue; the chip beside the bar says it in words and by its border. The hatch is a path inside a nested drawing that clips it,
//! because references like `url(#hatch)` would depend on the page's base address. Amounts stand in words beside the bar.

use partner_engine::money::Money;
use partner_engine::program::RuleKind;
use yew::AttrValue;

use super::scale::{Position, Scale, Tick};
use crate::components::pays_class;
use crate::element::{El, el};

/// The parts of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarShape {
    /// From where to where it is stated.
    pub certain: (Position, Position),
    /// From where to where it is possible.
    pub possible: (Position, Position),
    /// The expected amount.
    pub expected: Position,
    /// Where nothing stands.
    pub zero: Position,
    /// Nothing bounds it upwards.
    pub unbounded: bool,
}

impl BarShape {
    /// Whether it has a part that may come on top, and whether the expected amount lies within it.
    #[must_use]
    pub fn has(&self) -> (bool, bool) {
        let (low, high) = self.possible;
        (low < high, low < self.expected && self.expected < high)
    }

    /// The bar of a range on a scale.
    #[must_use]
    pub fn new(scale: Scale, low: Money, expected: Money, high: Option<Money>) -> Self {
        let zero = scale.zero();
        let (from, to) = (scale.at(low), high.map_or(Position::END, |high| scale.at(high)));
        // What is certain lies between nothing and the end of the range that is nearer to nothing.
        let certain = if from >= zero {
            (zero, from)
        } else if to <= zero {
            (to, zero)
        } else {
            (zero, zero)
        };
        Self { certain, possible: (from, to), expected: scale.at(expected), zero, unbounded: high.is_none() }
    }
}

/// One tier's bar, over the marks of the axis.
pub fn bar(shape: BarShape, kind: RuleKind, ticks: &[Tick]) -> El {
    let possible = if shape.unbounded { "bar-possible is-unbounded" } else { "bar-possible" };
    let (_, within) = shape.has();
    el("svg")
        .classes(&["bar", pays_class(kind)])
        .attr("aria-hidden", "true")
        .attr("focusable", "false")
        .child(grid(ticks))
        .child(rect(possible, shape.possible, true))
        .child(rect("bar-certain", shape.certain, false))
        .child(line("bar-zero", shape.zero))
        .child_opt(within.then(|| line("bar-expected", shape.expected)))
}

/// The marks of the axis as one path: as lines of their own they would be most of what changes with a key.
fn grid(ticks: &[Tick]) -> El {
    let mut lines = String::new();
    for tick in ticks {
        lines += "M";
        lines += &tick.at.0.to_string();
        lines += " 0v1";
    }
    el("svg")
        .attr("viewBox", "0 0 10000 1")
        .attr("preserveAspectRatio", "none")
        .child(el("path").class("bar-grid").attr("vector-effect", "non-scaling-stroke").attr("d", lines))
}

/// A line from top to bottom. A drawing around it has the place, since a line would have it twice.
fn line(class: &'static str, at: Position) -> El {
    let line = el("line").class(class).attr("y1", "0").attr("y2", "100%");
    el("svg").class("bar-line").attr("x", at.to_string()).child(line)
}

fn rect(class: &'static str, (from, to): (Position, Position), hatched: bool) -> El {
    el("svg")
        .class(class)
        .attr("x", from.to_string())
        .attr("y", "25%")
        .attr("width", to.from(from).to_string())
        .attr("height", "50%")
        .child(el("rect").class("bar-fill").attr("width", "100%").attr("height", "100%"))
        .child_opt(hatched.then(|| el("path").class("bar-hatch").attr("d", hatch())))
}

/// Slanted lines over the widest and highest bar that there is, in pixels.
fn hatch() -> AttrValue {
    thread_local! {
        static PATH: AttrValue = format!("M0 0{}", "l-80 80m88-80".repeat(220)).into();
    }
    PATH.with(Clone::clone)
}

/// The amounts along the top of the bars.
pub fn axis(ticks: &[Tick]) -> El {
    let mark = |tick: &Tick| {
        el("text").attr("x", tick.at.to_string()).attr("y", "80%").attr("text-anchor", "middle").text(&tick.label)
    };
    el("svg").class("axis").attr("aria-hidden", "true").attr("focusable", "false").list(ticks.iter().map(mark))
}

#[cfg(test)]
mod tests {
    use partner_engine::decimal;
    use partner_engine::money::Currency;

    use super::*;

    fn money(text: &str) -> Money {
        Money::rounded(decimal::parse(text).expect(text), Currency::USD)
    }

    fn shape(low: &str, high: Option<&str>) -> BarShape {
        let scale = Scale::holding([money("-100000"), money("300000")]);
        BarShape::new(scale, money(low), money(low), high.map(money))
    }

    fn between(places: [i32; 4]) -> ((Position, Position), (Position, Position)) {
        let [one, two, three, four] = places.map(Position);
        ((one, two), (three, four))
    }

    #[test]
    fn a_gain_is_certain_from_nothing_to_its_least() {
        let shape = shape("100000", Some("200000"));
        assert_eq!((shape.certain, shape.possible), between([2_500, 5_000, 5_000, 7_500]));
    }

    #[test]
    fn a_range_across_nothing_has_nothing_certain() {
        let shape = shape("-100000", Some("100000"));
        assert_eq!((shape.certain, shape.possible), between([2_500, 2_500, 0, 5_000]));
    }

    #[test]
    fn a_loss_is_certain_up_to_its_least() {
        let shape = shape("-100000", Some("-100000"));
        assert_eq!((shape.certain, shape.possible), between([0, 2_500, 0, 0]));
    }

    #[test]
    fn without_a_bound_the_bar_reaches_the_end() {
        let shape = shape("0", None);
        assert_eq!((shape.certain, shape.possible), between([2_500, 2_500, 2_500, 10_000]));
    }
}
