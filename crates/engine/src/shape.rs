//! What rules of other programs may say and those of the page do not: [`crate::terms`] and [`crate::scope`].
//!
//! The page is built without the feature `shapes`, and a [`Shape`] is then empty whatever it was made from: the compiler sees that
//! and leaves out what it would take to evaluate one, about 30 kB with brotli. Nothing is lost in silence, as a catalog in
//! which a shape is said is refused where it is read, see [`crate::compact`].

use std::ops::Deref;

use serde::Serialize;

/// Whether this build evaluates shapes.
pub const SHAPES: bool = cfg!(feature = "shapes");

/// A part of a program that may be said, or a list of such parts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
#[serde(transparent)]
pub struct Shape<T>(T);

impl<T> From<T> for Shape<T> {
    fn from(said: T) -> Self {
        Self(said)
    }
}

impl<T> Deref for Shape<Option<T>> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        if SHAPES { &self.0 } else { &None }
    }
}

impl<T> Deref for Shape<Vec<T>> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        if SHAPES { &self.0 } else { const { &Vec::new() } }
    }
}

impl<T> FromIterator<T> for Shape<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = T>>(said: I) -> Self {
        Self(Vec::from_iter(said))
    }
}

impl<'s, T> IntoIterator for &'s Shape<Vec<T>> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
