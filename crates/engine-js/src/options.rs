//! Options that stand beside a scenario: the program files that join the built-in ones.

use std::sync::Arc;

use partner_engine::document::Node;
use partner_engine::error::{Allowed, ErrorText, FieldError};
use partner_engine::limits::MOST_REPEATED;
use partner_engine::program::Catalog;

use crate::catalog::BuiltIn;
use crate::document::Unusable;
use crate::refusal::Refusal;

/// The only option.
const PROGRAMS: &str = "programs";

/// The catalog that the options ask for: the built-in programs, then the given ones.
///
/// A key that is not known is an error rather than ignored: `program` for `programs` would silently estimate less.
pub(crate) fn read(document: Result<Option<Node>, Unusable>, built_in: &BuiltIn) -> Result<Arc<Catalog>, Refusal> {
    let refused = |error| Err(Refusal::options(vec![error]));
    let entries = match document {
        Ok(None) => return Ok(built_in.catalog()),
        Ok(Some(Node::Table(entries))) => entries,
        Ok(Some(other)) => return refused(ErrorText::new("options", &other.to_string(), "an object")),
        Err(unusable) => return refused(unusable.error("options")),
    };
    let unknown = entries.iter().filter(|(key, _)| key != PROGRAMS);
    let mut errors: Vec<ErrorText> = unknown.map(|(key, value)| unknown_option(key, value)).collect();
    let mut given = Vec::new();
    for (_, value) in entries.into_iter().filter(|(key, _)| key == PROGRAMS) {
        match value {
            Node::List(programs) => given = programs,
            other => errors.push(ErrorText::new("options.programs", &other.to_string(), "a list of program files")),
        }
    }
    if !errors.is_empty() {
        return Err(Refusal::options(errors));
    }
    built_in.with_programs(given).map_err(Refusal::programs)
}

fn unknown_option(key: &str, value: &Node) -> ErrorText {
    let key: String = key.chars().take(MOST_REPEATED).collect();
    ErrorText::from(&FieldError::new(format!("options.{key}"), value, Allowed::Key(vec![PROGRAMS])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::tests::some_built_in;
    use crate::refusal::{Code, Fault};

    fn fields(refusal: &Refusal) -> Vec<String> {
        let field = |fault: &Fault| match fault {
            Fault::Argument(error) => error.field.clone(),
            Fault::Program(problem) => problem.place.clone(),
        };
        refusal.errors.iter().map(field).collect()
    }

    fn table(entries: &[(&str, Node)]) -> Result<Option<Node>, Unusable> {
        Ok(Some(Node::Table(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())))
    }

    fn refused(document: Result<Option<Node>, Unusable>) -> Refusal {
        read(document, &some_built_in()).expect_err("something is wrong")
    }

    #[test]
    fn without_programs_it_is_the_built_in_catalog() {
        for document in [Ok(None), table(&[]), table(&[("programs", Node::List(Vec::new()))])] {
            let built_in = some_built_in();
            let catalog = read(document, &built_in).expect("nothing is wrong");
            assert!(Arc::ptr_eq(&catalog, &built_in.catalog()));
        }
    }

    #[test]
    fn every_unknown_option_is_named_beside_a_wrong_one() {
        let acme = Node::Text("acme".to_owned());
        let refusal = refused(table(&[("program", Node::Null), ("programs", acme), ("years", Node::Integer(3))]));
        assert_eq!(refusal.code, Code::InvalidOptions);
        assert_eq!(fields(&refusal), ["options.program", "options.years", "options.programs"]);
        assert_eq!(refusal.message, "options.program is not a known field; known are programs (and 2 more)");
    }

    #[test]
    fn options_that_are_no_object_are_refused() {
        for document in [Node::Null, Node::List(Vec::new()), Node::Text("{}".to_owned()), Node::Bool(true)] {
            assert_eq!(fields(&refused(Ok(Some(document)))), ["options"]);
        }
        assert_eq!(refused(Err(Unusable::TooDeep)).errors.len(), 1);
    }

    #[test]
    fn a_refused_program_is_named_by_its_place() {
        let refusal = refused(table(&[("programs", Node::List(vec![Node::Null]))]));
        assert_eq!(refusal.code, Code::InvalidProgram);
        assert_eq!(fields(&refusal), ["programs[0]"]);
    }
}
