//! Benefits by their ids: a name that several programs use need not be said again.

use crate::limits::brief;
use crate::reader::cursor::nearest;
use crate::reader::problem::{Log, ProblemKind};
use crate::reader::short::tree::{Placed, Value};

/// The answer for every benefit of the program that a tier does not name.
pub(super) const OTHERS: &str = "others";

/// Well-known benefits in the order in which they are shown where a program lists none.
pub(super) const WELL_KNOWN: [(&str, &str); 33] = [
    ("recognition", "Recognition as a partner"),
    ("exam_fees_waived", "Certification exam fees waived"),
    ("exam_vouchers", "Vouchers for online certification exams"),
    ("query_support_hours", "Free support hours"),
    ("support_escalations", "Support case escalations a year"),
    ("partner_finder", "Entry in the vendor's partner directory"),
    ("website_listing", "Listing on the vendor's web site"),
    ("logo", "Partner logo"),
    ("portal", "Partner portal"),
    ("co_marketing", "Joint marketing"),
    ("market_development_funds", "Marketing funds"),
    ("lead_collateral", "Lead generation material for both brands"),
    ("demo_license", "Demo license"),
    ("internal_license", "Internal license"),
    ("training", "Training"),
    ("training_discount", "Training and professional services for own use at a discount"),
    ("enablement", "Material and help for enablement"),
    ("sales_enablement", "Sales and pre-sales enablement"),
    ("solution_architect", "Assigned solution architect"),
    ("channel_manager", "Channel manager"),
    ("update_manager", "Update Manager"),
    ("ecosystem_map", "Place in the vendor's ecosystem map"),
    ("patch_redistribution", "Right to pass on patches"),
    ("trademark_license", "Trademark license"),
    ("referral_commission", "Commission on referred sales"),
    ("partner_discount", "Discount on the vendor's support, services, training and events"),
    ("developer_contact", "Influence on development, and direct contact with the developers"),
    ("embedding_with_support", "Embedding or passing on the code with commercial support"),
    ("support_included", "Support and consulting included"),
    ("first_project_help", "Close help with the first projects"),
    ("events", "Conferences and events"),
    ("awards", "Innovation and partner awards"),
    ("recommendation", "Recommended to customers who ask the vendor"),
];

fn name_of(id: &str) -> Option<&'static str> {
    WELL_KNOWN.iter().find(|(known, _)| *known == id).map(|(_, name)| *name)
}

/// The program's list: ids become entries, well-known ones get their names, those that only tiers name come last.
pub(super) fn list(program: &mut Placed, used: &[Placed], log: &mut Log) {
    let place = program.place.clone();
    let mut listed = program.take("benefits").unwrap_or_else(|| Placed::list(&place, Vec::new()));
    if let Value::List(entries) = &mut listed.value {
        for (known, _) in WELL_KNOWN {
            let is_listed = entries.iter().any(|entry| id_of(entry) == Some(known));
            if let Some(first) = used.iter().find(|id| id.as_text() == Some(known)).filter(|_| !is_listed) {
                entries.push(first.clone());
            }
        }
        for entry in entries {
            let id = match &entry.value {
                Value::Leaf(_) => entry.clone(),
                _ => entry.get("id").cloned().unwrap_or_else(|| entry.clone()),
            };
            let Some(text) = id.as_text().map(str::to_owned) else { continue };
            if entry.get("name").is_some() {
                continue;
            }
            let name = name_of(&text).map(str::to_owned).unwrap_or_else(|| {
                let remedy = nearest(&text, WELL_KNOWN.iter().map(|(id, _)| *id)).map_or_else(
                    || format!("Write {{ id = \"{}\", name = \"…\" }}.", brief(&text)),
                    |near| format!("Did you mean `{near}`? Else write {{ id = …, name = … }}."),
                );
                let message = format!("`{}` is no well-known benefit and has no name.", brief(&text));
                log.report(&*entry.place, ProblemKind::MissingKey, message, remedy);
                text
            });
            let (id_place, place) = (id.place.clone(), entry.place.clone());
            if !entry.is_table() {
                *entry = Placed::table(&place, vec![("id".to_owned(), id)]);
            }
            entry.set("name", Placed::text(&id_place, name));
        }
    }
    program.set("benefits", listed);
}

fn id_of(entry: &Placed) -> Option<&str> {
    entry.as_text().or_else(|| entry.text_of("id"))
}

/// The ids of a program's list.
pub(super) fn ids(program: &Placed) -> Vec<String> {
    let listed = program.get("benefits").map(Placed::items).unwrap_or_default();
    listed.iter().filter_map(|entry| entry.text_of("id").map(str::to_owned)).collect()
}

/// A tier's benefits as a list, also where they stand in a table by their ids.
pub(super) fn of_tier(benefits: Placed) -> Placed {
    let Value::Table(entries) = benefits.value else { return benefits };
    let listed = entries.into_iter().map(|(id, answer)| {
        let mut entry = super::tier::statement(answer);
        let place = entry.place.clone();
        entry.set("benefit", Placed::text(&place, id));
        entry
    });
    Placed { place: benefits.place, value: Value::List(listed.collect()) }
}

/// Puts the benefits of a tier in the order of the program's list, with the answer for all that are not named in the place of each.
pub(super) fn complete(benefits: &mut Placed, program: &[String], without: &[String]) {
    let Value::List(entries) = &mut benefits.value else { return };
    let others = entries.iter().position(|entry| entry.text_of("benefit") == Some(OTHERS));
    if let Some(others) = others.map(|at| entries.remove(at)) {
        for id in program {
            let is_named = entries.iter().any(|entry| entry.text_of("benefit") == Some(id));
            if !is_named && !without.contains(&format!("benefits.{id}")) {
                let mut entry = others.clone();
                entry.set("benefit", Placed::text(&others.place, id.clone()));
                entries.push(entry);
            }
        }
    }
    let position = |entry: &Placed| program.iter().position(|id| Some(id.as_str()) == entry.text_of("benefit"));
    entries.sort_by_key(|entry| position(entry).unwrap_or(usize::MAX));
}
