//! The part of the state that concerns this screen only, like disclosures and focus: no part of a link, and gone with the page.
//!
//! The part that a link holds is [`crate::state::AppState`].

mod disclosure;

use partner_engine::date::Date;

pub use self::disclosure::{DisclosureId, FigureId};
use crate::route::Route;

/// The part of the state that concerns this screen only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UiState {
    /// Whether the disclosures are expanded that were toggled; the others are as they begin.
    pub disclosures: Vec<(DisclosureId, bool)>,
    /// The field that has the focus.
    pub editing: Option<String>,
    /// The tiers whose rates the visitor wants to assume: their fields stay where they are while a tier moves up the ranking.
    pub assuming: Vec<String>,
    /// The first column of the comparison that is in sight where not all fit.
    pub column: usize,
    /// How many columns of the comparison fit, once that is measured.
    pub fits: Option<usize>,
    /// The value of the comparison that the Tab key stops at, by the id of its citation.
    pub stop: Option<String>,
    /// Whether something can be undone.
    pub can_undo: bool,
    /// Whether starting over was the last thing done.
    pub started_over: bool,
    /// Row and column of the figure in the years of a tier that Tab stops at.
    pub year_stop: Option<(usize, usize)>,
    /// The day on which the page is put on paper, while that goes on.
    pub paper: Option<Date>,
    /// Whether the chunk that draws the current view could not be fetched.
    pub fetch_failed: bool,
    /// Whether the part below the ranking is still the document's own, copied into the live page until the chunk `Detail` can draw it.
    pub keeps_below: bool,
    /// Whether the chunk `Detail` has been asked for and is on its way.
    pub awaits_detail: bool,
    /// Whether the chunk `Detail` could not be fetched.
    pub detail_failed: bool,
    /// The control of the copied part that was clicked, by its index among those that [`crate::below`] counts: it is clicked once
    /// more when the part is drawn.
    pub clicked_below: Option<usize>,
    /// The id of the place below the ranking that is to get the focus once it is drawn.
    pub sought_below: Option<&'static str>,
}

