//! The words of the view "Requirements".

/// The requirements.
pub struct Requirements {
    /// The view's heading.
    pub title: &'static str,
}

/// English.
pub const EN: Requirements = Requirements { title: "Requirements" };
