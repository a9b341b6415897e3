//! The programs that an estimate runs over: the built-in ones and those given with a call, all checked by the same validator
//! and named by one fingerprint.
//!
//! The built-in programs are those of the page, with the fingerprint that their build gave them. With given ones it is another: SHA-256 over
//! that and over the given files as JSON with sorted keys. So equal fingerprints mean equal rules; files that say the same in
//! other words ("8.0" for "8") have different ones.

use std::fmt::Write as _;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use partner_engine::document::Node;
use partner_engine::order;
use partner_engine::program::{Catalog, Program};
use partner_engine::validate::{self, Problem, ProblemKind};
use sha2::{Digest, Sha256};

/// The built-in programs, and the catalog of the last call that gave others: the next one mostly gives the same.
#[derive(Debug)]
pub(crate) struct BuiltIn {
    catalog: Arc<Catalog>,
    last: Mutex<Option<Extended>>,
}

/// The given files and the catalog that the built-in programs and they make.
#[derive(Debug)]
struct Extended {
    given: Vec<Node>,
    catalog: Arc<Catalog>,
}

/// The programs that are built into this module: those of the page.
pub(crate) fn built_in() -> &'static BuiltIn {
    static BUILT_IN: OnceLock<BuiltIn> = OnceLock::new();
    BUILT_IN.get_or_init(|| BuiltIn::of(partner_programs::catalog().clone()))
}

impl BuiltIn {
    fn of(catalog: Catalog) -> Self {
        Self { catalog: Arc::new(catalog), last: Mutex::default() }
    }

    /// These programs alone.
    pub(crate) fn catalog(&self) -> Arc<Catalog> {
        Arc::clone(&self.catalog)
    }

    /// These programs and, after them, those of given files.
    ///
    /// # Errors
    /// Every problem of every file, with places that begin with `programs[n]`; and each id that another program has.
    pub(crate) fn with_programs(&self, given: Vec<Node>) -> Result<Arc<Catalog>, Vec<Problem>> {
        if given.is_empty() {
            return Ok(self.catalog());
        }
        // Held for no longer than it takes to look: nothing can go wrong meanwhile.
        let last = || self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = last().as_ref().filter(|last| last.given == given) {
            return Ok(Arc::clone(&last.catalog));
        }
        let programs = extended(self.catalog.programs.clone(), &given)?;
        let catalog = Arc::new(Catalog { fingerprint: fingerprint(&self.catalog.fingerprint, &given), programs });
        *last() = Some(Extended { given, catalog: Arc::clone(&catalog) });
        Ok(catalog)
    }
}

fn extended(mut programs: Vec<Program>, documents: &[Node]) -> Result<Vec<Program>, Vec<Problem>> {
    let mut problems = Vec::new();
    for (index, document) in documents.iter().enumerate() {
        match validate::program(document) {
            Ok(program) if programs.iter().any(|other| other.id == program.id) => {
                problems.push(taken(index, &program.id));
            }
            Ok(program) => programs.push(program),
            Err(found) => problems.extend(found.into_iter().map(|problem| within_list(index, problem))),
        }
    }
    if problems.is_empty() { Ok(programs) } else { Err(problems) }
}

fn taken(index: usize, id: &str) -> Problem {
    Problem {
        place: format!("programs[{index}].id"),
        kind: ProblemKind::Duplicate,
        message: format!("There is a program `{id}` already."),
        remedy: "Give this one its own identifier.".to_owned(),
    }
}

fn within_list(index: usize, problem: Problem) -> Problem {
    let place = match problem.place.as_str() {
        "document" => format!("programs[{index}]"),
        place => format!("programs[{index}].{place}"),
    };
    Problem { place, ..problem }
}

fn fingerprint(of_catalog: &str, documents: &[Node]) -> String {
    let mut message = of_catalog.to_owned();
    documents.iter().for_each(|document| write_sorted(document, &mut message));
    let mut fingerprint = String::from("sha256:");
    for byte in Sha256::digest(message) {
        // Writing to a text does not fail.
        let _ = write!(fingerprint, "{byte:02x}");
    }
    fingerprint
}

/// Writes a document as JSON with the keys of each table in order, so that equal files have one text.
fn write_sorted(document: &Node, text: &mut String) {
    match document {
        Node::Null => text.push_str("null"),
        Node::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Node::Integer(value) => text.push_str(&value.to_string()),
        Node::Float(value) | Node::Text(value) => write_quoted(value, text),
        Node::List(entries) => {
            text.push('[');
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_sorted(entry, text);
            }
            text.push(']');
        }
        Node::Table(entries) => {
            let mut entries: Vec<&(String, Node)> = entries.iter().collect();
            order::sort_by_key(&mut entries, |(key, _)| key);
            text.push('{');
            for (index, (key, entry)) in entries.into_iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write_quoted(key, text);
                text.push(':');
                write_sorted(entry, text);
            }
            text.push('}');
        }
    }
}

