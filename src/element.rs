//! Elements of the page, put together by plain calls: `el("p").class("view-lead").text(words.lead)`.
//!
//! `html!` writes out every element anew wherever it stands, which made most of the page's weight. Here each call is one jump
//! to code that is there once. Nothing in this module knows what it draws; what is drawn again and what stays is decided by
//! [`crate::region`].
//!
//! An optional part must keep its place, or Yew would take what follows for it: hence [`El::child_opt`] for children and
//! `None` for attributes.
//!
//! No text is left to Yew, which would go on writing into text nodes that a translator has replaced: see `element/own_text.rs`.

mod own_text;
mod text;

use std::cell::RefCell;
use std::rc::Rc;

use yew::AttrValue;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag};

pub use self::text::Text;
use self::text::{leave_out, set_attribute, set_owned};

/// A handler of an event.
pub type Handler = Rc<dyn Fn(&web_sys::Event)>;

/// An element that is being put together.
pub struct El(Box<Draft>);

#[derive(Default)]
struct Draft {
    tag: &'static str,
    key: Option<Key>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<VNode>,
    /// Of an `<input>`.
    value: Option<AttrValue>,
    /// Of an `<input>`.
    checked: Option<bool>,
}

/// A new element.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Draft { tag, ..Draft::default() }))
}

/// Nothing, where something might stand.
pub fn empty() -> VNode {
    VNode::default()
}

/// Several elements without one around them.
pub fn children(elements: impl IntoIterator<Item = El>) -> VNode {
    let mut nodes = Vec::new();
    for element in elements {
        push(&mut nodes, element);
    }
    in_list(nodes)
}

/// Several nodes without an element around them.
pub fn fragment(nodes: Vec<VNode>) -> VNode {
    in_list(nodes)
}

/// A text by itself.
pub fn text(text: impl Text) -> VNode {
    let mut nodes = Vec::new();
    text.push_child(&mut nodes);
    nodes.pop().unwrap_or_default()
}

impl El {
    /// An attribute; `None` leaves it out.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Text) -> Self {
        value.set_attribute(self, name)
    }

    /// The classes, as they stand in markup.
    #[must_use]
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        set_attribute(self, "class", AttrValue::Static(class))
    }

    /// Those of several classes that are not empty.
    #[must_use]
    #[inline(never)]
    pub fn classes(self, classes: &[&str]) -> Self {
        let mut joined = String::new();
        for class in classes.iter().filter(|class| !class.is_empty()) {
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(class);
        }
        set_owned(self, "class", joined)
    }

    /// An attribute that is there or not.
    #[must_use]
    #[inline(never)]
    pub fn bool_attr(self, name: &'static str, on: bool) -> Self {
        if on { set_attribute(self, name, AttrValue::Static(name)) } else { leave_out(self, name) }
    }

    /// An attribute that says `true` or `false`.
    #[must_use]
    #[inline(never)]
    pub fn aria_bool(self, name: &'static str, so: bool) -> Self {
        set_attribute(self, name, AttrValue::Static(if so { "true" } else { "false" }))
    }

    /// Tells it apart from its like in a list that changes.
    #[must_use]
    #[inline(never)]
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(Key::from(key));
        self
    }

    /// The value of an `<input>`.
    #[must_use]
    #[inline(never)]
    pub fn value(mut self, value: AttrValue) -> Self {
        self.0.value = Some(value);
        self
    }

    /// Whether an `<input>` is checked.
    #[must_use]
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.checked = Some(checked);
        self
    }

    /// A text in it.
    #[must_use]
    pub fn text(mut self, text: impl Text) -> Self {
        text.push_child(&mut self.0.children);
        self
    }

    /// An element in it.
    #[must_use]
    #[inline(never)]
    pub fn child(mut self, child: Self) -> Self {
        push(&mut self.0.children, child);
        self
    }

    /// An element in it, or the place where it would stand.
    #[must_use]
    #[inline(never)]
    pub fn child_opt(mut self, child: Option<Self>) -> Self {
        match child {
            Some(child) => push(&mut self.0.children, child),
            None => self.0.children.push(empty()),
        }
        self
    }

    /// Whatever it is in it.
    #[must_use]
    #[inline(never)]
    pub fn node(mut self, node: VNode) -> Self {
        self.0.children.push(node);
        self
    }

    /// As many elements as there are, in one place.
    #[must_use]
    pub fn list(self, elements: impl IntoIterator<Item = Self>) -> Self {
        self.node(children(elements))
    }

    /// As many nodes as there are, in one place.
    #[must_use]
    #[inline(never)]
    pub fn nodes(self, nodes: Vec<VNode>) -> Self {
        self.node(in_list(nodes))
    }

    /// Handles a press.
    #[must_use]
    #[inline(never)]
    pub fn on_click(self, handler: Handler) -> Self {
        self.on(Event::Click, handler)
    }

    /// Handles what is typed or dragged.
    #[must_use]
    #[inline(never)]
    pub fn on_input(self, handler: Handler) -> Self {
        self.on(Event::Input, handler)
    }

    /// Handles what is chosen, or a field that is left with another text.
    #[must_use]
    #[inline(never)]
    pub fn on_change(self, handler: Handler) -> Self {
        self.on(Event::Change, handler)
    }

    /// Handles an event.
    #[must_use]
    #[inline(never)]
    pub fn on(mut self, event: Event, handler: Handler) -> Self {
        self.0.listeners.push(Some(Rc::new(Heard { event, handler })));
        self
    }

    /// The finished element.
    #[inline(never)]
    pub fn build(self) -> VNode {
        let mut draft = *self.0;
        if let "input" | "select" = draft.tag {
            not_completed(&mut draft);
        }
        let children = own_text::children(&mut draft);
        let mut tag = VTag::new(draft.tag);
        tag.key = draft.key;
        tag.attributes = attributes(&draft.names, draft.values);
        if !draft.listeners.is_empty() {
            tag.set_listeners(draft.listeners.into());
        }
        if draft.value.is_some() {
            tag.set_value(draft.value);
        }
        if let Some(checked) = draft.checked {
            tag.set_checked(checked);
        }
        if let Some(inner) = tag.children_mut()
            && let Some(children) = children
        {
            *inner = children;
        }
        tag.into()
    }
}

