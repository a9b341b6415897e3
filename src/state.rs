//! The visitor's texts and choices: the one state of the page and the verbs that change it.
//!
//! Only what differs from the default is kept, as the raw text that was typed, so that nothing typed is lost. Figures are
//! never stored here: [`crate::calculation`] derives them. [`crate::link`] writes this state into the address.

pub mod reducer;

use std::rc::Rc;

use partner_programs::catalog;

pub use self::reducer::Action;
use crate::calculation::notation;
use crate::fields::default_text;
use crate::link::{Entries, Link, LinkProblem};
use crate::route::Route;
use crate::texts::Texts;
use crate::typed;

/// Everything that the visitor has typed and chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppState {
    /// The view.
    pub route: Route,
    /// Raw text by the contract's dotted path, only where it differs from the default.
    pub typed: Texts,
    /// Tier ids chosen for the comparison, in the order chosen; empty: the page chooses.
    pub tiers: Vec<String>,
    /// Program ids that the lists are narrowed to; empty: all programs.
    pub programs: Vec<String>,
    /// Whether the comparison hides rows that are equal.
    pub only_differences: bool,
    /// The tier looked into, in the estimate and in the requirements; `None`: the page chooses.
    pub tier: Option<String>,
    /// Parts of the link that could not be followed.
    pub problems: Vec<LinkProblem>,
    /// The decimal mark, `.` or `,`, that the visitor chose for texts that could mean two figures; no part of a link.
    pub decimal_mark: Option<char>,
    /// The fields that were read by that choice and have not been typed into since.
    pub by_choice: Vec<String>,
    /// Counts the states that the browser's back button returns to.
    pub history_entry: u32,
    /// Whether all that was typed is committed, as its field was left: the next text typed begins a new history entry.
    pub committed: bool,
}

impl AppState {
    /// The default scenario in a view.
    #[must_use]
    pub fn at(route: Route) -> Self {
        Self {
            route,
            typed: Texts::default(),
            tiers: Vec::new(),
            programs: Vec::new(),
            only_differences: false,
            tier: None,
            problems: Vec::new(),
            decimal_mark: None,
            by_choice: Vec::new(),
            history_entry: 0,
            committed: true,
        }
    }

    /// The state that a link describes, seen in a view.
    #[must_use]
    pub fn following(route: Route, link: Link) -> Self {
        let Link { typed, tiers, programs, only_differences, tier, mut problems } = link;
        // The estimate cannot look into a tier without rules: it has no years to show. The link asked for it, so say why.
        if let (Route::Estimate, Some(id)) = (route, &tier)
            && catalog().tier(id).is_some_and(|found| found.tier.rules.is_empty())
        {
            problems.push(LinkProblem::EarnsNothing(id.clone()));
        }
        Self { typed, tiers, programs, only_differences, tier, problems, ..Self::at(route) }
    }

    /// The state after what was entered into the page before it was alive, by the names of its controls: those of the fields,
    /// and those of a link for what is chosen. Other names are no part of the state.
    #[must_use]
    pub fn entered(self, entries: &[(String, String)]) -> Self {
        let actions = entries.iter().filter_map(|(name, text)| ScenarioAction::entering(name, text));
        Rc::unwrap_or_clone(actions.fold(Rc::new(self), Self::after))
    }

    /// The text of a field: what was typed, else its default.
    #[must_use]
    pub fn text(&self, field: &str) -> &str {
        self.typed.get(field).unwrap_or_else(|| default_text(field).unwrap_or(""))
    }

