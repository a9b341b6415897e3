//! The content of a comparison of tiers: groups of rows, a cell for each tier, each value with its citations.
//!
//! Values stay facts here, not words: [`crate::wording`] says them, [`crate::components::compare_table`] draws them.
//! Nothing is computed and nothing is guessed: what a document leaves out is a [`Value`] of its own. The rows are
//! gathered in `rows.rs`.

mod choice;
mod kin;
mod layout;
mod rows;
mod value;

use std::rc::Rc;

use partner_engine::program::{
    Citation, Clause, ClauseKind, Motion, Program, RuleKind, Statement, Status, Stream, Tier, TierRef, Validity,
};

pub use self::choice::{Preset, first_choice, presets, toggled, with_program};
pub use self::kin::disputed;
pub use self::layout::{Run, in_sight, runs};
pub use self::value::{About, Documents, Price, Value};
use crate::citation::{Cited, Ground, Inference, end_is_inferred};

/// Several tiers side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// One for each tier, in the order in which they were given.
    pub columns: Vec<Column>,
    /// The rows in reading order.
    pub groups: Vec<Rc<Group>>,
    /// Notes on whole programs, one for each program among the columns.
    pub programs: Vec<ProgramNotes>,
}

/// The head of a tier's column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The id in links, like `wso2-2018/certified-integration`.
    pub id: String,
    /// The tier's name.
    pub tier: String,
    /// The program that it belongs to.
    pub program: ProgramHead,
    /// The ways of doing business that it covers.
    pub motions: Vec<Motion>,
    /// Commission or margin; `None` for a tier that states no income.
    pub kind: Option<RuleKind>,
    /// The document does not say in so many words that the tier earns in that way.
    pub kind_inferred: Inference,
    /// The document does not say in so many words that partners of the tier do business in these ways.
    pub motions_inferred: Inference,
    /// The program's end is not known to reach this tier: a clause of it says so.
    pub end_not_known: bool,
    /// A document says of this very tier that it has ended, where the program's end is read or known in part.
    pub end_stated: bool,
}

/// A program's name, edition and end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramHead {
    /// The program's id.
    pub id: String,
    /// The vendor whose program it is.
    pub vendor: String,
    /// Its name.
    pub name: String,
    /// The edition as the document names it.
    pub edition: String,
    /// Why it no longer holds, when a document says that it has ended.
    pub ended: Option<String>,
    /// Whether it is not known of some of its tiers that they have ended.
    pub ended_in_part: bool,
    /// Whether it is our reading that it has ended.
    pub ended_inferred: bool,
}

/// Rows that answer one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The question.
    pub topic: Topic,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The questions of a comparison, in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Who sells and what it pays.
    Earns,
    /// Fees, refunds and minimums.
    Costs,
    /// Requirements, conditions, obligations and deadlines.
    Asks,
    /// Benefits.
    Gives,
    /// Purpose, audience, key value and territories.
    Suits,
}

/// One thing compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The subject that is compared.
    pub subject: Subject,
    /// One for each column.
    pub cells: Vec<Cell>,
    /// Whether two cells say different things. All the ways of saying nothing count as the same.
    pub differs: bool,
}

/// The subject of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Who signs the customer.
    Seller,
    /// How a partner makes money.
    Livelihood,
    /// The rate of a stream; `None` when no tier compared states an income.
    Rate(Option<Stream>),
    /// The most that one deal pays.
    CapPerDeal,
    /// A fee by its id, with its name when a program gives it one.
    Fee(String, Option<String>),
    /// When that fee comes back.
    Refund(String, Option<String>),
    /// The amount that must be sold or bought each year.
    Minimum,
    /// A requirement by its id, with its name when it has one.
    Requirement(String, Option<String>),
    /// Clauses of a kind.
    Clauses(ClauseKind),
    /// Clauses of a kind of the whole program, which stand below the table: no row, but one may point there.
    Below(ClauseKind),
    /// A benefit by its id, with its name.
    Benefit(String, String),
    /// The purpose of the tier.
    Purpose,
    /// Whom the vendor addresses.
    Audience,
    /// The worth of the tier, as the vendor puts it.
    KeyValue,
}

/// The statements of one tier on the subject of a row; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The values, mostly one.
    pub items: Vec<Rc<Item>>,
}

/// One value with the places where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The part of the subject that it is about, where a cell tells parts apart.
    pub about: Option<About>,
    /// The value.
    pub value: Value,
    /// Where it stands. Empty when nothing is said: then the documents that were read are in the value.
    pub cites: Vec<Cited>,
}

