//! A program file in JSON, and the line on which a place of it stands.

use partner_engine::document::Node;
use partner_engine::program::Program;
use partner_engine::validate;

/// Reads a program from the text of a JSON file.
///
/// # Errors
/// Every problem as `line: place: message remedy`.
pub(crate) fn read(text: &str) -> Result<Program, Vec<String>> {
    let document: Node = serde_json::from_str(text).map_err(|error| {
        vec![format!("{}: document: This is not JSON: {error}. Mend it as it says.", error.line().max(1))]
    })?;
    validate::program(&document).map_err(|problems| {
        problems.iter().map(|problem| format!("{}: {problem}", line_of(text, &problem.place))).collect()
    })
}

/// The line of a dotted path, or of the innermost value around it that exists.
fn line_of(text: &str, place: &str) -> usize {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0 };
    scanner.blank();
    let mut start = scanner.at;
    for step in place.split(['.', '[']) {
        match scanner.enter(step) {
            Some(found) => start = found,
            None => break,
        }
    }
    text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1
}

/// Walks over JSON that is known to be well-formed.
struct Scanner<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn here(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn blank(&mut self) {
        while matches!(self.here(), b' ' | b'\t' | b'\r' | b'\n' | b',' | b':') {
            self.at += 1;
        }
    }

    /// Goes to the value of a key, or of an index like `3]`, and says where its entry begins.
    fn enter(&mut self, step: &str) -> Option<usize> {
        let index: Option<usize> = step.strip_suffix(']').and_then(|index| index.parse().ok());
        let open = self.here();
        if open != if index.is_some() { b'[' } else { b'{' } {
            return None;
        }
        self.at += 1;
        let mut passed = 0;
        loop {
            self.blank();
            let start = self.at;
            if matches!(self.here(), b']' | b'}' | 0) {
                return None;
            }
            let found = match index {
                Some(index) => index == passed,
                None => {
                    self.value();
                    let found = self.bytes.get(start + 1..self.at - 1) == Some(step.as_bytes());
                    self.blank();
                    found
                }
            };
            if found {
                return Some(start);
            }
            self.value();
            passed += 1;
        }
    }

    /// Passes over one value.
    fn value(&mut self) {
        match self.here() {
            b'"' => {
                self.at += 1;
                while !matches!(self.here(), b'"' | 0) {
                    self.at += if self.here() == b'\\' { 2 } else { 1 };
                }
                self.at += 1;
            }
            b'[' | b'{' => {
                self.at += 1;
                self.blank();
                while !matches!(self.here(), b']' | b'}' | 0) {
                    self.value();
                    self.blank();
                }
                self.at += 1;
            }
            _ => {
                while !matches!(self.here(), b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n' | 0) {
                    self.at += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_on_their_lines() {
        let text = "{\n \"a\\\"b\": [1, \"],}\"],\n \"tiers\": [\n  {\"id\": \"x\"},\n  {\n   \"id\": 7}\n ]\n}";
        for (place, line) in [
            ("document", 1),
            ("tiers", 3),
            ("tiers[0].id", 4),
            ("tiers[1]", 5),
            ("tiers[1].id", 6),
            ("tiers[1].name", 5),
        ] {
            assert_eq!(line_of(text, place), line, "{place}");
        }
    }
}
