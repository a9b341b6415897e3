//! What rules of other programs may say and those of the page do not: [`crate::terms`] and [`crate::scope`].
//!
//! The page is built without the feature `shapes`, and a [`Shape`] is then empty whatever it was made from: the compiler sees that
//! and leaves out what it would take to evaluate one, about 20 kB with brotli. Nothing is lost in silence, as a catalog in
//! which a shape is said is refused where it is read, see [`crate::compact`].

#[cfg(not(feature = "shapes"))]
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Serialize;

/// Whether this build evaluates shapes.
pub const SHAPES: bool = cfg!(feature = "shapes");

/// A part of a program that may be said, or a list of such parts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
#[cfg(feature = "shapes")]
pub struct Shape<T>(T);

/// A part of a program that other builds may know: here nothing is ever said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg(not(feature = "shapes"))]
pub struct Shape<T>(PhantomData<T>);

impl<T> From<T> for Shape<T> {
    #[cfg(feature = "shapes")]
    fn from(said: T) -> Self {
        Self(said)
    }

    #[cfg(not(feature = "shapes"))]
    fn from(_: T) -> Self {
        Self(PhantomData)
    }
}

#[cfg(feature = "shapes")]
impl<T> Deref for Shape<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[cfg(not(feature = "shapes"))]
impl<T> Deref for Shape<Option<T>> {
    type Target = Option<T>;

    fn deref(&self) -> &Option<T> {
        &None
    }
}

#[cfg(not(feature = "shapes"))]
impl<T> Deref for Shape<Vec<T>> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        const { &Vec::new() }
    }
}

impl<T> FromIterator<T> for Shape<Vec<T>> {
    fn from_iter<I: IntoIterator<Item = T>>(said: I) -> Self {
        if SHAPES { Self::from(Vec::from_iter(said)) } else { Self::default() }
    }
}

impl<'s, T> IntoIterator for &'s Shape<Vec<T>> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
