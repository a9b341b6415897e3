//! The words of the view "Requirements".

use partner_engine::money::Currency;
use partner_engine::program::Need;
use partner_engine::requirement::NEW_LICENSE_ARR;

use super::compare::{capitalized, either};
use crate::format;

/// The requirements.
pub struct Requirements {
    /// The view's heading.
    pub title: &'static str,
}

/// English.
pub const EN: Requirements = Requirements { title: "Requirements" };

/// The name of a requirement: our own for those that are counted, else the one that its program gives it.
#[must_use]
pub fn name(id: &str, given: Option<&str>) -> String {
    counted(id)
        .map(|(_, many)| capitalized(many))
        .or_else(|| given.map(str::to_owned))
        .unwrap_or_else(|| id.replace('_', " "))
}

/// One and many of a counted requirement.
fn counted(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "certified_experts" => ("certified expert", "certified experts"),
        "marketing_points" => ("marketing point a year", "marketing points a year"),
        "associate_sales" => ("Associate Sales", "Associate Sales"),
        "associate_pre_sales" => ("Associate Pre-Sales", "Associate Pre-Sales"),
        "associate_developers" => ("Associate Developer", "Associate Developers"),
        "tech_leads" => {
            ("Tech Lead, Professional or Expert Developer", "Tech Leads, Professional or Expert Developers")
        }
        "platform_ops_engineers" => ("Platform Ops Engineer", "Platform Ops Engineers"),
        "reviewed_projects" => ("project with a customer review a year", "projects with a customer review a year"),
        "new_clients" => ("new client a year", "new clients a year"),
        "partner_sourced_opportunities" => {
            ("partner-sourced opportunity a year", "partner-sourced opportunities a year")
        }
        "developer_certifications" => ("developer certification", "developer certifications"),
        _ => return None,
    })
}

/// How much of a requirement is asked, without saying of what unless there are alternatives.
pub(super) fn need(need: &Need, currency: Option<Currency>) -> String {
    match need {
        Need::AtLeast(count) => format::count(*count),
        Need::Amount(amount) => {
            let amount = currency.map_or_else(|| format::decimal(*amount), |currency| format::price(*amount, currency));
            format!("{amount} a year")
        }
        Need::NotStated => String::new(),
        Need::AnyOf(alternatives) => {
            let parts: Vec<String> = alternatives
                .iter()
                .map(|alternative| match &alternative.need {
                    Need::AtLeast(count) => some(&alternative.requirement, *count),
                    other => format!("{} of {}", self::need(other, currency), what(&alternative.requirement)),
                })
                .collect();
            either(&parts)
        }
    }
}

/// So many of a counted requirement, like `7 certified experts`.
#[must_use]
pub fn some(id: &str, count: u32) -> String {
    let what = counted(id).map(|(one, many)| if count == 1 { one } else { many }).unwrap_or(id);
    format!("{} {what}", format::count(count))
}

fn what(id: &str) -> String {
    if id == NEW_LICENSE_ARR { "new subscriptions that you sourced".to_owned() } else { id.replace('_', " ") }
}
