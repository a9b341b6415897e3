//! The one component that keeps what has not changed: a part of the page that is drawn again only when its inputs differ.
//!
//! Everything else is plain functions. A region costs a comparison for each render of the page and spares drawing and
//! comparing all that stands in it, so it pays where a part is large or seldom changes. What a region draws must follow from
//! its inputs and its own state, and from nothing else that ever changes: `draw` of the first of two equal inputs stays.
//!
//! Its inputs and its drawing are behind a `dyn Draw`, so that Yew's code for a component is there once.

use std::any::Any;
use std::marker::PhantomData;
use std::rc::Rc;

use yew::html::Scope;
use yew::virtual_dom::{Key, VComp, VNode};
use yew::{Component, Context, Html, Properties};

/// A part of the page. The key tells it apart from its like in a list that changes.
pub fn region<T: PartialEq + 'static>(key: Option<&str>, inputs: T, draw: impl Fn(&T) -> Html + 'static) -> Html {
    mounted(key, Rc::new(Drawn { inputs, draw }))
}

/// A part of the page that is drawn from its inputs and from what is derived of their second half, which is costly: that is kept for as
/// long as that half stays the same.
pub fn derived<T, S, D>(inputs: T, of: S, derive: fn(&S) -> D, draw: fn(&T, &D) -> Html) -> Html
where
    T: PartialEq + 'static,
    S: PartialEq + 'static,
    D: 'static,
{
    mounted(None, Rc::new(Derived { inputs: (inputs, of), derive, draw }))
}

/// A part of the page that has state of its own, which nobody else reads. It begins by default; `appeared` is called once the part is on
/// the page.
pub fn stateful<T, S>(
    key: Option<&str>,
    inputs: T,
    appeared: fn(&State<S>),
    draw: impl Fn(&T, &State<S>) -> Html + 'static,
) -> Html
where
    T: PartialEq + 'static,
    S: Default + 'static,
{
    mounted(key, Rc::new(Stateful { inputs, appeared, draw }))
}

/// The state of a part as it was when the part was drawn.
pub struct State<S> {
    value: Rc<S>,
    setter: Setter<S>,
}

impl<S: 'static> State<S> {
    fn of(own: &Own, region: &Scope<Region>) -> Option<Self> {
        let value = Rc::clone(own).downcast().ok()?;
        Some(Self { value, setter: Setter { region: region.clone(), of: PhantomData } })
    }

    /// The value of the state.
    #[must_use]
    pub fn get(&self) -> &S {
        &self.value
    }

    /// The setter of the state. It does not keep the state alive, which may hold a timer that ends with it.
    #[must_use]
    pub fn setter(&self) -> Setter<S> {
        self.setter.clone()
    }
}

/// Changes the state of a part.
pub struct Setter<S> {
    region: Scope<Region>,
    of: PhantomData<fn(S)>,
}

impl<S> Clone for Setter<S> {
    fn clone(&self) -> Self {
        Self { region: self.region.clone(), of: PhantomData }
    }
}

impl<S: 'static> Setter<S> {
    /// Draws the part anew with another state.
    pub fn set(&self, value: S) {
        self.region.send_message(Rc::new(value) as Own);
    }
}

#[inline(never)]
fn mounted(key: Option<&str>, drawn: Rc<dyn Draw>) -> VNode {
    VComp::new::<Region>(Rc::new(RegionProps { drawn }), key.map(Key::from)).into()
}

/// An input that is compared by its address and not by its content: for what is made once and is costly to compare.
pub struct PtrEq<T: ?Sized>(pub Rc<T>);

impl<T: ?Sized> PartialEq for PtrEq<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A region's own state, of any type.
type Own = Rc<dyn Any>;

/// Inputs of any type, together with the function that draws them.
trait Draw {
    fn draw(&self, own: &Own, region: &Scope<Region>) -> Html;
    fn inputs(&self) -> &dyn Any;
    fn has_inputs(&self, other: &dyn Any) -> bool;
    /// The own state for these inputs; `before` are the inputs drawn before, with the own state that belonged to them.
    fn own(&self, before: Option<(&dyn Any, &Own)>) -> Own;
    /// Called once, when the region is on the page.
    fn appeared(&self, _own: &Own, _region: &Scope<Region>) {}
}

