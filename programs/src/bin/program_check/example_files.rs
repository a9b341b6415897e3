//! The worked examples of a program: finds their files, reads them, and reports every problem that makes one unreadable.
//!
//! A file beside the program that is meant to hold examples is never skipped in silence: unreadable ones are reported with their line,
//! like problems of a program file. The format of an example is in `tests/worked_examples/README.md`.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::{fs, iter};

use partner_engine::program::Program;
use serde::Deserialize as _;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::example::Example;
use crate::text_file;

/// The key of the list of examples.
const LIST: &str = "example";

/// Keys of examples that no other file of the project has; a table with two of them is taken for an example.
const KEYS: [&str; 5] = ["guards", "tier", "working", "scenario", "expect"];

/// Keys that only a program has.
const PROGRAM_KEYS: [&str; 3] = ["vendor", "edition", "tiers"];

/// Cargo's file has a table `example` with another meaning.
const OTHER_FILES: [&str; 1] = ["Cargo.toml"];

/// The examples that can be run, and the problems as `file:line: place: message remedy`.
#[derive(Debug, Default)]
pub(crate) struct Examples {
    pub(crate) examples: Vec<Found>,
    pub(crate) problems: Vec<String>,
}

/// An example that can be run, and where its parts stand.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) example: Example,
    file: String,
    /// The line of each key, by its path within the example.
    lines: BTreeMap<String, usize>,
}

impl Found {
    /// The place of a path in a table of the example, as `file:line: `; of the innermost table around it where the path does not stand.
    pub(crate) fn position(&self, table: &str, path: &str) -> String {
        let mut place = if path.is_empty() { table.to_owned() } else { format!("{table}.{path}") };
        loop {
            if let Some(line) = self.lines.get(&place) {
                return format!("{}:{line}: ", self.file);
            }
            match place.rfind('.') {
                Some(end) => place.truncate(end),
                None if place.is_empty() => return format!("{}: ", self.file),
                None => place.clear(),
            }
        }
    }
}

/// An example and its position in the file.
struct ReadExample {
    example: Example,
    lines: BTreeMap<String, usize>,
    /// Place for messages, like `example[0]`.
    place: String,
    /// Line of the key that names the program; the next field is that of the tier.
    program_line: usize,
    tier_line: usize,
}

/// All examples of one file; each must be about a tier of the program.
pub(crate) fn of_file(file: &Path, program: &Program) -> Examples {
    let mut found = Examples::default();
    let document = match fs::read(file) {
        Ok(bytes) => text_file::decode(&bytes).map(str::to_owned),
        Err(error) => Err(format!("1: document: {error}. Give a file of worked examples.")),
    };
    let read = match &document {
        Ok(text) => read(text, &mut found.problems),
        Err(problem) => {
            found.problems.push(problem.clone());
            Vec::new()
        }
    };
    for read in read {
        add(read, program, &mut found);
    }
    name_file(file, &mut found, (0, 0));
    found
}

/// The examples of a program file: those that name it, in its folder and in the parent folder.
pub(crate) fn beside(program_file: &Path, program: &Program) -> Examples {
    let mut found = Examples::default();
    let stem = program_file.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let folder = program_file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let above = folder.canonicalize().ok().and_then(|folder| folder.parent().map(Path::to_owned));
    for folder in iter::once(folder.to_owned()).chain(above) {
        let names = LazyCell::new(|| names_near(&folder));
        let mut files: Vec<PathBuf> = entries(&folder).into_iter().filter(|file| is_toml(file)).collect();
        files.retain(|file| file != program_file && !OTHER_FILES.iter().any(|other| file.ends_with(other)));
        files.sort();
        for file in files {
            let before = (found.problems.len(), found.examples.len());
            match fs::read(&file) {
                Ok(bytes) => {
                    for read in read_if_meant(&file, &bytes, &mut found.problems) {
                        add_if_near(read, &|name| names.contains(name), stem, program, &mut found);
                    }
                }
                Err(error) if is_named_so(&file) && !file.is_dir() => {
                    found.problems.push(format!("1: document: {error}. Let the file be read, or move it away."));
                }
                Err(_) => {}
            }
            name_file(&file, &mut found, before);
        }
    }
    found
}

