//! The names by which glue and wasm know each other, like `__wbg_setAttribute_f75317b2b5cabfb4`.
//!
//! The digest tells functions of different crates apart. In one finished build a count does: names keep their length, so that
//! they are replaced where they stand.

use std::collections::BTreeMap;

const BEGINNING: &[u8] = b"__wbg_";
/// Hexadecimal digits of a digest.
const DIGITS: usize = 16;

/// What each name becomes.
#[derive(Default)]
pub(crate) struct Names(BTreeMap<Vec<u8>, Vec<u8>>);

impl Names {
    /// Takes in the names that stand in the glue.
    pub(crate) fn learn(&mut self, glue: &[u8]) {
        for (from, to) in places(glue) {
            let (stem, _) = glue[from..to].split_at(to - from - DIGITS);
            let count = self.0.keys().filter(|name| name.len() == to - from && name.starts_with(stem)).count();
            let shortened = [stem, format!("{count:0DIGITS$x}").as_bytes()].concat();
            self.0.entry(glue[from..to].to_vec()).or_insert(shortened);
        }
    }

    /// Replaces the names that were taken in.
    pub(crate) fn shorten(&self, content: &mut [u8]) {
        for (from, to) in places(content) {
            if let Some(shortened) = self.0.get(&content[from..to]) {
                content[from..to].copy_from_slice(shortened);
            }
        }
    }
}

/// From where to where such names stand.
fn places(content: &[u8]) -> Vec<(usize, usize)> {
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(found) = content[at..].windows(BEGINNING.len()).position(|part| part == BEGINNING) {
        let from = at + found;
        let to = from + content[from..].iter().take_while(|byte| is_of_name(byte)).count();
        let digest = &content[from..to][(to - from).saturating_sub(DIGITS)..];
        let separated = (to - from) > BEGINNING.len() + DIGITS && content[to - DIGITS - 1] == b'_';
        if separated && digest.iter().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte)) {
            places.push((from, to));
        }
        at = to;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str =
        "__wbg_set_0123456789abcdef: a, __wbg_set_fedcba9876543210: b, __wbg_set_0123456789abcdef, __wbg_app_free";

    #[test]
    fn names_keep_their_length_and_stay_apart() {
        let mut names = Names::default();
        names.learn(GLUE.as_bytes());
        let mut glue = GLUE.as_bytes().to_vec();
        names.shorten(&mut glue);
        let expected =
            "__wbg_set_0000000000000000: a, __wbg_set_0000000000000001: b, __wbg_set_0000000000000000, __wbg_app_free";
        assert_eq!(String::from_utf8_lossy(&glue), expected);
    }

    #[test]
    fn the_wasm_follows_the_glue() {
        let mut names = Names::default();
        names.learn(GLUE.as_bytes());
        let mut wasm = b"\x1a__wbg_set_fedcba9876543210\0\x02__wbg_set_aaaaaaaaaaaaaaaa\0".to_vec();
        names.shorten(&mut wasm);
        assert_eq!(wasm, b"\x1a__wbg_set_0000000000000001\0\x02__wbg_set_aaaaaaaaaaaaaaaa\0");
    }
}