    /// Whether another state holds the same entries, whatever the view and the history entry.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        Entries::from(self) == Entries::from(other)
    }

    /// The entries of a state before, as the next history entry of this one.
    #[must_use]
    pub fn restoring(&self, before: &Self) -> Self {
        let (route, decimal_mark, history_entry) = (self.route, self.decimal_mark, self.history_entry);
        let mut next = Self { route, decimal_mark, history_entry, ..before.clone() };
        next.settle();
        next.begin_history_entry(true);
        next
    }

    fn keep(&mut self, field: String, text: String) {
        self.by_choice.retain(|read| *read != field);
        if default_text(&field) == Some(text.as_str()) {
            self.typed.remove(&field);
        } else {
            self.typed.set(field, text);
        }
    }

    /// Figures that can be read lose their grouping, so that links stay readable; other texts stay as they were typed.
    fn settle(&mut self) {
        self.committed = true;
        let typed = std::mem::take(&mut self.typed);
        let notation = notation(&typed, self.decimal_mark);
        for (field, text) in typed.iter() {
            match typed::figure(field, text, &notation) {
                // A field that was committed before is plain already, and keeps its note.
                Ok(reading) if reading.plain == *text => {
                    self.typed.set(field.clone(), reading.plain);
                }
                Ok(reading) => {
                    self.keep(field.clone(), reading.plain);
                    if reading.by_choice {
                        self.by_choice.push(field.clone());
                    }
                }
                Err(_) => self.keep(field.clone(), text.clone()),
            }
        }
    }

    fn begin_history_entry(&mut self, committed: bool) {
        self.history_entry += 1;
        self.committed = committed;
    }
}

impl<'s> From<&'s AppState> for Entries<'s> {
    fn from(state: &'s AppState) -> Self {
        let AppState { typed, tiers, programs, only_differences, tier, .. } = state;
        Self { typed, tiers, programs, only_differences: *only_differences, tier: tier.as_deref() }
    }
}

/// A change of the scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioAction {
    /// Types into a field, named by its dotted path.
    Input {
        /// The field.
        field: String,
        /// Its whole text.
        text: String,
    },
    /// Chooses one reading of a text that could mean two figures; later ones are read alike.
    ChooseReading {
        /// The field.
        field: String,
        /// The plain figure.
        plain: String,
        /// The decimal mark that this reading takes, where it was about that.
        decimal_mark: Option<char>,
    },
    /// Leaves a field or lets a slider go: what was typed is a state to come back to.
    Commit,
    /// Chooses a value at once: a switch, a list.
    Set {
        /// The field.
        field: String,
        /// Its whole text.
        text: String,
    },
    /// Chooses the tiers to compare; empty: the page's own choice.
    SelectTiers(Vec<String>),
    /// Shows a program in the lists or leaves it out.
    ShowProgram {
        /// Its id.
        program: String,
        /// Whether it is shown.
        shown: bool,
    },
    /// Shows all rows of the comparison or only those that differ.
    ShowOnlyDifferences(bool),
    /// Looks into one tier.
    SelectTier(String),
    /// Goes to another view.
    Navigate(Route),
    /// Puts everything back to the default.
    Reset,
    /// Follows a link, or goes back or forward.
    PopState(Route, Link),
    /// Has read what the link could not restore.
    DismissProblems,
}

impl ScenarioAction {
    fn entering(name: &str, text: &str) -> Option<Self> {
        match name {
            "tiers" => {
                Some(Self::SelectTiers(text.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()))
            }
            "only_differences" => Some(Self::ShowOnlyDifferences(text == "true")),
            "tier" => Some(Self::SelectTier(text.to_owned())),
            program if catalog().programs.iter().any(|known| known.id == program) => {
                Some(Self::ShowProgram { program: program.to_owned(), shown: text == "true" })
            }
            field => default_text(field).map(|_| Self::Input { field: field.to_owned(), text: text.to_owned() }),
        }
    }
}

