//! Everything that is drawn: plain functions of their properties. A component never imports a page, the route or the state.

pub mod header;
pub mod notice;

pub mod source_link;
pub mod statement;

pub mod compare_table;
pub mod program_notes;
pub mod tier_picker;
pub mod tier_switch;

use partner_engine::program::RuleKind;

/// The class that gives commission and margin their hue everywhere.
pub(crate) fn kind_class(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Commission => "kind-commission",
        RuleKind::Margin => "kind-margin",
    }
}
