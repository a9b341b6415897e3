//! The words of the view "Compare".

/// The comparison.
pub struct Compare {
    /// The view's heading.
    pub title: &'static str,
}

/// English.
pub const EN: Compare = Compare { title: "Compare programs" };
