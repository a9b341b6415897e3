//! Requirements that are counted: their ids in scenarios and program files, and how often each must be met.
//!
//! How a team stands against them is in [`crate::standing`]; their names for visitors are in the page's wording.

/// How often a requirement must be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    /// Once: people and certifications. Missing units cost once, in year 1.
    Held,
    /// Every year: points, projects, clients and opportunities. Missing units cost every year.
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

/// Partner-sourced, registered new subscriptions of the weakest year: computed from sales, not typed.
pub const NEW_LICENSE_ARR: &str = "new_license_arr";

/// How often a counted requirement must be met; `None` for an unknown id.
#[must_use]
pub fn recurrence(id: &str) -> Option<Recurrence> {
    KNOWN.iter().find(|(known, _)| *known == id).map(|(_, recurrence)| *recurrence)
}
