//! What is unfolded, edited and chosen on this screen only: no part of a link, and gone with the page.
//!
//! What a link holds is [`crate::state::AppState`].

use partner_engine::date::Date;

use crate::components::copy_link::Copied;
use crate::route::Route;
use crate::state::Action;

/// What holds on this screen only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen {
    /// The folds that are not as they begin, by their names.
    pub turned: Vec<String>,
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
    /// The theme, once it is known; until then what `start/start.js` has applied stays.
    pub theme: Option<String>,
    /// How copying the link went.
    pub copied: Option<Copied>,
    /// Whether something can be undone.
    pub can_undo: bool,
    /// Whether starting over was the last thing done.
    pub started_over: bool,
    /// Row and column of the figure in the years of a tier that Tab stops at.
    pub year_stop: Option<(usize, usize)>,
    /// The day on which the page is put on paper, while that goes on.
    pub paper: Option<Date>,
    /// Whether the view, which is not part of the first one, could not be fetched.
    pub fetch_failed: bool,
    /// Whether what is below the ranking stands there as the document showed it, before it can be drawn.
    pub keeps_below: bool,
    /// Whether what draws it has been asked for and is on its way.
    pub awaits_detail: bool,
    /// Whether it could not be fetched.
    pub detail_failed: bool,
}

/// What a visitor does that concerns this screen only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Opens or closes a fold.
    Turn(String),
    /// Has opened or closed a fold that the browser turns by itself.
    Turned(String, bool),
    /// Goes into a field.
    Edit(String),
    /// Leaves the field.
    Leave,
    /// Asks for a field that may be hidden.
    Go(String),
    /// Wants to assume a rate.
    Assume {
        /// The tier.
        tier: String,
        /// The field of one of its rates.
        field: String,
    },
    /// Asks for a place of the page, by its id.
    Seek(&'static str),
    /// Looks into a tier and wants to see its years.
    SeeYears(String),
    /// Opens the plan of a tier.
    OpenPlan(String),
    /// Shows other columns where not all fit, from this one on.
    ShowColumn(usize),
    /// So many columns of the comparison fit.
    Fit(usize),
    /// Goes to a value of the comparison.
    Stop(String),
    /// Has gone to a figure in the years of a tier, by row and column.
    YearStop((usize, usize)),
    /// Chooses a theme.
    Theme(String),
    /// Takes the last change of the state back.
    Undo,
    /// Copies the address of what is shown.
    CopyLink,
    /// Copying has come to an end.
    Copied(Copied),
    /// Closes what came of copying; whether the focus goes back to the button.
    CloseCopied(bool),
    /// Asks for the page on paper.
    Print,
    /// Asks for the browser's print dialog: what draws for paper is there, or cannot be had.
    OpenPrintDialog,
    /// The page is put on paper on that day, or no longer.
    Paper(Option<Date>),
    /// A view has been fetched, or could not be.
    Fetched(Route, bool),
    /// Asks once more for a view that could not be fetched.
    FetchAgain,
    /// Presses something below the ranking that cannot answer yet, see [`crate::below`].
    PressBelow(usize),
    /// What draws the parts of the estimate that its first view leaves out has been fetched, or could not be.
    DetailFetched(bool),
    /// Asks for it once more; the focus goes to an id.
    FetchDetailAgain(String),
}

/// Everything that can happen to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Something that a link holds.
    Act(Action),
    /// Something that it does not.
    Gesture(Gesture),
}

impl From<Action> for Message {
    fn from(action: Action) -> Self {
        Self::Act(action)
    }
}

impl From<Gesture> for Message {
    fn from(gesture: Gesture) -> Self {
        Self::Gesture(gesture)
    }
}

impl Screen {
    /// Whether a fold is not as it begins.
    #[must_use]
    pub fn is_turned(&self, fold: &str) -> bool {
        self.turned.iter().any(|turned| turned == fold)
    }

    /// The folds whose names begin like this that are not as they begin.
    #[must_use]
    pub fn turned_within(&self, beginning: &str) -> Vec<String> {
        self.turned.iter().filter(|fold| fold.starts_with(beginning)).cloned().collect()
    }

    /// Opens or closes a fold.
    pub fn turn(&mut self, fold: &str) {
        let so = !self.is_turned(fold);
        self.set_turned(fold, so);
    }

    /// Makes a fold be as it begins, or not.
    pub fn set_turned(&mut self, fold: &str, so: bool) {
        self.turned.retain(|turned| turned != fold);
        if so {
            self.turned.push(fold.to_owned());
        }
    }

    /// What stays when another view is shown: its folds and columns begin anew.
    #[must_use]
    pub fn in_another_view(self) -> Self {
        Self {
            theme: self.theme,
            copied: self.copied,
            can_undo: self.can_undo,
            fits: self.fits,
            awaits_detail: self.awaits_detail,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fold_is_turned_and_turned_back() {
        let mut screen = Screen::default();
        screen.turn("years-net");
        screen.turn("plan");
        assert_eq!(screen.turned_within("years-"), ["years-net"]);
        screen.turn("years-net");
        assert!(!screen.is_turned("years-net") && screen.is_turned("plan"));
    }

    #[test]
    fn a_fold_that_the_browser_has_turned_is_counted_once() {
        let mut screen = Screen::default();
        screen.set_turned("figures", true);
        screen.set_turned("figures", true);
        assert_eq!(screen.turned.len(), 1);
        screen.set_turned("figures", false);
        assert_eq!(screen, Screen::default());
    }

    #[test]
    fn another_view_begins_with_its_folds_closed_and_the_same_theme() {
        let mut screen = Screen { theme: Some("dark".to_owned()), column: 2, ..Screen::default() };
        screen.turn("plan");
        let next = screen.in_another_view();
        assert_eq!(next, Screen { theme: Some("dark".to_owned()), ..Screen::default() });
    }
}
