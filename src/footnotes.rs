//! Citations by number, for paper: each place is named once, under its document, and referred to wherever it is rested on.

use crate::citation::Cited;

/// The places that a paper refers to, document by document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footnotes {
    places: Vec<Cited>,
}

impl Footnotes {
    /// Numbers these places in the order in which they are given, those of one document together.
    #[must_use]
    pub fn of<'c>(cites: impl IntoIterator<Item = &'c Cited>) -> Self {
        let mut documents: Vec<Vec<Cited>> = Vec::new();
        for cited in cites {
            match documents.iter_mut().find(|places| are_of_one_document(&places[0], cited)) {
                Some(places) if places.contains(cited) => {}
                Some(places) => places.push(cited.clone()),
                None => documents.push(vec![cited.clone()]),
            }
        }
        Self { places: documents.concat() }
    }

    /// The numbers of some places, from 1, like `2, 5`; empty for none.
    #[must_use]
    pub fn numbers(&self, cites: &[Cited]) -> String {
        let found = cites.iter().filter_map(|cited| self.places.iter().position(|place| place == cited));
        let mut numbers: Vec<usize> = found.map(|index| index + 1).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
    }

    /// The documents, each with the number of its first place and all its places in the order of their numbers.
    pub fn documents(&self) -> impl Iterator<Item = (usize, &[Cited])> {
        let mut next = 1;
        self.places.chunk_by(are_of_one_document).map(move |places| {
            let first = next;
            next += places.len();
            (first, places)
        })
    }
}

fn are_of_one_document(one: &Cited, other: &Cited) -> bool {
    one.title == other.title && one.dated == other.dated && one.address == other.address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::citation::Ground;

    fn cited(title: &str, row: &str) -> Cited {
        Cited {
            title: title.to_owned(),
            dated: None,
            address: None,
            section: "Rates".to_owned(),
            row: Some(row.to_owned()),
            ground: Ground::Stated,
        }
    }

    #[test]
    fn a_place_has_one_number_and_documents_stay_together() {
        let (one, other, third) = (cited("Guide", "New"), cited("Site", "New"), cited("Guide", "Services"));
        let notes = Footnotes::of([&one, &other, &third, &one]);
        assert_eq!(notes.numbers(std::slice::from_ref(&third)), "2");
        assert_eq!(notes.numbers(&[other.clone(), one.clone(), one.clone()]), "1, 3");
        let documents: Vec<(usize, usize)> = notes.documents().map(|(first, places)| (first, places.len())).collect();
        assert_eq!(documents, [(1, 2), (3, 1)]);
    }

    #[test]
    fn a_place_that_nothing_rests_on_has_no_number() {
        assert_eq!(Footnotes::default().numbers(&[cited("Guide", "New")]), "");
    }
}