/// Notes on a whole program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramNotes {
    /// The program.
    pub program: ProgramHead,
    /// Where its dates stand.
    pub dates: Cited,
    /// Where it stands that it has ended, when elsewhere.
    pub end: Option<Cited>,
    /// Awards across its tiers.
    pub statuses: Vec<StatusNote>,
    /// Clauses of the program, by kind in the order of [`NOTED`].
    pub clauses: Vec<Note>,
    /// Notes, readings and contradictions of the tiers compared.
    pub tiers: Vec<TierNotes>,
}

/// An award across tiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusNote {
    /// Its id within the program.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The criteria for it.
    pub criteria: Rc<Item>,
}

/// A clause with the places where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The kind of clause.
    pub kind: ClauseKind,
    /// The clause.
    pub item: Rc<Item>,
}

/// Notes on some tiers that compare with nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TierNotes {
    /// The names of the tiers that all say it.
    pub tiers: Vec<String>,
    /// Their clauses.
    pub clauses: Vec<Note>,
}

/// The kinds of clauses of a program, in the order in which they are shown: what disagrees first.
pub const NOTED: [ClauseKind; 7] = [
    ClauseKind::Contradiction,
    ClauseKind::Reading,
    ClauseKind::Condition,
    ClauseKind::Obligation,
    ClauseKind::Deadline,
    ClauseKind::Territory,
    ClauseKind::Note,
];

/// A clause of a tier under which nothing need be sold or bought.
const NO_MINIMUM: &str = "no_minimum";

/// The kinds of clauses of a tier that stand below the table and not in a row of it.
const BELOW: [ClauseKind; 3] = [ClauseKind::Contradiction, ClauseKind::Reading, ClauseKind::Note];

impl Comparison {
    /// These tiers side by side.
    #[must_use]
    pub fn of(tiers: &[TierRef<'_>]) -> Self {
        Self {
            columns: tiers.iter().map(|tier| Column::of(*tier)).collect(),
            groups: rows::groups(tiers),
            programs: program_notes(tiers),
        }
    }
}

/// How many rows a comparison has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowCount {
    /// All of them.
    pub all: usize,
    /// Those whose cells say different things.
    pub differing: usize,
}

impl Group {
    /// The rows to show.
    pub fn shown(&self, only_differences: bool) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.differs || !only_differences)
    }
}

fn end_is_not_known(tier: &Tier) -> bool {
    tier.clauses.iter().any(|clause| clause.id == "end_not_known")
}

fn end_is_stated(tier: &Tier) -> bool {
    tier.clauses.iter().any(|clause| clause.id == "end_stated")
}

fn delivering_is_read(tier: &Tier) -> bool {
    tier.clauses.iter().any(|clause| clause.id == "delivering" && clause.kind == ClauseKind::Reading)
}

/// How much of the ways of doing business is our reading: all of them where what the tier is for is read; referring where only a reading
/// says that the tier earns a commission; delivering where a clause says so.
fn motions_inferred(tier: &Tier) -> Inference {
    let is_purpose_read = Ground::of(&tier.profile.purpose.cite) == Ground::Inferred;
    let is_referring_read = tier.kind() == Some(RuleKind::Commission) && Inference::of_kind(tier) != Inference::No;
    let ground = |motion: &Motion| {
        let is_read = match motion {
            Motion::Refer => is_referring_read,
            Motion::Deliver => delivering_is_read(tier),
            _ => false,
        };
        if is_read || is_purpose_read { Ground::Inferred } else { Ground::Stated }
    };
    Inference::of(tier.motions.iter().map(ground))
}

impl Column {
    fn of(tier: TierRef<'_>) -> Self {
        Self {
            id: tier.id(),
            tier: tier.tier.name.clone(),
            program: ProgramHead::of(tier.program),
            motions: tier.tier.motions.clone(),
            kind: tier.tier.kind(),
            kind_inferred: Inference::of_kind(tier.tier),
            motions_inferred: motions_inferred(tier.tier),
            end_not_known: end_is_not_known(tier.tier),
            end_stated: end_is_stated(tier.tier),
        }
    }
}

impl ProgramHead {
    /// The head of a program.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        Self {
            id: program.id.clone(),
            vendor: program.vendor.clone(),
            name: program.name.clone(),
            edition: program.edition.clone(),
            ended: program.validity.ended.clone(),
            ended_in_part: program.tiers.iter().any(end_is_not_known),
            ended_inferred: end_is_inferred(&program.validity),
        }
    }
}

