//! What a program and its tiers say without figures, as rows of the table: dates, sources, conditions, statements, benefits, clauses.

use partner_engine::program::{Answer, Clause, Program, Seller, Statement, Tier};

use crate::table::{Row, place, word};

/// The rows of the whole program.
pub(crate) fn of_program(program: &Program) -> Vec<Row> {
    let mut rows = Vec::new();
    let validity = &program.validity;
    let dates = [("published", validity.published), ("from", validity.from), ("until", validity.until)];
    let mut says: Vec<String> = dates.iter().filter_map(|(name, date)| Some(format!("{name} {}", (*date)?))).collect();
    says.extend(validity.in_force.then(|| "in force".to_owned()));
    says.extend(validity.ended.clone());
    if says.is_empty() {
        says.push("whether it holds is not known".to_owned());
    }
    rows.push(("validity".to_owned(), says.join(", "), place(&validity.cite)));
    for source in &program.sources {
        let dated = source.dated.as_ref().map(|dated| format!(", {dated}")).unwrap_or_default();
        let checked = source.checked.map_or(", not checked".to_owned(), |day| format!(", checked {day}"));
        let address = source.address.clone().unwrap_or_default();
        rows.push((format!("source {}", source.id), format!("{}{dated}{checked}", source.title), address));
    }
    rows.extend(
        program.product_lines.iter().map(|line| (format!("line {}", line.id), line.name.clone(), String::new())),
    );
    for condition in &program.conditions {
        let says = format!("{}: {}", condition.name, word(&condition.check));
        rows.push((format!("condition {}", condition.id), says, place(&condition.cite)));
    }
    rows.extend(program.best_of_held.iter().map(|cite| ("best of held".to_owned(), "yes".to_owned(), place(cite))));
    if let Some(rounding) = &program.rounding {
        rows.push((
            "rounding".to_owned(),
            word(rounding).split(",cite").next().unwrap_or_default().to_owned(),
            place(&rounding.cite),
        ));
    }
    for status in &program.statuses {
        rows.push((format!("status {}", status.name), answer(&status.criteria.value), place(&status.criteria.cite)));
    }
    rows.extend(program.clauses.iter().map(clause));
    rows
}

/// The rows of a tier.
pub(crate) fn of_tier(program: &Program, tier: &Tier) -> Vec<Row> {
    let seller = match tier.seller.value {
        Seller::Vendor => "the vendor",
        Seller::Partner => "the partner",
        Seller::NotStated => "not stated",
    };
    let mut rows = vec![("sold by".to_owned(), seller.to_owned(), place(&tier.seller.cite))];
    let profile = &tier.profile;
    for (name, said) in [
        ("purpose", &profile.purpose),
        ("earns", &profile.earns),
        ("audience", &profile.audience),
        ("key value", &profile.key_value),
    ] {
        rows.push(statement(name, said));
    }
    for benefit in &tier.benefits {
        let named = program.benefits.iter().find(|named| named.id == benefit.benefit);
        let name = named.map_or(benefit.benefit.as_str(), |named| named.name.as_str());
        rows.push((name.to_owned(), answer(&benefit.value), place(&benefit.cite)));
    }
    rows.extend(tier.clauses.iter().map(clause));
    rows
}

fn statement(name: &str, said: &Statement) -> Row {
    (name.to_owned(), answer(&said.value), place(&said.cite))
}

fn answer(value: &Answer) -> String {
    match value {
        Answer::Yes => "yes".to_owned(),
        Answer::No => "no".to_owned(),
        Answer::NotListed => "not listed".to_owned(),
        Answer::NotStated => "not stated".to_owned(),
        Answer::Count(count) => count.to_string(),
        Answer::Text(text) => text.clone(),
        Answer::Lost(text) => format!("{text} for some or all tiers: which is lost"),
    }
}

fn clause(clause: &Clause) -> Row {
    let value = clause.value.as_ref().map(|value| format!(" ({value})")).unwrap_or_default();
    let places: Vec<String> = clause.cites.iter().map(place).collect();
    (format!("{} {}", word(&clause.kind), clause.id), format!("{}{value}", clause.text), places.join("; "))
}