fn write_quoted(value: &str, text: &mut String) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            // Writing to a text does not fail.
            '\0'..='\x1f' => drop(write!(text, "\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Two of the built-in programs.
    pub(crate) fn some_built_in() -> BuiltIn {
        let texts =
            [include_str!("../../../programs/wso2-2015.toml"), include_str!("../../../programs/opennebula.toml")];
        let files = texts.map(|text| toml::from_str(text).expect("a program file"));
        let programs = files.iter().map(|file| validate::program(file).expect("built-in programs are accepted"));
        BuiltIn::of(Catalog { fingerprint: "sha256:1f".to_owned(), programs: programs.collect() })
    }

    fn renamed(id: &str) -> Node {
        let text = include_str!("../../../programs/wso2-2015.toml");
        let mut document: Node = toml::from_str(text).expect("a program file");
        if let Node::Table(entries) = &mut document {
            entries.iter_mut().filter(|(key, _)| key == "id").for_each(|(_, value)| *value = Node::Text(id.to_owned()));
        }
        document
    }

    #[test]
    fn given_programs_come_last_and_change_the_fingerprint() {
        let built_in = some_built_in();
        let catalog = built_in.with_programs(vec![renamed("acme-2026"), renamed("bolt")]).expect("both are right");
        let ids: Vec<&str> = catalog.programs.iter().map(|program| program.id.as_str()).collect();
        assert_eq!(ids, ["wso2-2015", "opennebula", "acme-2026", "bolt"]);
        assert_eq!(catalog.programs[..2], built_in.catalog().programs);
        assert_ne!(catalog.fingerprint, built_in.catalog().fingerprint);
        assert_eq!(built_in.with_programs(Vec::new()), Ok(built_in.catalog()));
    }

    #[test]
    fn a_fingerprint_depends_on_every_file_and_their_order_but_not_on_the_order_of_keys() {
        let of = |files: &[&Node]| {
            let files: Vec<Node> = files.iter().map(|file| (*file).clone()).collect();
            some_built_in().with_programs(files).expect("all are right").fingerprint.clone()
        };
        let (acme, bolt) = (renamed("acme"), renamed("bolt"));
        let mut reversed = acme.clone();
        if let Node::Table(entries) = &mut reversed {
            entries.reverse();
        }
        assert_ne!(reversed, acme);
        assert_eq!(of(&[&reversed]), of(&[&acme]));
        let all = [of(&[&acme]), of(&[&bolt]), of(&[&acme, &bolt]), of(&[&bolt, &acme])];
        for (index, one) in all.iter().enumerate() {
            assert!(all[index + 1..].iter().all(|other| other != one), "{all:?}");
        }
        let other_rules = BuiltIn::of(Catalog { fingerprint: "sha256:20".to_owned(), programs: Vec::new() });
        assert_ne!(other_rules.with_programs(vec![acme]).expect("it is right").fingerprint, all[0]);
    }

    #[test]
    fn a_document_is_json_with_its_keys_in_order() {
        let document: Node = toml::from_str("b = [true, 3, \"a\\\"\\n\"]\n[a]\nd = 1\nc = {}").expect("TOML");
        let mut text = String::new();
        write_sorted(&document, &mut text);
        assert_eq!(text, r#"{"a":{"c":{},"d":1},"b":[true,3,"a\"\u000a"]}"#);
    }

    #[test]
    fn the_same_files_make_the_same_catalog_and_others_another() {
        let built_in = some_built_in();
        let ids = |files: &[Node]| {
            let catalog = built_in.with_programs(files.to_vec()).expect("all are right");
            (catalog.programs[2..].iter().map(|program| program.id.clone()).collect::<Vec<_>>(), catalog)
        };
        let (acme, bolt) = ([renamed("acme")], [renamed("bolt")]);
        let (first, again, other, once_more) = (ids(&acme), ids(&acme), ids(&bolt), ids(&acme));
        assert!(Arc::ptr_eq(&first.1, &again.1), "what was made is kept");
        assert_eq!((first.0, &other.0), (vec!["acme".to_owned()], &vec!["bolt".to_owned()]));
        assert_eq!(again.1, once_more.1);
        // What is refused changes nothing.
        built_in.with_programs(vec![Node::Null]).expect_err("null is no program");
        assert!(Arc::ptr_eq(&once_more.1, &ids(&acme).1));
        assert_eq!(built_in.catalog().programs.len(), 2);
    }

    #[test]
    fn an_id_that_is_taken_is_refused_be_it_built_in_or_given() {
        let given = [renamed("wso2-2015"), renamed("acme"), renamed("acme")];
        let problems = some_built_in().with_programs(given.to_vec()).expect_err("two are taken");
        let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            shown,
            [
                "programs[0].id: There is a program `wso2-2015` already. Give this one its own identifier.",
                "programs[2].id: There is a program `acme` already. Give this one its own identifier.",
            ]
        );
    }

    #[test]
    fn every_problem_of_every_file_is_named_with_its_place() {
        let nameless = Node::Table(vec![("id".to_owned(), Node::Text("acme".to_owned()))]);
        let problems = some_built_in().with_programs(vec![Node::Null, nameless]).expect_err("both are wrong");
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places[0], "programs[0]");
        for place in ["programs[1].vendor", "programs[1].tiers"] {
            assert!(places.contains(&place), "{places:?}");
        }
    }
}