impl Subject {
    /// A short name that no other subject of a comparison has, for ids of elements.
    #[must_use]
    pub fn slug(&self) -> String {
        match self {
            Self::Seller => "seller".to_owned(),
            Self::Livelihood => "livelihood".to_owned(),
            Self::Rate(None) => "rate".to_owned(),
            Self::Rate(Some(stream)) => format!("rate-{}", stream.id()),
            Self::CapPerDeal => "cap".to_owned(),
            Self::Fee(id, _) => format!("fee-{id}"),
            Self::Refund(id, _) => format!("refund-{id}"),
            Self::Minimum => "minimum".to_owned(),
            Self::Requirement(id, _) => format!("requirement-{id}"),
            Self::Clauses(kind) => format!("clauses-{kind:?}").to_ascii_lowercase(),
            Self::Below(kind) => format!("below-{kind:?}").to_ascii_lowercase(),
            Self::Benefit(id, _) => format!("benefit-{id}"),
            Self::Purpose => "purpose".to_owned(),
            Self::Audience => "audience".to_owned(),
            Self::KeyValue => "key-value".to_owned(),
        }
    }
}

impl Item {
    /// A statement of a program.
    #[must_use]
    pub fn of_statement(program: &Program, statement: &Statement) -> Self {
        Self::cited(program, None, Value::Answer(statement.value.clone()), &statement.cite)
    }

    /// A value with its one citation, which says where it stands, or where it was looked for when the value is silence.
    #[must_use]
    pub fn cited(program: &Program, about: Option<About>, value: Value, cite: &Citation) -> Self {
        let cites = vec![Cited::of_value(program, cite, value.is_silent())];
        Self { about, value, cites }
    }

    /// A clause of a program.
    #[must_use]
    pub fn of_clause(program: &Program, clause: &Clause) -> Self {
        Self {
            about: None,
            value: Value::Clause { figure: clause.value.clone(), text: clause.text.clone() },
            cites: Cited::all(program, &clause.cites),
        }
    }
}

/// Where the dates of a program stand; where they were looked for when it has none.
fn dates(program: &Program) -> Cited {
    let Validity { published, from, until, ended, cite, .. } = &program.validity;
    let has_none = published.is_none() && from.is_none() && until.is_none() && ended.is_none();
    Cited::of_value(program, cite, has_none)
}

fn program_notes(tiers: &[TierRef<'_>]) -> Vec<ProgramNotes> {
    let mut notes: Vec<ProgramNotes> = Vec::new();
    for TierRef { program, .. } in tiers {
        if notes.iter().all(|known| known.program.id != program.id) {
            notes.push(notes_of(program, tiers));
        }
    }
    notes
}

fn notes_of(program: &Program, tiers: &[TierRef<'_>]) -> ProgramNotes {
    let status = |status: &Status| StatusNote {
        id: status.id.clone(),
        name: status.name.clone(),
        criteria: Rc::new(Item::of_statement(program, &status.criteria)),
    };
    ProgramNotes {
        program: ProgramHead::of(program),
        dates: dates(program),
        end: program.validity.ended_cite.as_ref().map(|cite| Cited::of(program, cite)),
        statuses: program.statuses.iter().map(status).collect(),
        clauses: clauses_of_kinds(program, &program.clauses, &NOTED),
        tiers: tier_notes(program, tiers),
    }
}

/// Notes of tiers: one that several tiers share stands once, and those of the same tiers stand together.
fn tier_notes(program: &Program, tiers: &[TierRef<'_>]) -> Vec<TierNotes> {
    let mut shared: Vec<(Note, Vec<String>)> = Vec::new();
    for tier in tiers.iter().filter(|tier| tier.program.id == program.id) {
        for note in clauses_of_kinds(program, &tier.tier.clauses, &BELOW) {
            match shared.iter_mut().find(|(known, _)| known.item.value == note.item.value) {
                Some((known, names)) => {
                    names.push(tier.tier.name.clone());
                    let mut item = (*known.item).clone();
                    let others = note.item.cites.iter().filter(|cited| !known.item.cites.contains(cited));
                    item.cites.extend(others.cloned());
                    known.item = Rc::new(item);
                }
                None => shared.push((note, vec![tier.tier.name.clone()])),
            }
        }
    }
    let mut notes: Vec<TierNotes> = Vec::new();
    for (note, tiers) in shared {
        match notes.iter_mut().find(|known| known.tiers == tiers) {
            Some(known) => known.clauses.push(note),
            None => notes.push(TierNotes { tiers, clauses: vec![note] }),
        }
    }
    notes
}

fn clauses_of_kinds(program: &Program, clauses: &[Clause], kinds: &[ClauseKind]) -> Vec<Note> {
    let of_kind = |kind: ClauseKind| clauses.iter().filter(move |clause| clause.kind == kind);
    let note = |clause: &Clause| Note { kind: clause.kind, item: Rc::new(Item::of_clause(program, clause)) };
    kinds.iter().flat_map(|kind| of_kind(*kind)).map(note).collect()
}

#[cfg(test)]
mod tests;
