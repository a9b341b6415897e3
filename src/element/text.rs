//! What can stand as a text or as an attribute's value: words of the page as they are, others made for it.

use yew::AttrValue;
use yew::virtual_dom::{AttributeOrProperty, VNode, VText};

use super::{El, empty};

/// What can stand as a text or as an attribute's value.
pub trait Text: Sized {
    /// Puts it among children.
    fn say(self, children: &mut Vec<VNode>);
    /// Makes it an attribute.
    fn give(self, element: El, name: &'static str) -> El;
}

impl Text for &'static str {
    fn say(self, children: &mut Vec<VNode>) {
        say(children, AttrValue::Static(self));
    }
    fn give(self, element: El, name: &'static str) -> El {
        give(element, name, AttrValue::Static(self))
    }
}

impl Text for String {
    fn say(self, children: &mut Vec<VNode>) {
        say_owned(children, self);
    }
    fn give(self, element: El, name: &'static str) -> El {
        give_owned(element, name, self)
    }
}

impl Text for &String {
    fn say(self, children: &mut Vec<VNode>) {
        say_copied(children, self);
    }
    fn give(self, element: El, name: &'static str) -> El {
        give_copied(element, name, self)
    }
}

impl Text for AttrValue {
    fn say(self, children: &mut Vec<VNode>) {
        say(children, self);
    }
    fn give(self, element: El, name: &'static str) -> El {
        give(element, name, self)
    }
}

impl<T: Text> Text for Option<T> {
    fn say(self, children: &mut Vec<VNode>) {
        match self {
            Some(text) => text.say(children),
            None => children.push(empty()),
        }
    }
    fn give(self, element: El, name: &'static str) -> El {
        match self {
            Some(text) => text.give(element, name),
            None => leave_out(element, name),
        }
    }
}

#[inline(never)]
fn say(children: &mut Vec<VNode>, text: AttrValue) {
    children.push(VText::new(text).into());
}

#[inline(never)]
fn say_owned(children: &mut Vec<VNode>, text: String) {
    say(children, text.into());
}

#[inline(never)]
fn say_copied(children: &mut Vec<VNode>, text: &str) {
    say(children, AttrValue::Rc(text.into()));
}

#[inline(never)]
pub(super) fn give(mut element: El, name: &'static str, value: AttrValue) -> El {
    element.0.names.push(name);
    element.0.values.push(Some(AttributeOrProperty::Attribute(value)));
    element
}

#[inline(never)]
pub(super) fn give_owned(element: El, name: &'static str, value: String) -> El {
    give(element, name, value.into())
}

#[inline(never)]
fn give_copied(element: El, name: &'static str, value: &str) -> El {
    give(element, name, AttrValue::Rc(value.into()))
}

#[inline(never)]
pub(super) fn leave_out(mut element: El, name: &'static str) -> El {
    element.0.names.push(name);
    element.0.values.push(None);
    element
}