/// A change of the part that concerns this screen only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UiAction {
    /// Expands a disclosure or collapses it.
    Toggle(DisclosureId),
    /// The browser has expanded a disclosure by itself, or collapsed it.
    SetExpanded(DisclosureId, bool),
    /// Goes into a field.
    Focus(String),
    /// Leaves the field.
    Blur,
    /// Asks for a field that may be hidden.
    Reveal(String),
    /// Wants to assume a rate.
    AssumeRate {
        /// The tier.
        tier: String,
        /// The field of one of its rates.
        field: String,
    },
    /// Asks for a place of the page, by its id; for one that is yet to be fetched as soon as it is there.
    FocusBelow(&'static str),
    /// Gives the focus to an element, by its id.
    FocusElement(&'static str),
    /// Looks into a tier and wants to see its years.
    ShowYears(String),
    /// Opens the plan of a tier.
    ExpandPlan(String),
    /// Shows other columns where not all fit, from this one on.
    ShowColumn(usize),
    /// So many columns of the comparison fit.
    Resize(usize),
    /// Goes to a value of the comparison.
    FocusValue(String),
    /// Has gone to a figure in the years of a tier, by row and column.
    FocusFigure((usize, usize)),
    /// Takes the last change of the state back.
    Undo,
    /// Asks for the page on paper.
    Print,
    /// The chunk that draws for paper is there, or cannot be had; on that day.
    PaperFetched(Date),
    /// The page is put on paper on that day, or no longer.
    SetPrinting(Option<Date>),
    /// A view has been fetched, or could not be.
    ViewFetched(Route, bool),
    /// Asks once more for a view that could not be fetched.
    RetryView,
    /// Presses something below the ranking that cannot answer yet, see [`crate::below`].
    ClickBelow(usize),
    /// The chunk that draws the parts of the estimate that its first view leaves out has been fetched, or could not be.
    DetailFetched(bool),
    /// Asks for it once more; the focus goes to an id.
    RetryDetail(String),
}

impl UiState {
    /// Whether a disclosure is expanded.
    #[must_use]
    pub fn is_expanded(&self, id: &DisclosureId) -> bool {
        let toggled = self.disclosures.iter().find(|(toggled, _)| toggled == id);
        toggled.map_or_else(|| id.begins_expanded(), |(_, expanded)| *expanded)
    }

    /// Expands a disclosure or collapses it.
    pub fn toggle(&mut self, id: DisclosureId) {
        let expanded = !self.is_expanded(&id);
        self.set_expanded(id, expanded);
    }

    /// Makes a disclosure be expanded, or not.
    pub fn set_expanded(&mut self, id: DisclosureId, expanded: bool) {
        self.disclosures.retain(|(toggled, _)| *toggled != id);
        if expanded != id.begins_expanded() {
            self.disclosures.push((id, expanded));
        }
    }

    /// The figures whose workings are expanded.
    pub fn workings(&self) -> impl Iterator<Item = &FigureId> {
        self.disclosures.iter().filter_map(|(id, expanded)| match id {
            DisclosureId::Working(figure) if *expanded => Some(figure),
            _ => None,
        })
    }

    /// Whether something of the estimate is expanded that its first view cannot draw.
    #[must_use]
    pub fn needs_detail(&self) -> bool {
        let is_net = |figure: &FigureId| matches!(figure, FigureId::Net { .. });
        self.is_expanded(&DisclosureId::DataTable) || self.workings().any(is_net)
    }

    /// The part that stays when another view is shown: its disclosures and columns begin anew.
    #[must_use]
    pub fn in_another_view(&self) -> Self {
        Self { can_undo: self.can_undo, fits: self.fits, awaits_detail: self.awaits_detail, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Topic;

    fn net(tier: &str) -> DisclosureId {
        DisclosureId::Working(FigureId::Net { tier: tier.to_owned() })
    }

    #[test]
    fn a_disclosure_is_toggled_and_toggled_back() {
        for id in [net("a/b"), DisclosureId::Plan, DisclosureId::Topic(Topic::Costs)] {
            let begins = id.begins_expanded();
            let mut ui = UiState::default();
            ui.toggle(id.clone());
            assert_eq!((ui.is_expanded(&id), ui.is_expanded(&DisclosureId::MoreInputs)), (!begins, false));
            ui.toggle(id.clone());
            assert_eq!((ui.is_expanded(&id), ui), (begins, UiState::default()));
        }
    }

    #[test]
    fn a_disclosure_that_the_browser_has_expanded_is_counted_once() {
        let mut ui = UiState::default();
        ui.set_expanded(DisclosureId::DataTable, true);
        ui.set_expanded(DisclosureId::DataTable, true);
        assert_eq!((ui.disclosures.len(), ui.needs_detail()), (1, true));
        ui.set_expanded(DisclosureId::DataTable, false);
        assert_eq!(ui, UiState::default());
    }

    #[test]
    fn workings_are_told_apart_by_their_figures() {
        let mut ui = UiState::default();
        let year = |column| FigureId::Year { tier: "a/b".to_owned(), row: 1, column };
        ui.toggle(DisclosureId::Working(year(2)));
        ui.toggle(DisclosureId::EveryStep(year(0)));
        assert_eq!(ui.workings().collect::<Vec<_>>(), [&year(2)]);
        assert!(!ui.needs_detail());
        ui.toggle(net("a/b"));
        assert!(ui.needs_detail());
    }

    #[test]
    fn another_view_begins_with_its_disclosures_as_they_begin() {
        let mut ui = UiState { fits: Some(3), column: 2, ..UiState::default() };
        ui.toggle(DisclosureId::Plan);
        let next = ui.in_another_view();
        assert_eq!(next, UiState { fits: Some(3), ..UiState::default() });
    }
}
