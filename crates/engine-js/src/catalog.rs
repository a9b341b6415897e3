//! The programs that an estimate runs over: the built-in ones and those given with a call, all checked by the same validator
//! and named by one fingerprint.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::OnceLock;

use partner_engine::document::Node;
use partner_engine::program::{Catalog, Program};
use partner_engine::validate::{self, Problem, ProblemKind};
use sha2::{Digest as _, Sha256};

static BUILT_IN: OnceLock<Catalog> = OnceLock::new();

/// Takes the built-in programs; a second call changes nothing.
pub(crate) fn start(documents: &[Node]) -> Result<(), Vec<Problem>> {
    let catalog = of_files(documents)?;
    BUILT_IN.get_or_init(|| catalog);
    Ok(())
}

/// The built-in programs; none before [`start`].
pub(crate) fn built_in() -> &'static Catalog {
    static NONE: Catalog = Catalog { fingerprint: String::new(), programs: Vec::new() };
    BUILT_IN.get().unwrap_or(&NONE)
}

/// A catalog of program files.
///
/// # Errors
/// As [`with_programs`].
pub fn of_files(documents: &[Node]) -> Result<Catalog, Vec<Problem>> {
    extended(Vec::new(), documents)
}

/// Adds program files after the programs of a catalog.
///
/// # Errors
/// Every problem of every file, with places that begin with `programs[n]`; and each id that another program has.
pub fn with_programs<'c>(catalog: &'c Catalog, documents: &[Node]) -> Result<Cow<'c, Catalog>, Vec<Problem>> {
    if documents.is_empty() {
        return Ok(Cow::Borrowed(catalog));
    }
    extended(catalog.programs.clone(), documents).map(Cow::Owned)
}

fn extended(mut programs: Vec<Program>, documents: &[Node]) -> Result<Catalog, Vec<Problem>> {
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
    if problems.is_empty() { Ok(Catalog { fingerprint: fingerprint(&programs), programs }) } else { Err(problems) }
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

/// As the build of `partner-programs` makes it: SHA-256 over the compacted programs.
fn fingerprint(programs: &[Program]) -> String {
    let mut text = String::from("sha256:");
    // A program holds nothing that its compact form cannot; a test compares with the fingerprint of the build.
    for byte in Sha256::digest(postcard::to_allocvec(programs).unwrap_or_default()) {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let built_in = partner_programs::catalog();
        let catalog = with_programs(built_in, &[renamed("acme-2026"), renamed("bolt")]).expect("both are right");
        let ids: Vec<&str> = catalog.programs.iter().map(|program| program.id.as_str()).collect();
        assert_eq!(ids[ids.len() - 2..], ["acme-2026", "bolt"]);
        assert_eq!(ids.len(), built_in.programs.len() + 2);
        assert_ne!(catalog.fingerprint, built_in.fingerprint);
        assert!(matches!(with_programs(built_in, &[]), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn an_id_that_is_taken_is_refused_be_it_built_in_or_given() {
        let given = [renamed("wso2-2015"), renamed("acme"), renamed("acme")];
        let problems = with_programs(partner_programs::catalog(), &given).expect_err("two are taken");
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
        let problems = of_files(&[Node::Null, nameless]).expect_err("both are wrong");
        let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(places[0], "programs[0]");
        for place in ["programs[1].vendor", "programs[1].tiers"] {
            assert!(places.contains(&place), "{places:?}");
        }
    }
}
