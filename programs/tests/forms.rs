//! One validator for TOML and JSON: a program is equal in both forms, and no damaged document makes it panic.

use std::fs;

use partner_engine::compact;
use partner_engine::document::Node;
use partner_engine::limits::MOST_ENTRIES;
use partner_engine::program::{Catalog, Program};
use partner_engine::validate::{self, Problem, ProblemKind};
use proptest::prelude::*;

#[path = "../build/program_file.rs"]
mod program_file;

fn text_of(id: &str) -> String {
    fs::read_to_string(format!("{}/{id}.toml", env!("CARGO_MANIFEST_DIR"))).expect(id)
}

/// The JSON form of a program file: the same keys and values.
fn json_of(id: &str) -> String {
    let value: serde_json::Value = toml::from_str(&text_of(id)).expect(id);
    value.to_string()
}

fn from_json(json: &str) -> Result<Program, Vec<Problem>> {
    validate::program(&serde_json::from_str::<Node>(json).expect("JSON"))
}

#[test]
fn a_program_is_the_same_in_toml_in_json_and_embedded() {
    for embedded in &partner_programs::catalog().programs {
        assert_eq!(program_file::read(&text_of(&embedded.id)).as_ref(), Ok(embedded), "{}", embedded.id);
        assert_eq!(from_json(&json_of(&embedded.id)).as_ref(), Ok(embedded), "{}", embedded.id);
    }
}

#[test]
fn what_only_json_can_hold_is_refused_too() {
    let json = json_of("wso2-2015");
    let name = "\"name\":\"WSO2 Partners\"";
    assert_eq!(json.matches(name).count(), 1);
    for (put, kind, place) in [
        ("\"name\":\"WSO2 Partners\",\"name\":\"Another\"", ProblemKind::RepeatedKey, "name"),
        ("\"name\":null", ProblemKind::WrongType, "name"),
        ("\"name\":99999999999999999999", ProblemKind::Float, "name"),
    ] {
        let problems = from_json(&json.replace(name, put)).expect_err(put);
        let found: Vec<_> = problems.iter().map(|problem| (problem.kind, problem.place.as_str())).collect();
        assert_eq!(found, [(kind, place)], "{put}");
    }
    for whole in ["null", "[]", "7", "\"program\""] {
        let problems = from_json(whole).expect_err(whole);
        let found: Vec<_> = problems.iter().map(|problem| (problem.kind, problem.place.as_str())).collect();
        assert_eq!(found, [(ProblemKind::WrongType, "document")], "{whole}");
    }
}

#[test]
fn lists_and_tables_beyond_any_program_are_refused_as_a_whole() {
    let many = MOST_ENTRIES + 1;
    let list = format!("{{\"tiers\":[{}]}}", vec!["7"; many].join(","));
    let keys: Vec<String> = (0..many).map(|index| format!("\"k{index}\":0")).collect();
    for (json, place) in [(list, "tiers"), (format!("{{{}}}", keys.join(",")), "document")] {
        let problems = from_json(&json).expect_err(place);
        let long = problems.iter().filter(|problem| problem.kind == ProblemKind::TooLong);
        assert_eq!(long.map(|problem| problem.place.as_str()).collect::<Vec<_>>(), [place]);
        assert!(problems.len() < 20, "{} problems", problems.len());
    }
}

/// A way to damage a document.
#[derive(Debug, Clone)]
enum Damage {
    Replace(Node),
    Remove,
    Repeat,
    Rename(String),
}

fn any_node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Bool),
        any::<i64>().prop_map(Node::Integer),
        any::<f64>().prop_map(|value| Node::Float(value.to_string())),
        ".{0,8}".prop_map(Node::Text),
        "-?[0-9]{0,30}\\.?[0-9]{0,30}".prop_map(Node::Text),
        "(not_stated|margin|purchases|renewals|co_sell|guide|2021|100000)".prop_map(Node::Text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let keys = "(at_least|any_of|one_of|between|reaching|annual|cite|id|.{0,3})";
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Node::List),
            prop::collection::vec((keys, inner), 0..4).prop_map(Node::Table),
        ]
    })
}

fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        any_node().prop_map(Damage::Replace),
        Just(Damage::Remove),
        Just(Damage::Repeat),
        ".{0,12}".prop_map(Damage::Rename),
    ]
}

/// Descends by the steps as far as there are children, and damages the node reached.
fn damage(node: &mut Node, steps: &[usize], with: &Damage) {
    let length = match node {
        Node::List(values) => values.len(),
        Node::Table(entries) => entries.len(),
        _ => 0,
    };
    let Some((step, rest)) = steps.split_first().filter(|_| length > 0) else {
        if let Damage::Replace(other) = with {
            *node = other.clone();
        }
        return;
    };
    let index = step % length;
    match (node, with) {
        (Node::List(values), Damage::Remove) if rest.is_empty() => drop(values.remove(index)),
        (Node::Table(entries), Damage::Remove) if rest.is_empty() => drop(entries.remove(index)),
        (Node::List(values), Damage::Repeat) if rest.is_empty() => values.push(values[index].clone()),
        (Node::Table(entries), Damage::Repeat) if rest.is_empty() => entries.push(entries[index].clone()),
        (Node::Table(entries), Damage::Rename(key)) if rest.is_empty() => entries[index].0.clone_from(key),
        (Node::List(values), _) => damage(&mut values[index], rest, with),
        (Node::Table(entries), _) => damage(&mut entries[index].1, rest, with),
        _ => {}
    }
}

proptest! {
    #[test]
    fn damage_is_reported_and_never_panics(
        id in prop::sample::select(vec!["wso2-2018", "opennebula", "outsystems-2021"]),
        damages in prop::collection::vec((prop::collection::vec(any::<usize>(), 1..7), any_damage()), 1..4),
    ) {
        let mut node: Node = serde_json::from_str(&json_of(id)).expect(id);
        for (steps, with) in &damages {
            damage(&mut node, steps, with);
        }
        match validate::program(&node) {
            Ok(program) => {
                let catalog = Catalog { fingerprint: String::new(), programs: vec![program] };
                if let Some((texts, bytes)) = compact::write(&catalog) {
                    prop_assert_eq!(compact::read(&texts, &bytes[..bytes.len() - 1]), None);
                    prop_assert_eq!(compact::read(&texts, &bytes), Some(catalog));
                }
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!(!problem.place.is_empty() && problem.message.ends_with('.'), "{problem:?}");
                    prop_assert!(problem.remedy.ends_with(['.', '?']), "{problem:?}");
                }
            }
        }
    }

    #[test]
    fn no_tree_at_all_panics(node in any_node()) {
        prop_assert!(validate::program(&node).is_err());
    }
}
