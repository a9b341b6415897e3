//! Types that can become a text or an attribute's value: words of the page as they are, others made for it.

use yew::AttrValue;
use yew::virtual_dom::{AttributeOrProperty, VNode, VText};

use super::{El, empty};

/// A type that can become a text or an attribute's value.
///
/// A text becomes a `VText` here, but no node that Yew keeps: `El::build` puts it onto the page by `own_text.rs`.
pub trait Text: Sized {
    /// Adds it to children, as a text.
    fn push_child(self, children: &mut Vec<VNode>);
    /// Makes it the value of an attribute.
    fn set_attribute(self, element: El, name: &'static str) -> El;
}

impl Text for &'static str {
    fn push_child(self, children: &mut Vec<VNode>) {
        push_child(children, AttrValue::Static(self));
    }
    fn set_attribute(self, element: El, name: &'static str) -> El {
        set_attribute(element, name, AttrValue::Static(self))
    }
}

impl Text for String {
    fn push_child(self, children: &mut Vec<VNode>) {
        push_owned(children, self);
    }
    fn set_attribute(self, element: El, name: &'static str) -> El {
        set_owned(element, name, self)
    }
}

impl Text for &String {
    fn push_child(self, children: &mut Vec<VNode>) {
        push_copied(children, self);
    }
    fn set_attribute(self, element: El, name: &'static str) -> El {
        set_copied(element, name, self)
    }
}

impl Text for AttrValue {
    fn push_child(self, children: &mut Vec<VNode>) {
        push_child(children, self);
    }
    fn set_attribute(self, element: El, name: &'static str) -> El {
        set_attribute(element, name, self)
    }
}

impl<T: Text> Text for Option<T> {
    fn push_child(self, children: &mut Vec<VNode>) {
        match self {
            Some(text) => text.push_child(children),
            None => children.push(empty()),
        }
    }
    fn set_attribute(self, element: El, name: &'static str) -> El {
        match self {
            Some(text) => text.set_attribute(element, name),
            None => leave_out(element, name),
        }
    }
}

#[inline(never)]
fn push_child(children: &mut Vec<VNode>, text: AttrValue) {
    children.push(VText::new(text).into());
}

#[inline(never)]
fn push_owned(children: &mut Vec<VNode>, text: String) {
    push_child(children, text.into());
}

#[inline(never)]
fn push_copied(children: &mut Vec<VNode>, text: &str) {
    push_child(children, AttrValue::Rc(text.into()));
}

#[inline(never)]
pub(super) fn set_attribute(mut element: El, name: &'static str, value: AttrValue) -> El {
    element.0.names.push(name);
    element.0.values.push(Some(AttributeOrProperty::Attribute(value)));
    element
}

#[inline(never)]
pub(super) fn set_owned(element: El, name: &'static str, value: String) -> El {
    set_attribute(element, name, value.into())
}

#[inline(never)]
fn set_copied(element: El, name: &'static str, value: &str) -> El {
    set_attribute(element, name, AttrValue::Rc(value.into()))
}

#[inline(never)]
pub(super) fn leave_out(mut element: El, name: &'static str) -> El {
    element.0.names.push(name);
    element.0.values.push(None);
    element
}