impl AppState {
    /// The state after something was done; the same one when that changes nothing.
    #[must_use]
    pub fn after(self: Rc<Self>, action: ScenarioAction) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            ScenarioAction::Input { field, text } => {
                if next.committed {
                    next.begin_history_entry(false);
                }
                next.keep(field, text);
            }
            ScenarioAction::Commit => next.settle(),
            ScenarioAction::ChooseReading { field, plain, decimal_mark } => {
                next.begin_history_entry(true);
                next.keep(field, plain);
                next.decimal_mark = decimal_mark.or(next.decimal_mark);
                // Other fields that waited for the choice are read by it at once.
                next.settle();
            }
            ScenarioAction::Set { field, text } => {
                next.begin_history_entry(true);
                next.keep(field, text);
            }
            ScenarioAction::SelectTiers(tiers) => {
                next.begin_history_entry(true);
                next.tiers = tiers;
            }
            ScenarioAction::ShowProgram { program, shown } => {
                let programs = with_program(&self.programs, &program, shown);
                // The last one stays: no choice would be all of them.
                if shown || !programs.is_empty() {
                    next.begin_history_entry(true);
                    next.programs = programs;
                    // The years of a tier that is out of sight are those of the first one in sight.
                    let is_hidden = |tier: &String| !shown && tier.split('/').next() == Some(&program);
                    next.tier = next.tier.filter(|tier| !is_hidden(tier));
                }
            }
            ScenarioAction::ShowOnlyDifferences(only) => {
                next.begin_history_entry(true);
                next.only_differences = only;
            }
            ScenarioAction::SelectTier(tier) => {
                next.begin_history_entry(true);
                next.tier = Some(tier);
            }
            ScenarioAction::Navigate(route) => {
                next.begin_history_entry(true);
                next.route = route;
            }
            ScenarioAction::Reset => {
                next =
                    Self { history_entry: self.history_entry, decimal_mark: self.decimal_mark, ..Self::at(self.route) };
                next.begin_history_entry(true);
            }
            ScenarioAction::PopState(route, link) => {
                next = Self {
                    history_entry: self.history_entry,
                    decimal_mark: self.decimal_mark,
                    ..Self::following(route, link)
                };
            }
            ScenarioAction::DismissProblems => next.problems = Vec::new(),
        }
        if next == *self { self } else { Rc::new(next) }
    }
}

