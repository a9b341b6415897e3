//! The reducer: from the state of the page and an action to the next state, and to what is then to be done in the browser.
//!
//! It is pure. What it has to know of the browser, it is told by an [`Environment`] or by the action; [`crate::app`] runs the effects.
//! The effect of an action on the scenario is in [`crate::state`], the drawing of it in [`crate::pages`].

use std::rc::Rc;

use partner_engine::program::Catalog;
use yew::AttrValue;

use super::{AppState, ScenarioAction};
use crate::calculation::{self, Calculation, Figures};
use crate::components::field::field_id;
use crate::fields::Field;
use crate::link;
use crate::pages::estimate::announcement;
use crate::pages::estimate::inputs::is_in_more;
use crate::route::Route;
use crate::ui_state::{DisclosureId, UiAction, UiState};
use crate::wording::Words;

/// Changes that can be undone: more than anybody remembers, less than would weigh.
const MOST_UNDONE: usize = 100;

/// Everything that can happen to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Changes what a link holds.
    Scenario(ScenarioAction),
    /// Changes what it does not.
    Ui(UiAction),
}

impl From<ScenarioAction> for Action {
    fn from(action: ScenarioAction) -> Self {
        Self::Scenario(action)
    }
}

impl From<UiAction> for Action {
    fn from(action: UiAction) -> Self {
        Self::Ui(action)
    }
}

/// A deed in the browser. A request is made at once, all else once the next state is on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Requests what draws the parts of the estimate that its first view leaves out.
    FetchDetail,
    /// Requests what draws a view.
    FetchView(Route),
    /// Requests what draws for paper.
    FetchPaper,
    /// Gives the focus to the element with an id.
    Focus(String),
    /// Gives the focus to the view's heading, as soon as the view is there.
    FocusHeading,
    /// Gives the focus back to what has it below the ranking, which is drawn in its place, or clicks what was clicked there before it could
    /// answer, see [`crate::below`].
    RestoreBelow(Option<usize>),
    /// Opens what hides the element with an id, and gives the focus to it.
    Reveal(String),
    /// Scrolls the element with an id out from under what sticks to the end of the screen.
    ScrollIntoView(String),
    /// Keeps the row that is being read where it is.
    KeepReadingRow,
    /// Opens the print dialog.
    Print,
}

/// The page around the state, as far as the reducer has to know it.
#[derive(Clone, Copy)]
pub struct Environment {
    /// The words of the page.
    pub words: &'static Words,
    /// The programs, as far as they are there.
    pub catalog: &'static Catalog,
    /// Whether what draws the parts of the estimate that its first view leaves out is there.
    pub has_detail: bool,
    /// Whether what draws a view is there.
    pub has_view: fn(Route) -> bool,
}

/// The state of the page, with what follows from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Store {
    /// The part of the state that a link holds.
    pub state: Rc<AppState>,
    /// The same as the fragment of a link.
    pub link: Rc<str>,
    /// The part of the state that concerns this screen only.
    pub ui: Rc<UiState>,
    /// The scenario, what is wrong with it, the figures.
    pub outcome: Rc<Calculation>,
    /// The sentence that is read out: of values that are committed, and not at every key.
    pub announcement: AttrValue,
    last_good: Option<Rc<Figures>>,
    /// The states before each change, the latest last.
    past: Vec<Rc<AppState>>,
    /// The catalog that the figures are of.
    catalog: &'static Catalog,
}

impl Store {
    /// The page as it is opened. `whole`: the document shows the view with the default scenario and nothing was entered.
    #[must_use]
    pub fn opened(state: AppState, whole: bool, environment: &Environment) -> (Self, Vec<Effect>) {
        let mut last_good = None;
        let outcome = outcome_of(&state, environment.catalog, &mut last_good);
        let ui = UiState {
            // It was asked for before.
            fetch_failed: !(environment.has_view)(state.route),
            keeps_below: whole && !environment.has_detail && state == AppState::at(state.route),
            ..UiState::default()
        };
        let store = Self {
            link: link::write(&state).into(),
            announcement: announcement(environment.words, &state, &outcome).into(),
            state: Rc::new(state),
            ui: Rc::new(ui),
            outcome,
            last_good,
            past: Vec::new(),
            catalog: environment.catalog,
        };
        let mut step = Step { store, effects: Vec::new(), environment };
        step.fetch_detail_if_needed();
        (step.store, step.effects)
    }
}