/// The examples of a file, if it is meant to hold some.
fn read_if_meant(file: &Path, bytes: &[u8], problems: &mut Vec<String>) -> Vec<ReadExample> {
    match text_file::decode(bytes) {
        Ok(text) if is_meant_as_examples(file, text) => return read(text, problems),
        // Another encoding does not hide the words: ASCII letters have the same bytes in all of them, apart from bytes of 0.
        Err(problem) if is_meant_as_examples(file, &String::from_utf8_lossy(bytes).replace('\0', "")) => {
            problems.push(problem);
        }
        _ => {}
    }
    Vec::new()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

fn is_named_so(file: &Path) -> bool {
    file.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase().contains(LIST))
}

/// Whether a file is meant to hold examples, though it may be misspelt or no TOML at all.
fn is_meant_as_examples(file: &Path, text: &str) -> bool {
    let words = Words::of(text);
    words.are_of_examples || is_named_so(file) && !words.are_of_program
}

/// The words in a file by which its purpose is recognized.
struct Words {
    are_of_examples: bool,
    are_of_program: bool,
}

impl Words {
    fn of(text: &str) -> Self {
        DeTable::parse(text).map_or_else(|_| Self::of_lines(text), |table| Self::of_table(table.get_ref()))
    }

    fn of_table(root: &DeTable<'_>) -> Self {
        let holds_examples = |value: &DeValue<'_>| match value {
            DeValue::Array(entries) => entries.iter().any(|entry| entry.get_ref().as_table().is_some_and(is_example)),
            value => value.as_table().is_some_and(is_example),
        };
        let mut entries = root.iter();
        Self {
            are_of_examples: is_example(root)
                || entries.any(|(key, value)| is_like_list(key.get_ref()) || holds_examples(value.get_ref())),
            are_of_program: PROGRAM_KEYS.iter().any(|key| root.contains_key(*key)),
        }
    }

    /// Takes the first words of lines, for a text that cannot be parsed.
    fn of_lines(text: &str) -> Self {
        let first = |line: &str| -> String {
            let line = line.trim_start().trim_start_matches('[');
            line.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
        };
        let begins: Vec<(bool, String)> =
            text.lines().map(|line| (line.trim_start().starts_with('['), first(line))).collect();
        let has = |word: &&str| begins.iter().any(|(_, begin)| begin == word);
        Self {
            are_of_examples: begins.iter().any(|(is_header, begin)| *is_header && is_like_list(begin))
                || KEYS.iter().filter(|key| has(key)).count() >= 2,
            are_of_program: PROGRAM_KEYS.iter().any(has),
        }
    }
}

fn is_example(table: &DeTable<'_>) -> bool {
    KEYS.iter().filter(|key| table.contains_key(**key)).count() >= 2
}

/// Whether a word is `example` with at most two letters changed.
fn is_like_list(word: &str) -> bool {
    strsim::damerau_levenshtein(word, LIST) <= 2
}

/// The examples of a text that can be run; others are added to the problems.
fn read(text: &str, problems: &mut Vec<String>) -> Vec<ReadExample> {
    let line_of = |span: &Range<usize>| line_at(text, span.start);
    let mut table = match DeTable::parse(text) {
        Ok(table) => table.into_inner(),
        Err(error) => {
            let line = error.span().map_or(1, |span| line_of(&span));
            problems.push(format!("{line}: document: This is not TOML: {}. Mend it as it says.", error.message()));
            return Vec::new();
        }
    };
    let list = table.remove_entry(LIST);
    for (key, _) in &table {
        let (line, key) = (line_of(&key.span()), key.get_ref());
        let remedy = if is_like_list(key) { "Did you mean `[[example]]`?" } else { "Only `[[example]]` stands here." };
        problems.push(format!("{line}: {key}: The key `{key}` is not known. {remedy}"));
    }
    let Some((key, list)) = list else {
        if table.is_empty() {
            problems.push("1: document: There is no example. Write each one under `[[example]]`.".to_owned());
        }
        return Vec::new();
    };
    let line = line_of(&key.span());
    let DeValue::Array(entries) = list.into_inner() else {
        problems.push(format!("{line}: example: This is no list of tables. Write each one under `[[example]]`."));
        return Vec::new();
    };
    if entries.is_empty() {
        problems.push(format!("{line}: example: The list is empty. Write each one under `[[example]]`."));
    }
    let mut examples = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        let place = format!("{LIST}[{index}]");
        let line = line_of(&entry.span());
        let of = |key: &str| entry.get_ref().as_table().and_then(|table| table.get_key_value(key));
        let line_of_key = |key: &str| of(key).map_or(line, |(key, _)| line_of(&key.span()));
        let (program_line, tier_line) = (line_of_key("program"), line_of_key("tier"));
        match Example::deserialize(ValueDeserializer::from(entry.clone())) {
            Ok(example) => {
                let mut lines = BTreeMap::from([(String::new(), line)]);
                lines_of(text, "", entry.get_ref(), &mut lines);
                examples.push(ReadExample { example, lines, place, program_line, tier_line });
            }
            Err(error) => {
                let line = error.span().map_or(line, |span| line_of(&span));
                let message = error.message().trim().replace('\n', "; ");
                problems.push(format!("{line}: {place}: This is no example: {message}. Mend it as it says."));
            }
        }
    }
    examples
}