impl From<El> for VNode {
    fn from(element: El) -> Self {
        element.build()
    }
}

/// A browser that goes back, or restores a session, would put a control back as it was then: beside figures of another state.
#[inline(never)]
fn not_completed(draft: &mut Draft) {
    static NAME: &str = "autocomplete";
    if !draft.names.contains(&NAME) {
        draft.names.push(NAME);
        draft.values.push(Some(AttributeOrProperty::Attribute(AttrValue::Static("off"))));
    }
}

#[inline(never)]
fn push(nodes: &mut Vec<VNode>, element: El) {
    nodes.push(element.build());
}

#[inline(never)]
fn in_list(mut nodes: Vec<VNode>) -> VNode {
    own_text::enclose(&mut nodes);
    VList::with_children(nodes, None).into()
}

/// Yew compares attributes one by one only where both lists of names stand in the same place: each list is kept once. Names are
/// told apart by where they stand, too: a list more does no harm.
#[inline(never)]
fn attributes(names: &[&'static str], values: Vec<Option<AttributeOrProperty>>) -> Attributes {
    thread_local! {
        static KNOWN: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    let keys = KNOWN.with_borrow_mut(|known| match known.iter().find(|keys| are_same(keys, names)) {
        Some(keys) => *keys,
        None => {
            let keys: &'static [&'static str] = names.to_vec().leak();
            known.push(keys);
            keys
        }
    });
    Attributes::Dynamic { keys, values: values.into() }
}

fn are_same(keys: &[&'static str], names: &[&'static str]) -> bool {
    keys.len() == names.len() && keys.iter().zip(names).all(|(key, name)| std::ptr::eq(*key, *name))
}

/// The events that the page answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A press.
    Click,
    /// Something is typed or dragged.
    Input,
    /// Something is chosen, or a field left with another text.
    Change,
    /// A field has the focus.
    Focus,
    /// A field has it no longer.
    Blur,
    /// A key is pressed.
    KeyDown,
    /// The browser has opened or closed a fold.
    Toggle,
    /// The focus comes to something in it.
    FocusIn,
}

/// The one kind of listener.
struct Heard {
    event: Event,
    handler: Handler,
}

impl Listener for Heard {
    fn kind(&self) -> ListenerKind {
        match self.event {
            Event::Click => ListenerKind::onclick,
            Event::Input => ListenerKind::oninput,
            Event::Change => ListenerKind::onchange,
            Event::Focus => ListenerKind::onfocus,
            Event::Blur => ListenerKind::onblur,
            Event::KeyDown => ListenerKind::onkeydown,
            Event::Toggle => ListenerKind::ontoggle,
            Event::FocusIn => ListenerKind::onfocusin,
        }
    }

    fn handle(&self, event: web_sys::Event) {
        (self.handler)(&event);
    }

    fn passive(&self) -> bool {
        false
    }
}