/// The state after an action, and what is to be done then.
#[must_use]
pub fn reduce(store: Store, action: Action, environment: &Environment) -> (Store, Vec<Effect>) {
    let mut step = Step { store, effects: Vec::new(), environment };
    if !std::ptr::eq(step.store.catalog, environment.catalog) {
        step.follow_catalog();
    }
    match action {
        Action::Scenario(action) => step.change(action),
        Action::Ui(action) => step.answer(action),
    }
    step.fetch_detail_if_needed();
    (step.store, step.effects)
}

/// One action on its way.
struct Step<'e> {
    store: Store,
    effects: Vec<Effect>,
    environment: &'e Environment,
}

impl Step<'_> {
    fn ui(&mut self) -> &mut UiState {
        Rc::make_mut(&mut self.store.ui)
    }

    fn focus(&mut self, id: &str) {
        self.effects.push(Effect::Focus(id.to_owned()));
    }

    fn change(&mut self, action: ScenarioAction) {
        let resets = matches!(action, ScenarioAction::Reset);
        let was = Rc::clone(&self.store.state);
        self.store.state = Rc::clone(&was).after(action);
        if self.store.state.history_entry != was.history_entry && self.store.state.route == was.route {
            if self.store.past.len() == MOST_UNDONE {
                self.store.past.remove(0);
            }
            self.store.past.push(Rc::clone(&was));
        }
        if resets {
            self.effects.push(Effect::Reveal(field_id(Field::NewSubscriptions.path())));
        }
        self.follow(&was, resets);
    }

    /// The browser's history would do, where a page may use it.
    fn undo(&mut self) {
        let was = Rc::clone(&self.store.state);
        while let Some(before) = self.store.past.pop() {
            if !before.says_the_same(&was) {
                self.store.state = Rc::new(was.restoring(&before));
                break;
            }
        }
        self.follow(&was, false);
        // A button that can do no more loses the focus.
        if self.store.past.is_empty() {
            self.focus("inputs-title");
        }
    }

    /// With a chunk came what is said beside figures: the same figures once more, of programs that say it.
    fn follow_catalog(&mut self) {
        let catalog = self.environment.catalog;
        self.store.catalog = catalog;
        let again = |figures: Rc<Figures>| Rc::new(Figures::of(figures.scenario.clone(), catalog));
        self.store.last_good = self.store.last_good.take().map(again);
        self.estimate();
        self.announce();
    }

    fn estimate(&mut self) {
        let Store { state, catalog, last_good, .. } = &mut self.store;
        self.store.outcome = outcome_of(state, catalog, last_good);
    }

    fn announce(&mut self) {
        let Store { state, outcome, .. } = &self.store;
        if state.committed {
            self.store.announcement = announcement(self.environment.words, state, outcome).into();
        }
    }

    /// Derives everything that follows from another scenario.
    fn follow(&mut self, was: &Rc<AppState>, resets: bool) {
        let state = Rc::clone(&self.store.state);
        // What changes nothing gives the very same.
        let is_same = Rc::ptr_eq(&state, was);
        let can_undo = !self.store.past.is_empty();
        let ui = self.ui();
        ui.can_undo = can_undo;
        // It holds for what the document showed.
        ui.keeps_below &= is_same;
        if state.history_entry != was.history_entry || resets {
            ui.started_over = resets;
        }
        if !is_same {
            self.store.link = link::write(&*state).into();
        }
        if state.typed != was.typed || state.decimal_mark != was.decimal_mark {
            self.estimate();
        }
        if state.route != was.route {
            self.store.ui = Rc::new(self.store.ui.in_another_view());
            self.effects.push(Effect::FocusHeading);
            self.fetch_view();
        }
        self.announce();
    }

    /// The document's own is no longer right, or a working is opened. What has failed is asked for once more by the visitor.
    fn fetch_detail_if_needed(&mut self) {
        let ui = &self.store.ui;
        let is_needed = !ui.keeps_below || ui.needs_detail();
        if self.store.state.route == Route::Estimate && is_needed && !ui.detail_failed {
            self.fetch_detail();
        }
    }

    /// Asks for what draws below the ranking, unless it is there or on its way.
    fn fetch_detail(&mut self) {
        if !self.environment.has_detail && !self.store.ui.awaits_detail {
            let ui = self.ui();
            ui.awaits_detail = true;
            ui.detail_failed = false;
            self.effects.push(Effect::FetchDetail);
        }
    }

    /// Asks for what draws the view, unless it is there.
    fn fetch_view(&mut self) {
        self.ui().fetch_failed = false;
        let route = self.store.state.route;
        if !(self.environment.has_view)(route) {
            self.effects.push(Effect::FetchView(route));
        }
    }

    fn reveal(&mut self, field: &str) {
        if is_in_more(field) {
            self.ui().set_expanded(DisclosureId::MoreInputs, true);
        }
        self.effects.push(Effect::Reveal(field_id(field)));
    }

    fn answer(&mut self, action: UiAction) {
        match action {
            UiAction::Toggle(id) => self.ui().toggle(id),
            UiAction::SetExpanded(id, expanded) => self.ui().set_expanded(id, expanded),
            UiAction::Focus(field) => {
                self.effects.push(Effect::ScrollIntoView(field_id(&field)));
                self.ui().editing = Some(field);
            }
            UiAction::Blur => {
                self.ui().editing = None;
                // Steps by the arrow keys are no change that the browser tells of.
                if !self.store.state.committed {
                    self.change(ScenarioAction::Commit);
                }
            }
            UiAction::Reveal(field) => self.reveal(&field),
            UiAction::AssumeRate { tier, field } => {
                if !self.store.ui.assuming.contains(&tier) {
                    self.ui().assuming.push(tier);
                }
                self.reveal(&field);
            }
            UiAction::FocusElement(id) => self.focus(id),
            UiAction::FocusBelow(id) => {
                let is_estimate = self.store.state.route == Route::Estimate;
                let is_awaited = is_estimate && !self.environment.has_detail && !self.store.ui.keeps_below;
                self.ui().sought_below = is_awaited.then_some(id);
                self.focus(id);
            }
            UiAction::ShowYears(tier) => {
                self.change(ScenarioAction::SelectTier(tier));
                self.focus("detail-title");
            }
            UiAction::ExpandPlan(tier) => {
                self.ui().set_expanded(DisclosureId::Plan, true);
                self.change(ScenarioAction::SelectTier(tier));
            }
            UiAction::ShowColumn(column) => {
                self.ui().column = column;
                self.effects.push(Effect::KeepReadingRow);
            }
            UiAction::Resize(columns) => self.ui().fits = Some(columns),
            UiAction::FocusValue(id) => self.ui().stop = Some(id),
            UiAction::FocusFigure(place) => self.ui().year_stop = Some(place),
            UiAction::Undo => self.undo(),
            UiAction::Print => self.effects.push(Effect::FetchPaper),
            UiAction::PaperFetched(today) => {
                self.ui().paper = Some(today);
                self.effects.push(Effect::Print);
            }
            UiAction::SetPrinting(day) => self.ui().paper = day,
            UiAction::ClickBelow(place) => {
                self.ui().clicked_below = Some(place);
                self.fetch_detail();
            }
            UiAction::DetailFetched(here) => self.detail_fetched(here),
            UiAction::RetryDetail(id) => {
                self.fetch_detail();
                self.focus(&id);
            }
            UiAction::ViewFetched(route, here) => {
                let failed = route == self.store.state.route && !here;
                self.ui().fetch_failed |= failed;
            }
            UiAction::RetryView => {
                self.fetch_view();
                self.focus("title");
                self.effects.push(Effect::FocusHeading);
            }
        }
    }

    fn detail_fetched(&mut self, here: bool) {
        let ui = self.ui();
        ui.awaits_detail = false;
        ui.detail_failed = !here;
        ui.keeps_below &= !here;
        if here {
            let (clicked, sought) = (ui.clicked_below.take(), ui.sought_below.take());
            self.effects.push(match sought {
                Some(id) => Effect::Focus(id.to_owned()),
                None => Effect::RestoreBelow(clicked),
            });
        }
    }
}

/// The figures of what is typed, or the last good ones while something is wrong with it.
fn outcome_of(state: &AppState, catalog: &'static Catalog, last_good: &mut Option<Rc<Figures>>) -> Rc<Calculation> {
    let (figures, errors) = calculation::figures(&state.typed, state.decimal_mark, catalog);
    let figures = Rc::new(figures);
    if errors.is_empty() {
        *last_good = Some(Rc::clone(&figures));
    }
    Rc::new(Calculation { figures: last_good.clone().unwrap_or(figures), errors })
}

#[cfg(test)]
mod tests;
