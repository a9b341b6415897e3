//! The names by which glue and wasm know each other, like `__wbg_setAttribute_f75317b2b5cabfb4`: long, and with digests that
//! cannot be compressed. They tell functions of different crates apart while a build is linked; in the finished build a letter
//! or two do.
//!
//! Only the sections of the wasm that hold names are written anew (WebAssembly specification, Binary Format, Modules).

use std::collections::BTreeMap;

use crate::Failure;

const HEADER: usize = 8;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;
/// The beginning of the names that glue and wasm alone use between them; a name that others call is kept.
const BETWEEN: &[u8] = b"__wb";

/// Glue and wasm with short names for each other.
pub(crate) fn shortened(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), Failure> {
    let mut names = Names::default();
    let wasm = names.shorten_wasm(wasm).ok_or("the wasm has sections that cannot be read")?;
    Ok((names.shorten_glue(glue), wasm))
}

/// The short name of each name; they are given in the order in which the names are met.
#[derive(Default)]
struct Names(BTreeMap<Vec<u8>, String>);

impl Names {
    fn short(&mut self, name: &[u8]) -> Vec<u8> {
        if !name.starts_with(BETWEEN) {
            return name.to_vec();
        }
        let count = self.0.len();
        self.0.entry(name.to_vec()).or_insert_with(|| nth_name(count)).clone().into_bytes()
    }

    fn shorten_wasm(&mut self, wasm: &[u8]) -> Option<Vec<u8>> {
        let mut shorter = wasm.get(..HEADER)?.to_vec();
        let mut rest = Bytes(wasm.get(HEADER..)?);
        while !rest.0.is_empty() {
            let kind = rest.byte()?;
            let content = rest.sized()?;
            let content = match kind {
                IMPORTS => self.imports(Bytes(content))?,
                EXPORTS => self.exports(Bytes(content))?,
                _ => content.to_vec(),
            };
            shorter.push(kind);
            write_sized(&mut shorter, &content);
        }
        Some(shorter)
    }

    /// Function imports alone: there are no others between glue and wasm.
    fn imports(&mut self, mut section: Bytes<'_>) -> Option<Vec<u8>> {
        let mut shorter = Vec::new();
        let count = section.number()?;
        write_number(&mut shorter, count);
        for _ in 0..count {
            write_sized(&mut shorter, section.sized()?);
            write_sized(&mut shorter, &self.short(section.sized()?));
            shorter.push(section.byte().filter(|kind| *kind == FUNCTION)?);
            write_number(&mut shorter, section.number()?);
        }
        Some(shorter)
    }

    fn exports(&mut self, mut section: Bytes<'_>) -> Option<Vec<u8>> {
        let mut shorter = Vec::new();
        let count = section.number()?;
        write_number(&mut shorter, count);
        for _ in 0..count {
            write_sized(&mut shorter, &self.short(section.sized()?));
            shorter.push(section.byte()?);
            write_number(&mut shorter, section.number()?);
        }
        Some(shorter)
    }

    fn shorten_glue(&self, glue: &str) -> String {
        let is_of_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
        let mut shorter = String::new();
        let mut rest = glue;
        while !rest.is_empty() {
            let word = rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len());
            let (word, after) = rest.split_at(word);
            shorter += self.0.get(word.as_bytes()).map_or(word, String::as_str);
            let between = after.find(is_of_word).unwrap_or(after.len());
            shorter += &after[..between];
            rest = &after[between..];
        }
        shorter
    }
}

/// `_a`, `_b` … `_z`, `_aa`: no name that anything else has.
fn nth_name(mut count: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(count % 26).unwrap_or_default()));
        count /= 26;
        if count == 0 {
            break;
        }
        count -= 1;
    }
    letters.push('_');
    letters.into_iter().rev().collect()
}

/// The bytes that are still to be read.
struct Bytes<'b>(&'b [u8]);

impl<'b> Bytes<'b> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// An unsigned number, seven bits in each byte, the lowest first.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A length and so many bytes.
    fn sized(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (content, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(content)
    }
}

fn write_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn write_sized(bytes: &mut Vec<u8>, content: &[u8]) {
    write_number(bytes, u32::try_from(content.len()).unwrap_or(u32::MAX));
    bytes.extend_from_slice(content);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports `./a.js` `__wbg_set_0f` with type 0, exports `memory` (memory 0) and `__wbindgen_free` (function 1), and has a
    /// section of another kind.
    fn wasm(import: &str, export: &str) -> Vec<u8> {
        let mut imports = vec![1];
        write_sized(&mut imports, b"./a.js");
        write_sized(&mut imports, import.as_bytes());
        imports.extend([0, 0]);
        let mut exports = vec![2];
        write_sized(&mut exports, b"memory");
        exports.extend([2, 0]);
        write_sized(&mut exports, export.as_bytes());
        exports.extend([0, 1]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        for (kind, content) in [(IMPORTS, imports), (EXPORTS, exports), (11, vec![0; 300])] {
            wasm.push(kind);
            write_sized(&mut wasm, &content);
        }
        wasm
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = "{__wbg_set_0f:a=>wasm.__wbindgen_free(a),__wbg_set_0f1:b,free:wasm.memory}";
        let (glue, wasm_after) = shortened(glue, &wasm("__wbg_set_0f", "__wbindgen_free")).expect("it can be read");
        assert_eq!(glue, "{_a:a=>wasm._b(a),__wbg_set_0f1:b,free:wasm.memory}");
        assert_eq!(wasm_after, wasm("_a", "_b"));
    }

    #[test]
    fn a_file_that_ends_too_soon_is_refused() {
        let whole = wasm("__wbg_set_0f", "__wbindgen_free");
        assert!(shortened("", &whole[..whole.len() - 1]).is_err());
        assert!(shortened("", b"\0asm").is_err());
    }

    #[test]
    fn names_do_not_repeat() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(nth_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!([nth_name(0), nth_name(25), nth_name(26)], ["_a", "_z", "_aa"]);
    }
}