/// The lines of all keys within a table, by their paths.
fn lines_of(text: &str, path: &str, value: &DeValue<'_>, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in value.as_table().into_iter().flatten() {
        let joint = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{joint}{}", key.get_ref());
        lines.insert(path.clone(), line_at(text, key.span().start));
        lines_of(text, &path, value.get_ref(), lines);
    }
}

/// Keeps an example beside the program when it names the program; one that names no existing program is a problem.
fn add_if_near(read: ReadExample, is_near: &dyn Fn(&str) -> bool, stem: &str, program: &Program, found: &mut Examples) {
    let ReadExample { example, place, program_line, tier_line, .. } = &read;
    let own = &program.id;
    if let Some(named) = &example.program {
        if named == stem {
            add(read, program, found);
        } else if !is_near(named) {
            let remedy = format!("Name a file without its ending, like program = \"{stem}\".");
            let message = format!("There is no program file `{named}` in this folder or in one below.");
            found.problems.push(format!("{program_line}: {place}.program: {message} {remedy}"));
        }
        return;
    }
    let named = example.tier.split('/').next().unwrap_or_default();
    if named == own {
        add(read, program, found);
    } else if partner_programs::catalog().programs.iter().all(|known| known.id != named) && !is_near(named) {
        let message = format!("The example names no program: `{}` is a tier of none that is known here.", example.tier);
        let remedy = format!("Begin it with `{own}/`, or add program = \"{stem}\".");
        found.problems.push(format!("{tier_line}: {place}.tier: {message} {remedy}"));
    }
}

/// Keeps an example when its tier is one of the program's.
fn add(read: ReadExample, program: &Program, found: &mut Examples) {
    let ReadExample { example, lines, place, tier_line, .. } = read;
    let tiers: Vec<String> = program.tiers.iter().map(|tier| format!("{}/{}", program.id, tier.id)).collect();
    if tiers.contains(&example.tier) {
        found.examples.push(Found { example, file: String::new(), lines });
        return;
    }
    let message = format!("The program has no tier `{}`.", example.tier);
    found.problems.push(format!("{tier_line}: {place}.tier: {message} Use one of: {}.", tiers.join(", ")));
}

/// The names and ids of the program files in a folder and in those directly below.
fn names_near(folder: &Path) -> BTreeSet<String> {
    let below = entries(folder).into_iter().filter(|path| path.is_dir());
    let files = iter::once(folder.to_owned()).chain(below).flat_map(|folder| entries(&folder));
    files.flat_map(|file| names_of(&file)).collect()
}

/// The names of a program file: its file name, and its id if it can be read. Empty for any other file.
fn names_of(file: &Path) -> Vec<String> {
    let is_json = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let Some(text) = Some(file).filter(|file| is_json || is_toml(file)).and_then(text_of) else { return Vec::new() };
    let (id, is_program) = if is_json {
        let root: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        let id = root.get("id").and_then(|id| id.as_str()).map(str::to_owned);
        (id, PROGRAM_KEYS.iter().any(|key| text.contains(&format!("\"{key}\""))))
    } else {
        let id =
            DeTable::parse(&text).ok().and_then(|root| root.get_ref().get("id")?.get_ref().as_str().map(str::to_owned));
        (id, Words::of(&text).are_of_program)
    };
    let stem = file.file_stem().and_then(OsStr::to_str).map(str::to_owned);
    if is_program { stem.into_iter().chain(id).collect() } else { Vec::new() }
}

fn text_of(file: &Path) -> Option<String> {
    text_file::decode(&fs::read(file).ok()?).ok().map(str::to_owned)
}

fn line_at(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}

/// Puts the file name before the problems, and to the examples, from an index of each on.
fn name_file(file: &Path, found: &mut Examples, from: (usize, usize)) {
    for problem in found.problems.iter_mut().skip(from.0) {
        problem.insert_str(0, &format!("{}:", file.display()));
    }
    for example in found.examples.iter_mut().skip(from.1) {
        example.file = file.display().to_string();
    }
}
