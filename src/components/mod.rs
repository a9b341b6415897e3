//! Everything that is drawn: plain functions of what is given. A component never imports a page, the route or the state.

pub mod copy_link;
pub mod footer;
pub mod header;
pub mod keys;
pub mod notice;
pub mod theme_switch;

pub mod error_summary;
pub mod field;

pub mod ranked_tier;
pub mod steps;
pub mod years_table;

pub mod source_link;
pub mod statement;

pub mod compare_table;
pub mod grid_keys;
pub mod program_notes;
pub(crate) mod scroll_anchor;
pub mod tier_picker;
pub mod tier_switch;

pub mod requirement_matrix;
pub mod requirement_plan;

use partner_engine::program::RuleKind;

/// The classes of a chip that says commission or margin, in their hue.
pub(crate) fn kind_class(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "kind kind-commission",
        RuleKind::Margin => "kind kind-margin",
    }
}

/// The class that gives what is drawn inside its hue by `var(--kind)`.
pub(crate) fn pays_class(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "pays-commission",
        RuleKind::Margin => "pays-margin",
    }
}

#[cfg(test)]
mod marks_tests;