/// The programs that the lists are narrowed to, with one more or one less; all of them are the same as no choice.
fn with_program(chosen: &[String], program: &str, shown: bool) -> Vec<String> {
    let all = || catalog().programs.iter().map(|program| program.id.clone());
    let stays = |id: &String| if id == program { shown } else { chosen.is_empty() || chosen.contains(id) };
    let next: Vec<String> = all().filter(stays).collect();
    if next.len() == all().count() { Vec::new() } else { next }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = ScenarioAction>) -> Rc<AppState> {
        actions.into_iter().fold(Rc::new(AppState::at(Route::Estimate)), AppState::after)
    }

    fn typing(field: &str, text: &str) -> ScenarioAction {
        ScenarioAction::Input { field: field.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn only_what_differs_from_the_default_is_kept() {
        let state = after([typing("deals.services", "6"), typing("team.tech_leads", "2")]);
        assert_eq!(state.typed.len(), 2);
        assert_eq!(state.text("deals.services"), "6");
        let state = after([
            typing("deals.services", "6"),
            typing("deals.services", "50000"),
            typing("team.tech_leads", "2"),
            typing("team.tech_leads", ""),
        ]);
        assert!(state.typed.is_empty());
        assert_eq!(state.text("deals.services"), "50000");
    }

    #[test]
    fn the_text_stays_as_it_was_typed() {
        let state = after([typing("deals.services", "50,0 ")]);
        assert_eq!(state.text("deals.services"), "50,0 ");
    }

    #[test]
    fn a_field_that_is_left_keeps_the_plain_figure() {
        let state = after([typing("deals.services", "60,000"), typing("years", "x"), ScenarioAction::Commit]);
        assert_eq!((state.text("deals.services"), state.text("years")), ("60000", "x"));
        assert!(
            after([typing("deals.services", "50 000.00"), ScenarioAction::Commit])
                .text("deals.services")
                .starts_with("50000")
        );
        assert!(after([typing("deals.services", "50,000"), ScenarioAction::Commit]).typed.is_empty());
    }

    #[test]
    fn a_reading_that_was_chosen_is_kept_for_later_texts() {
        let choose = ScenarioAction::ChooseReading {
            field: "deals.services".to_owned(),
            plain: "250000".to_owned(),
            decimal_mark: Some(','),
        };
        let state = after([typing("deals.services", "250.000"), choose]);
        assert_eq!((state.text("deals.services"), state.decimal_mark, state.by_choice.len()), ("250000", Some(','), 0));
        let state = Rc::clone(&state).after(typing("deals.upgrades", "1.500")).after(ScenarioAction::Commit);
        assert_eq!((state.text("deals.upgrades"), &state.by_choice[..]), ("1500", &["deals.upgrades".to_owned()][..]));
        let state = state.after(ScenarioAction::Commit).after(typing("years", "2"));
        assert_eq!(state.by_choice.len(), 1, "other fields keep their note");
        let state = state.after(typing("deals.upgrades", "2")).after(ScenarioAction::Reset);
        assert_eq!((state.by_choice.len(), state.decimal_mark), (0, Some(',')));
        assert_eq!(crate::link::write(&*state), "");
    }

    #[test]
    fn typing_is_one_history_entry_until_the_field_is_left() {
        let state = after([typing("deals.services", "6"), typing("deals.services", "60")]);
        assert_eq!(state.history_entry, 1);
        let state = after([
            typing("deals.services", "6"),
            ScenarioAction::Commit,
            typing("years", "5"),
            ScenarioAction::Navigate(Route::Compare),
        ]);
        assert_eq!(state.history_entry, 3);
    }

    #[test]
    fn what_was_entered_before_the_page_was_alive_counts_over_the_link() {
        let mut linked = AppState::at(Route::Compare);
        linked.typed.set("years".to_owned(), "5".to_owned());
        linked.typed.set("deals.services".to_owned(), "7".to_owned());
        let entries =
            [("years", "4"), ("tiers", "opennebula/referral"), ("only_differences", "true"), ("theme", "dark")];
        let entries = entries.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let state = linked.entered(&entries);
        assert_eq!((state.text("years"), state.text("deals.services")), ("4", "7"));
        assert_eq!((state.tiers.len(), state.only_differences, state.typed.len()), (1, true, 2));
        assert!(state.history_entry > 0, "the address has to follow");
    }

    #[test]
    fn a_linked_tier_without_income_is_reported_where_it_cannot_be_shown() {
        let link = || crate::link::read("tier=wso2-2018/community-technology");
        let state = AppState::following(Route::Estimate, link());
        assert_eq!(state.problems, [LinkProblem::EarnsNothing("wso2-2018/community-technology".to_owned())]);
        assert_eq!(state.tier.as_deref(), Some("wso2-2018/community-technology"), "the other views show it");
        assert!(AppState::following(Route::Requirements, link()).problems.is_empty());
        let paid = AppState::following(Route::Estimate, crate::link::read("tier=wso2-2018/value-added-reseller"));
        assert!(paid.problems.is_empty());
    }

    #[test]
    fn a_program_is_left_out_and_shown_again() {
        let show = |program: &str, shown| ScenarioAction::ShowProgram { program: program.to_owned(), shown };
        let state = after([show("opennebula", false), show("wso2-2015", false)]);
        assert_eq!(state.programs.len(), catalog().programs.len() - 2);
        assert!(!state.programs.iter().any(|program| program == "opennebula"));
        let state = after([show("opennebula", false), show("opennebula", true)]);
        assert!(state.programs.is_empty(), "all of them is no choice");
    }

    #[test]
    fn the_last_program_stays_and_a_hidden_one_is_not_looked_into() {
        let hide = |program: &str| ScenarioAction::ShowProgram { program: program.to_owned(), shown: false };
        let mut all: Vec<&str> = catalog().programs.iter().map(|program| program.id.as_str()).collect();
        let last = all.pop().expect("there are programs");
        let looking = ScenarioAction::SelectTier("wso2-2018/value-added-reseller".to_owned());
        let state = after(std::iter::once(looking).chain(all.iter().map(|program| hide(program))));
        assert_eq!((&state.programs[..], &state.tier), (&[last.to_owned()][..], &None));
        assert!(Rc::ptr_eq(&state, &Rc::clone(&state).after(hide(last))));
    }

    #[test]
    fn starting_over_keeps_the_view() {
        let state = after([
            typing("deals.services", "6"),
            ScenarioAction::SelectTier("wso2-2018/oem-technology".to_owned()),
            ScenarioAction::Navigate(Route::Requirements),
            ScenarioAction::Reset,
        ]);
        assert_eq!(AppState { history_entry: 0, ..(*state).clone() }, AppState::at(Route::Requirements));
    }

    #[test]
    fn an_action_that_changes_nothing_keeps_the_same_state() {
        let state = Rc::new(AppState::at(Route::Estimate));
        assert!(Rc::ptr_eq(&state, &Rc::clone(&state).after(ScenarioAction::Commit)));
    }
}
