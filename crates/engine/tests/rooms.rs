//! Permitted dependencies between the rooms of the engine: `ARCHITECTURE.md`, rooms of the engine. A cycle would show here first.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms that nothing in it may name.
const ROOMS: [(&str, &[&str]); 9] = [
    (
        "reader",
        &[
            "program",
            "rules",
            "scenario",
            "names",
            "working",
            "volume",
            "estimate",
            "standing",
            "questions",
            "validate",
        ],
    ),
    ("scenario", &["program", "rules", "names", "working", "volume", "estimate", "standing", "questions", "validate"]),
    ("working", &["program", "scenario", "names", "volume", "estimate", "standing", "questions", "validate"]),
    ("volume", &["program", "rules", "names", "estimate", "standing", "questions", "validate"]),
    ("rules", &["program", "names", "estimate", "standing", "questions", "validate"]),
    ("program", &["scenario", "names", "working", "volume", "estimate", "standing", "questions", "validate"]),
    ("validate", &["scenario", "names", "working", "volume", "estimate", "standing", "questions"]),
    ("standing", &["names", "estimate", "questions", "validate"]),
    ("estimate", &["questions", "validate"]),
];

#[test]
fn no_room_knows_one_that_is_built_on_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (room, others) in ROOMS {
        let mut files = files_below(&source.join(room));
        files.push(source.join(format!("{room}.rs")));
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file");
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                let named = others.iter().filter(|other| names(line, other));
                wrong.extend(named.map(|other| format!("{} names {other}: {line}", file.display())));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a line has `crate::room` as a whole word.
fn names(line: &str, room: &str) -> bool {
    let path = format!("crate::{room}");
    let after = line.match_indices(&path).map(|(at, _)| line[at + path.len()..].chars().next());
    after.into_iter().any(|next| next.is_none_or(|next| !next.is_alphanumeric() && next != '_'))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}
