//! The requirements that can be counted: their ids in scenarios and program files, and whether they are held or done yearly.
//!
//! How a team stands against them is in [`crate::standing`]; what a visitor reads is the page's wording.

/// Whether a requirement, once met, stays met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    /// People and certifications: what is missing costs once, in year 1.
    Held,
    /// Points, projects, clients and opportunities: what is missing costs every year.
    Yearly,
}

/// The counted requirements, in the order in which they are shown.
pub const KNOWN: [(&str, Recurrence); 11] = [
    ("certified_experts", Recurrence::Held),
    ("marketing_points", Recurrence::Yearly),
    ("associate_sales", Recurrence::Held),
    ("associate_pre_sales", Recurrence::Held),
    ("associate_developers", Recurrence::Held),
    ("tech_leads", Recurrence::Held),
    ("platform_ops_engineers", Recurrence::Held),
    ("reviewed_projects", Recurrence::Yearly),
    ("new_clients", Recurrence::Yearly),
    ("partner_sourced_opportunities", Recurrence::Yearly),
    ("developer_certifications", Recurrence::Held),
];

/// New subscriptions of the weakest year that the partner sourced and registered: measured, not typed.
pub const NEW_LICENSE_ARR: &str = "new_license_arr";

/// Whether a counted requirement is held or done yearly; `None` for an unknown id.
#[must_use]
pub fn recurrence(id: &str) -> Option<Recurrence> {
    KNOWN.iter().find(|(known, _)| *known == id).map(|(_, recurrence)| *recurrence)
}
