//! Raw texts by the names of their fields, in the order of the names.
//!
//! There are some dozen at most: a sorted list does what a map would, and weighs less in the page.

/// Texts by the contract's dotted paths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Texts(Vec<(String, String)>);

impl Texts {
    /// The text of a field.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.place(field).ok().map(|at| self.0[at].1.as_str())
    }

    /// Whether a field has a text.
    #[must_use]
    pub fn has(&self, field: &str) -> bool {
        self.place(field).is_ok()
    }

    /// Gives a field a text.
    pub fn set(&mut self, field: String, text: String) {
        match self.place(&field) {
            Ok(at) => self.0[at].1 = text,
            Err(at) => self.0.insert(at, (field, text)),
        }
    }

    /// Takes a field's text away.
    pub fn remove(&mut self, field: &str) {
        if let Ok(at) = self.place(field) {
            self.0.remove(at);
        }
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, String)> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, field: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(name, _)| name.as_str().cmp(field))
    }
}

/// Of two texts of a field the later one counts.
impl FromIterator<(String, String)> for Texts {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(entries: T) -> Self {
        let mut texts = Self::default();
        for (field, text) in entries {
            texts.set(field, text);
        }
        texts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_in_the_order_of_their_names_and_each_name_once() {
        let mut texts: Texts = [("years", "3"), ("deals.services", "1"), ("years", "5")]
            .map(|(f, t)| (f.to_owned(), t.to_owned()))
            .into_iter()
            .collect();
        texts.set("currency".to_owned(), "EUR".to_owned());
        let names: Vec<&str> = texts.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["currency", "deals.services", "years"]);
        assert_eq!((texts.get("years"), texts.get("team.tech_leads")), (Some("5"), None));
        texts.remove("years");
        texts.remove("years");
        assert_eq!((texts.len(), texts.has("years")), (2, false));
    }
}
