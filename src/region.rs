//! The one component that keeps what has not changed: a part of the page that is drawn again only when its inputs differ.
//!
//! Everything else is plain functions. A region costs a comparison for each render of the page and spares drawing and
//! comparing all that stands in it, so it pays where a part is large or seldom changes. What a region draws must follow from
//! its inputs, and from nothing else that ever changes: `draw` of the first of two equal inputs stays.

use std::any::Any;
use std::rc::Rc;

use yew::virtual_dom::{Key, VComp, VNode};
use yew::{Component, Context, Html, Properties};

/// A part of the page. The key tells it apart from its like in a list that changes.
pub fn region<T: PartialEq + 'static>(key: Option<&str>, inputs: T, draw: impl Fn(&T) -> Html + 'static) -> Html {
    mounted(key, Rc::new(Drawn { inputs, draw }))
}

#[inline(never)]
fn mounted(key: Option<&str>, drawn: Rc<dyn Draw>) -> VNode {
    VComp::new::<Region>(Rc::new(RegionProps { drawn }), key.map(Key::from)).into()
}

/// An input that is the same only when it is the very same: what is made once need not be compared by what it says.
pub struct Same<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Inputs together with what draws them, whatever they are.
trait Draw {
    fn draw(&self) -> Html;
    fn inputs(&self) -> &dyn Any;
    fn has_inputs(&self, other: &dyn Any) -> bool;
}

struct Drawn<T, D> {
    inputs: T,
    draw: D,
}

impl<T: PartialEq + 'static, D: Fn(&T) -> Html> Draw for Drawn<T, D> {
    fn draw(&self) -> Html {
        (self.draw)(&self.inputs)
    }

    fn inputs(&self) -> &dyn Any {
        &self.inputs
    }

    fn has_inputs(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>().is_some_and(|other| *other == self.inputs)
    }
}

/// See [`region`].
struct Region;

#[derive(Properties)]
struct RegionProps {
    drawn: Rc<dyn Draw>,
}

impl PartialEq for RegionProps {
    fn eq(&self, other: &Self) -> bool {
        self.drawn.has_inputs(other.drawn.inputs())
    }
}

impl Component for Region {
    type Message = ();
    type Properties = RegionProps;

    fn create(_: &Context<Self>) -> Self {
        Self
    }

    fn view(&self, context: &Context<Self>) -> Html {
        // Yew may have made a pause since the page began to be drawn.
        crate::start::draws(true);
        context.props().drawn.draw()
    }
}
