//! Program files in encodings other than UTF-8: the likely encoding, the line, and the remedy.

use std::process::Command;
use std::{env, fs};

#[path = "../build/text_file.rs"]
mod text_file;

const TEXT: &str = "id = \"example\"\nvendor = \"Müller – Söhne €\"\n";

fn wide(bytes_of: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    TEXT.encode_utf16().flat_map(bytes_of).collect()
}

fn wider(bytes_of: impl Fn(u32) -> [u8; 4]) -> Vec<u8> {
    TEXT.chars().flat_map(|letter| bytes_of(letter.into())).collect()
}

fn refused(bytes: &[u8], expected: &str) {
    assert_eq!(text_file::decode(bytes), Err(expected.to_owned()));
}

#[test]
fn utf_8_is_read_with_and_without_its_mark() {
    assert_eq!(text_file::decode(TEXT.as_bytes()), Ok(TEXT));
    assert_eq!(text_file::decode(&[b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()), Ok(TEXT));
    assert_eq!(text_file::decode(b""), Ok(""));
}

#[test]
fn encodings_of_two_and_four_bytes_are_told_by_their_mark_or_without_it() {
    for (name, bytes, mark, order) in [
        ("UTF-16LE", wide(u16::to_le_bytes), &b"\xFF\xFE"[..], "little-endian"),
        ("UTF-16BE", wide(u16::to_be_bytes), b"\xFE\xFF", "big-endian"),
        ("UTF-32LE", wider(u32::to_le_bytes), b"\xFF\xFE\0\0", "little-endian"),
        ("UTF-32BE", wider(u32::to_be_bytes), b"\0\0\xFE\xFF", "big-endian"),
    ] {
        let message = |with: &str| {
            let (family, remedy) = (&name[..6], format!("in an editor or by `iconv -f {name} -t UTF-8`"));
            format!(
                "1: document: The file seems to be {family} ({order}, {with} a byte order mark), not UTF-8. Save it as UTF-8, {remedy}."
            )
        };
        refused(&bytes, &message("without"));
        refused(&[mark, &bytes].concat(), &message("with"));
    }
}

#[test]
fn encodings_of_one_byte_are_told_at_their_first_letter() {
    let remedy = "Save it as UTF-8, in an editor or by `iconv -f WINDOWS-1252 -t UTF-8`.";
    let seems = "2: document: The file seems to be";
    refused(
        b"id = \"a\"\nvendor = \"M\xFCller\"\n",
        &format!("{seems} Latin-1 or Windows-1252: the byte FC here, `ü` in Windows-1252, is not UTF-8. {remedy}"),
    );
    refused(
        b"id = \"a\"\nvendor = \"M\xFCller \x96 S\xF6hne\"\n",
        &format!("{seems} Windows-1252: the byte FC here, `ü` in Windows-1252, is not UTF-8. {remedy}"),
    );
    refused(
        b"id = \"a\"\nvendor = \"\x80 1\"",
        &format!("{seems} Windows-1252: the byte 80 here, `€` in Windows-1252, is not UTF-8. {remedy}"),
    );
    // One letter pasted from elsewhere does not change the encoding of the file.
    refused(
        "id = \"ä\"\nvendor = \"X\"\n"
            .replace('X', "\u{1}")
            .as_bytes()
            .iter()
            .map(|byte| if *byte == 1 { 0xE9 } else { *byte })
            .collect::<Vec<_>>()
            .as_slice(),
        "2: document: The byte E9 here, `é` in Windows-1252, is not UTF-8, though other characters of the file are. \
         Type the character again and save the file as UTF-8.",
    );
}

#[test]
fn encodings_of_other_scripts_are_not_taken_for_western_ones() {
    for (name, word) in [
        ("Windows-1251", &b"\xCF\xF0\xE8\xE2\xE5\xF2"[..]),
        ("KOI8-R", b"\xF0\xD2\xC9\xD7\xC5\xD4"),
        ("GB18030", b"\xD6\xD0\xCE\xC4"),
        ("EUC-JP", b"\xC6\xFC\xCB\xDC"),
    ] {
        let bytes = [b"id = \"a\"\nvendor = \"", word, b"\"\n"].concat();
        let message = text_file::decode(&bytes).expect_err(name);
        assert!(message.starts_with("2: document: The file seems to be in an encoding of another script"), "{message}");
        assert!(message.ends_with("in an editor that shows its letters as they are meant."), "{message}");
    }
}

#[test]
fn lines_that_end_by_a_carriage_return_alone_are_named() {
    refused(
        b"id = \"a\"\rvendor = \"b\"\r",
        "1: document: The lines end by a carriage return alone, as once on Macs. \
         Save the file with the line ends of Unix or Windows.",
    );
    assert_eq!(text_file::decode(b"id = 1\r\nvendor = 2\r\n"), Ok("id = 1\r\nvendor = 2\r\n"));
}

#[test]
fn a_nul_byte_is_named_with_its_line() {
    refused(
        b"id = \"a\"\nvendor = \"M\0ller\"\n",
        "2: document: There is a NUL byte, which no text has. Remove it, or save the file as text in UTF-8 once more.",
    );
}

#[test]
fn program_files_of_both_forms_are_refused_by_it_and_read_with_the_mark_of_utf_8() {
    let folder = env::temp_dir().join(format!("text-file-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let program = include_str!("../../tests/worked_examples/programs/brackets.toml");
    let table: toml::Table = program.parse().expect("it is TOML");
    let json = serde_json::to_string_pretty(&table).expect("a table is JSON");
    for (name, text) in [("brackets.toml", program), ("brackets.json", &json)] {
        let file = folder.join(name);
        let check = |bytes: Vec<u8>| {
            fs::write(&file, bytes).expect("a file can be written");
            let output = Command::new(env!("CARGO_BIN_EXE_program-check")).arg(&file).output().expect("it starts");
            (output.status.success(), String::from_utf8(output.stderr).expect("text"))
        };
        assert_eq!(check([b"\xEF\xBB\xBF", text.as_bytes()].concat()), (true, String::new()));
        let (succeeded, message) = check(text.encode_utf16().flat_map(u16::to_be_bytes).collect());
        assert!(!succeeded && message.contains(":1: document: The file seems to be UTF-16 (big-endian, "), "{message}");
        let (succeeded, message) = check(text.replacen("Example", "\0", 1).into_bytes());
        assert!(!succeeded && message.contains(": document: There is a NUL byte"), "{message}");
    }
}
