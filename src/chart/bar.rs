//! One tier's bar: what is certain is solid, what may come on top is light, the expected amount is a mark.
//!
//! Commission and margin differ in pattern too: a margin is hatched. The hatch is a path inside a nested drawing that clips it,
//! because references like `url(#hatch)` would depend on the page's base address. Amounts stand in words beside the bar.

use std::rc::Rc;

use partner_engine::money::Money;
use partner_engine::program::RuleKind;
use yew::prelude::*;

use super::scale::{Position, Scale, Tick};
use crate::components::pays_class;

/// The parts of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BarShape {
    /// From where to where it is certain.
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

/// Properties of [`Bar`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BarProps {
    /// Its parts.
    pub shape: BarShape,
    /// Commission or margin.
    pub kind: RuleKind,
    /// Where the axis has its marks.
    pub ticks: Rc<[Tick]>,
}

/// One tier's bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let BarProps { shape, kind, ticks } = props;
    let open_end = shape.unbounded.then_some("is-unbounded");
    html! {
        <svg class={ classes!("bar", pays_class(*kind)) } aria-hidden="true" focusable="false">
            { for ticks.iter().map(|tick| line("bar-grid", tick.at)) }
            { rect(classes!("bar-possible", open_end), shape.possible, *kind) }
            { rect(classes!("bar-certain"), shape.certain, *kind) }
            { line("bar-zero", shape.zero) }
            { line("bar-expected", shape.expected) }
        </svg>
    }
}

fn line(class: &'static str, at: Position) -> Html {
    let at = AttrValue::from(at.to_string());
    html! { <line { class } x1={ at.clone() } x2={ at } y1="0" y2="100%" /> }
}

fn rect(class: Classes, (from, to): (Position, Position), kind: RuleKind) -> Html {
    let hatched = kind == RuleKind::Margin;
    html! {
        <svg { class } x={ from.to_string() } y="25%" width={ to.from(from).to_string() } height="50%">
            <rect class="bar-fill" width="100%" height="100%" />
            if hatched {
                <path class="bar-hatch" d={ hatch() } />
            }
        </svg>
    }
}

/// Slanted lines over the widest and highest bar that there is, in pixels.
fn hatch() -> AttrValue {
    thread_local! {
        static PATH: AttrValue = (0..220).map(|index| format!("M{} 0l-80 80", index * 8)).collect::<String>().into();
    }
    PATH.with(Clone::clone)
}

/// Properties of [`Axis`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AxisProps {
    /// Its marks.
    pub ticks: Rc<[Tick]>,
}

/// The amounts along the top of the bars.
#[component]
pub fn Axis(props: &AxisProps) -> Html {
    let anchor = |tick: &Tick| match tick.at.0 {
        ..400 => "start",
        9_601.. => "end",
        _ => "middle",
    };
    html! {
        <svg class="axis" aria-hidden="true" focusable="false">
            { for props.ticks.iter().map(|tick| html! {
                <text x={ tick.at.to_string() } y="80%" text-anchor={ anchor(tick) }>{ &tick.label }</text>
            }) }
        </svg>
    }
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
