//! The bytes of a file as text: UTF-8, with or without a byte order mark. Another encoding is reported with its remedy.
//!
//! Shared by the build script, the command that checks a program file, and the tests. An encoding other than UTF-8 can only be guessed
//! from the bytes, so the messages name the likely one.

/// An encoding with two or four bytes for each character.
struct Wide {
    name: &'static str,
    /// The name of the encoding for `iconv`.
    label: &'static str,
    mark: &'static [u8],
    width: usize,
    /// The bytes of each character that are 0 as long as the text is ASCII.
    zeros: &'static [usize],
}

/// UTF-32 comes first: its little-endian mark begins with that of UTF-16.
const WIDE: [Wide; 4] = [
    Wide { name: "UTF-32", label: "UTF-32LE", mark: b"\xFF\xFE\0\0", width: 4, zeros: &[1, 2, 3] },
    Wide { name: "UTF-32", label: "UTF-32BE", mark: b"\0\0\xFE\xFF", width: 4, zeros: &[0, 1, 2] },
    Wide { name: "UTF-16", label: "UTF-16LE", mark: b"\xFF\xFE", width: 2, zeros: &[1] },
    Wide { name: "UTF-16", label: "UTF-16BE", mark: b"\xFE\xFF", width: 2, zeros: &[0] },
];

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F, where it differs from Latin-1; five have none.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ";

/// The text of a file's bytes.
///
/// # Errors
/// The problem as `line: document: message remedy`.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, String> {
    let marked = WIDE.iter().find(|wide| bytes.starts_with(wide.mark)).map(|wide| (wide, "with"));
    let wide = marked.or_else(|| WIDE.iter().find(|wide| wide.fits(bytes)).map(|wide| (wide, "without")));
    if let Some((Wide { name, label, .. }, mark)) = wide {
        let order = if label.ends_with("LE") { "little-endian" } else { "big-endian" };
        let message = format!("The file seems to be {name} ({order}, {mark} a byte order mark), not UTF-8.");
        return Err(format!("1: document: {message} {}", saved_as_utf8(label)));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let remedy = "Remove it, or save the file as text in UTF-8 once more.";
        return Err(format!("{}: document: There is a NUL byte, which no text has. {remedy}", line_at(bytes, at)));
    }
    if bytes.contains(&b'\r') && !bytes.contains(&b'\n') {
        let message = "The lines end by a carriage return alone, as once on Macs.";
        return Err(format!("1: document: {message} Save the file with the line ends of Unix or Windows."));
    }
    std::str::from_utf8(bytes).map_err(|error| narrow(bytes, error.valid_up_to()))
}

impl Wide {
    /// Whether most characters are ASCII in this encoding, as those of TOML and JSON are.
    fn fits(&self, bytes: &[u8]) -> bool {
        let characters = bytes.len() / self.width;
        let ascii = bytes.chunks_exact(self.width).filter(|character| {
            character.iter().enumerate().all(|(index, byte)| (*byte == 0) == self.zeros.contains(&index))
        });
        characters > 0 && ascii.count() * 2 > characters
    }
}

/// The message for bytes that are not UTF-8; `at` is the first invalid one.
fn narrow(bytes: &[u8], at: usize) -> String {
    let line = line_at(bytes, at);
    let byte = bytes.get(at).copied().unwrap_or_default();
    let found = if (0x80..=0x9F).contains(&byte) {
        WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('?')
    } else {
        char::from(byte)
    };
    let found = if found.is_control() { String::new() } else { format!(", `{found}` in Windows-1252,") };
    let text = String::from_utf8_lossy(bytes);
    if text.chars().any(|character| !character.is_ascii() && character != char::REPLACEMENT_CHARACTER) {
        let message = format!("The byte {byte:02X} here{found} is not UTF-8, though other characters of the file are.");
        return format!("{line}: document: {message} Type the character again and save the file as UTF-8.");
    }
    // In Western languages hardly three letters in a row have accents; in others all letters have two bytes, or one above ASCII.
    if bytes.chunk_by(|one, other| one.is_ascii() == other.is_ascii()).any(|run| run.len() > 2 && !run[0].is_ascii()) {
        let message = "The file seems to be in an encoding of another script, like Windows-1251, Shift_JIS or GB18030:";
        let remedy = "Save it as UTF-8, in an editor that shows its letters as they are meant.";
        return format!("{line}: document: {message} the byte {byte:02X} here is not UTF-8. {remedy}");
    }
    let is_windows = bytes.iter().any(|byte| (0x80..=0x9F).contains(byte));
    let name = if is_windows { "Windows-1252" } else { "Latin-1 or Windows-1252" };
    let message = format!("The file seems to be {name}: the byte {byte:02X} here{found} is not UTF-8.");
    format!("{line}: document: {message} {}", saved_as_utf8("WINDOWS-1252"))
}

fn saved_as_utf8(label: &str) -> String {
    format!("Save it as UTF-8, in an editor or by `iconv -f {label} -t UTF-8`.")
}

/// The line of a byte, from 1.
fn line_at(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}
