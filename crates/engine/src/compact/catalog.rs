//! The compact form of a catalog and of descriptions. Each kind of rule has its form in its own file.

use super::form::{choices, records};
use crate::program::{
    Answer, Benefit, BenefitName, Catalog, Clause, ClauseKind, Motion, Profile, Program, Seller, SellerStatement,
    Source, Statement, Status, Tier, Validity,
};

records! {
    Catalog { fingerprint programs }
    Program {
        id vendor name edition currency validity sources benefits statuses clauses tiers
        product_lines conditions best_of_held rounding
    }
    Validity { published from until ended ended_cite in_force cite }
    Source { id title dated address checked }
    Tier { id name motions seller profile rules fees minimums requirements benefits clauses }
    Profile { purpose earns audience key_value }
    SellerStatement { value cite }
    Statement { value cite }
    BenefitName { id name }
    Benefit { benefit value cite }
    Status { id name criteria }
    Clause { id kind text value tiers cites }
}

choices! {
    Motion { 0 Promote() 1 Embed() 2 Refer() 3 Resell() 4 Deliver() else 5 Manage }
    Seller { 0 Vendor() 1 Partner() else 2 NotStated }
    ClauseKind { 0 Obligation() 1 Condition() 2 Deadline() 3 Territory() 4 Contradiction() 5 Reading() else 6 Note }
    Answer { 0 Yes() 1 No() 2 NotListed() 3 Count(count) 4 Text(text) 5 Lost(text) else 6 NotStated }
}