fn equals<T: PartialEq + 'static>(one: &T, other: &dyn Any) -> bool {
    other.downcast_ref::<T>().is_some_and(|other| other == one)
}

struct Drawn<T, D> {
    inputs: T,
    draw: D,
}

impl<T: PartialEq + 'static, D: Fn(&T) -> Html> Draw for Drawn<T, D> {
    fn draw(&self, _: &Own, _: &Scope<Region>) -> Html {
        (self.draw)(&self.inputs)
    }

    fn inputs(&self) -> &dyn Any {
        &self.inputs
    }

    fn has_inputs(&self, other: &dyn Any) -> bool {
        equals(&self.inputs, other)
    }

    fn own(&self, _: Option<(&dyn Any, &Own)>) -> Own {
        Rc::new(())
    }
}

struct Derived<T, S, D> {
    inputs: (T, S),
    derive: fn(&S) -> D,
    draw: fn(&T, &D) -> Html,
}

impl<T: PartialEq + 'static, S: PartialEq + 'static, D: 'static> Draw for Derived<T, S, D> {
    fn draw(&self, own: &Own, _: &Scope<Region>) -> Html {
        // `own` holds the `D` that `Self::own` made.
        own.downcast_ref().map(|derived| (self.draw)(&self.inputs.0, derived)).unwrap_or_default()
    }

    fn inputs(&self) -> &dyn Any {
        &self.inputs
    }

    fn has_inputs(&self, other: &dyn Any) -> bool {
        equals(&self.inputs, other)
    }

    fn own(&self, before: Option<(&dyn Any, &Own)>) -> Own {
        let before = before.and_then(|(inputs, own)| Some((&inputs.downcast_ref::<(T, S)>()?.1, own)));
        match before {
            Some((of, own)) if *of == self.inputs.1 => Rc::clone(own),
            _ => Rc::new((self.derive)(&self.inputs.1)),
        }
    }
}

struct Stateful<T, S, D> {
    inputs: T,
    appeared: fn(&State<S>),
    draw: D,
}

impl<T, S, D> Draw for Stateful<T, S, D>
where
    T: PartialEq + 'static,
    S: Default + 'static,
    D: Fn(&T, &State<S>) -> Html,
{
    fn draw(&self, own: &Own, region: &Scope<Region>) -> Html {
        State::of(own, region).map(|state| (self.draw)(&self.inputs, &state)).unwrap_or_default()
    }

    fn inputs(&self) -> &dyn Any {
        &self.inputs
    }

    fn has_inputs(&self, other: &dyn Any) -> bool {
        equals(&self.inputs, other)
    }

    fn own(&self, before: Option<(&dyn Any, &Own)>) -> Own {
        before.map_or_else(|| Rc::new(S::default()) as Own, |(_, own)| Rc::clone(own))
    }

    fn appeared(&self, own: &Own, region: &Scope<Region>) {
        State::of(own, region).iter().for_each(self.appeared);
    }
}

/// See [`region`].
pub struct Region {
    own: Own,
}

/// Properties of a region: its inputs with the function that draws them.
#[derive(Properties)]
pub struct RegionProps {
    drawn: Rc<dyn Draw>,
}

impl PartialEq for RegionProps {
    fn eq(&self, other: &Self) -> bool {
        self.drawn.has_inputs(other.drawn.inputs())
    }
}

impl Component for Region {
    type Message = Own;
    type Properties = RegionProps;

    fn create(context: &Context<Self>) -> Self {
        Self { own: context.props().drawn.own(None) }
    }

    fn update(&mut self, _: &Context<Self>, own: Own) -> bool {
        self.own = own;
        true
    }

    fn changed(&mut self, context: &Context<Self>, before: &RegionProps) -> bool {
        self.own = context.props().drawn.own(Some((before.drawn.inputs(), &self.own)));
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        // Yew may have made a pause since the page began to be drawn.
        crate::start::draws(true);
        context.props().drawn.draw(&self.own, context.link())
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            context.props().drawn.appeared(&self.own, context.link());
        }
    }
}
