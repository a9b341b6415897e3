//! The binary form in which a catalog is embedded in the page: a table of texts, one a line, and bytes that point into it.
//!
//! A derived reader of a general format would check every byte and pass an error out of every field, which in the page weighed
//! more than half of the catalog itself. Here one list per type, beside the type, gives its fields in order; a reader that runs
//! out of bytes sets a flag and goes on with zeros, and [`read`] checks the flag once, at the end. The form is private to one
//! build (writer and reader are compiled together), so it has no version. Program files are read by [`crate::document`] instead.
//!
//! - A number has its upper seven bits first; every byte except the last has its highest bit set.
//! - A text is 0 when it is new (it is then the next line), else its line number, from 1. Citations are written in full each time:
//!   leaving out repeated ones made the compressed page larger.
//! - A list starts with its length, an enum with the index of its variant, an option with 0 or 1.

mod catalog;
pub(crate) mod form;

use crate::program::{Answer, Catalog};
use form::{Compact, Reader, Writer};

/// A catalog in its compact form: its texts as lines and its bytes. `None` when a text has several lines.
#[must_use]
pub fn write(catalog: &Catalog) -> Option<(String, Vec<u8>)> {
    written(catalog, false)
}

/// The same of a catalog without what is said beside figures and without the places that citations name: every figure, standing and name follows from it
/// as from the whole.
#[must_use]
pub fn write_outline(catalog: &Catalog) -> Option<(String, Vec<u8>)> {
    let mut outline = catalog.clone();
    for program in &mut outline.programs {
        program.benefits.clear();
        program.statuses.clear();
        program.clauses.clear();
        for source in &mut program.sources {
            source.id.clear();
            (source.dated, source.address) = (None, None);
        }
        for tier in &mut program.tiers {
            tier.benefits.clear();
            tier.clauses.clear();
            let profile = &mut tier.profile;
            for said in [&mut profile.purpose, &mut profile.earns, &mut profile.audience, &mut profile.key_value] {
                said.value = Answer::NotStated;
            }
        }
    }
    written(&outline, true)
}

fn written(catalog: &Catalog, is_outline: bool) -> Option<(String, Vec<u8>)> {
    let mut writer = Writer { is_outline, ..Writer::default() };
    catalog.write(&mut writer);
    let is_line = |text: &String| !text.contains('\n');
    writer.texts.iter().all(is_line).then(|| (writer.texts.join("\n"), writer.bytes))
}

/// The catalog that [`write()`] was given; `None` when something is missing or left over.
#[must_use]
pub fn read(texts: &str, bytes: &[u8]) -> Option<Catalog> {
    let texts = texts.split('\n').collect();
    let mut reader = Reader { bytes, texts, texts_read: 0, is_short: false };
    let catalog = Catalog::read(&mut reader);
    let is_whole = !reader.is_short && reader.bytes.is_empty() && reader.texts_read == reader.texts.len();
    is_whole.then_some(catalog)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_seven_bits_a_byte() {
        for (number, bytes) in
            [(0, &[0][..]), (127, &[0x7f]), (128, &[0x81, 0]), (300, &[0x82, 0x2c]), (16_384, &[0x81, 0x80, 0])]
        {
            let mut writer = Writer::default();
            writer.number(number);
            assert_eq!(writer.bytes, bytes, "{number}");
            assert_eq!(reader(&[], bytes).number(), number);
        }
    }

    #[test]
    fn a_text_is_the_next_line_or_one_met_before() {
        let mut writer = Writer::default();
        ["guide", "page", "guide", "page", "page"].into_iter().for_each(|text| writer.text(text));
        assert_eq!(
            (writer.texts, writer.bytes.as_slice()),
            (vec!["guide".to_owned(), "page".to_owned()], &[0, 0, 1, 2, 2][..])
        );
        let mut reader = reader(&["guide", "page"], &[0, 0, 1, 2, 2, 3]);
        assert_eq!([(); 5].map(|()| reader.text().to_owned()), ["guide", "page", "guide", "page", "page"]);
        assert!(!reader.is_short);
        assert_eq!((reader.text(), reader.is_short), ("", true));
    }

    #[test]
    fn what_is_missing_or_left_over_is_noticed() {
        // A catalog of no programs: its fingerprint is the first line.
        let empty = Catalog { fingerprint: "sha256:".to_owned(), programs: Vec::new() };
        assert_eq!(write(&empty), Some(("sha256:".to_owned(), vec![0, 0])));
        assert_eq!(read("sha256:", &[0, 0]), Some(empty));
        for (texts, bytes) in [
            ("sha256:", &[][..]),
            ("sha256:", &[0]),
            ("sha256:", &[0, 0x80]),
            ("sha256:", &[0, 7]),
            ("sha256:", &[0, 0, 0]),
            ("sha256:\nmore", &[0, 0]),
        ] {
            assert_eq!(read(texts, bytes), None, "{texts:?} {bytes:?}");
        }
    }

    #[test]
    fn a_text_of_two_lines_is_refused() {
        assert_eq!(write(&Catalog { fingerprint: "one\ntwo".to_owned(), programs: Vec::new() }), None);
    }

    fn reader<'b>(texts: &[&'b str], bytes: &'b [u8]) -> Reader<'b> {
        Reader { bytes, texts: texts.to_vec(), texts_read: 0, is_short: false }
    }
}
