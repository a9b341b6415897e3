//! Why a tier does not ask what another tier of its program asks. Apart from the standings, which the first view knows, too.

use partner_engine::program::{Need, TierRef};

use super::RequirementColumn;
use crate::citation::heads_lost;
use crate::comparison::disputed;

/// The reason why an empty cell is empty: in which way a tier does not ask something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unasked {
    /// Its document asks it of other tiers.
    Plainly,
    /// The table that asks it lost the heads of its columns.
    AsRead,
    /// The table that asks it lost its columns altogether, and asks of authorizations only.
    OfAuthorizations,
    /// The tier's own list does not ask it, another place of the document does.
    Disputed,
}

impl Unasked {
    /// The reason for a tier and a column of its program.
    #[must_use]
    pub fn of(TierRef { program, tier }: TierRef<'_>, column: &RequirementColumn) -> Self {
        let asked = || program.tiers.iter().flat_map(|tier| &tier.requirements);
        match column {
            RequirementColumn::Counted(id, _) if disputed(tier, id).is_some() => Self::Disputed,
            RequirementColumn::Counted(id, _)
                if asked().any(|asked| asked.requirement == *id && heads_lost(&asked.cite)) =>
            {
                Self::AsRead
            }
            RequirementColumn::WithoutFigure
                if asked().any(|asked| asked.need == Need::NotStated && heads_lost(&asked.cite)) =>
            {
                Self::OfAuthorizations
            }
            _ => Self::Plainly,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The overview asks of system integrators what their own list does not; that list has no columns which could be lost.
    #[test]
    fn what_is_not_asked_is_told_from_what_lost_columns_and_another_place_leave_open() {
        let of = |tier: &str, column: &RequirementColumn| {
            let id = format!("outsystems-2021/{tier}");
            Unasked::of(partner_programs::catalog().tier(&id).expect("a tier"), column)
        };
        let counted = |id: &str| RequirementColumn::Counted(id.to_owned(), None);
        assert_eq!(of("gsi", &counted("new_clients")), Unasked::Disputed);
        assert_eq!(of("gsi", &counted("platform_ops_engineers")), Unasked::Disputed);
        assert_eq!(of("delivery", &counted("new_clients")), Unasked::AsRead);
        assert_eq!(of("delivery", &counted("developer_certifications")), Unasked::Plainly);
        assert_eq!(of("registered", &RequirementColumn::WithoutFigure), Unasked::OfAuthorizations);
    }
}
