//! The whole page: it holds the state, keeps the browser's address in step with it and shows the view.
//!
//! The first render is a function of [`AppProps`] alone, the same in the browser and on a build machine. The browser is only
//! touched once something is rendered, and its address in `address.rs` alone. What stands on the page is drawn in `frame.rs`
//! and [`crate::pages`].

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use partner_engine::program::Catalog;
use yew::prelude::*;

use crate::address::{self, Address};
use crate::answer;
use crate::below;
use crate::chunks::{self, Chunk};
use crate::components::copy_link::Copied;
use crate::components::reading_row::ReadingRow;
use crate::components::{copy_link, theme_switch};
use crate::fit::{self, Fit};
use crate::frame;
use crate::link;
use crate::outcome::{self, Figures, Outcome};
use crate::page::{Dispatch, Kept, Page};
use crate::pages;
use crate::printing::{self, Printing};
use crate::route::Route;
use crate::screen::{Gesture, Message, Screen};
use crate::start;
use crate::state::{Action, AppState};
use crate::texts::Texts;
use crate::wording::{Language, Words};

/// Where the page starts.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The view.
    pub route: Route,
    /// The state in the address, as [`link::read`] takes it.
    #[prop_or_default]
    pub fragment: AttrValue,
    /// What was entered into the page before it was alive, see [`AppState::entered`].
    #[prop_or_default]
    pub entered: Rc<[(String, String)]>,
    /// Whether the document shows the view with the default scenario and nothing was entered: what cannot be drawn yet stays as it is there.
    #[prop_or_default]
    pub whole: bool,
}

impl AppProps {
    /// The default scenario in a view.
    #[must_use]
    pub fn at(route: Route) -> Self {
        Self { route, fragment: AttrValue::default(), entered: Rc::default(), whole: false }
    }
}

/// The whole page.
pub struct App {
    words: &'static Words,
    state: Rc<AppState>,
    screen: Screen,
    /// The states before each change, the latest last.
    past: Vec<Rc<AppState>>,
    outcome: Rc<Outcome>,
    /// The catalog that its figures are of.
    catalog: &'static Catalog,
    last_good: Option<Rc<Figures>>,
    kept: Kept,
    dispatch: Dispatch,
    address: Address,
    fit: Fit,
    printing: Printing,
    /// The view that was shown last.
    shown: Option<Route>,
    /// Whether the heading of another view gets the focus as soon as the view is there.
    awaits_heading: bool,
    /// What was pressed below the ranking before it could answer.
    pressed_below: Option<usize>,
    /// The id that was asked for there before it was there.
    sought_below: Option<&'static str>,
    /// What stands in the browser's tab.
    title: String,
    /// What is to be done once what changed is on the page.
    next: Option<Next>,
    /// Takes back what the button says of a copied link.
    copied_until: Option<Timeout>,
}

/// Changes that can be undone: more than anybody remembers, less than would weigh.
const MOST_UNDONE: usize = 100;

/// What has to wait for the page.
enum Next {
    Seek(String),
    Below { place: usize, press: bool },
    Reveal(String),
    Uncover(String),
    Keep(ReadingRow),
    Print,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { route, fragment, entered, whole } = context.props();
        let state = Rc::new(AppState::following(*route, link::read(fragment)).entered(entered));
        let mut last_good = None;
        let keeps_below = *whole && chunks::detail().is_none() && *state == AppState::at(*route);
        Self {
            words: Language::OF_PAGE.words(),
            outcome: outcome_of(&state, &mut last_good),
            catalog: partner_programs::catalog(),
            last_good,
            state,
            past: Vec::new(),
            // It was asked for before.
            screen: Screen { fetch_failed: chunks::view(*route).is_none(), keeps_below, ..Screen::default() },
            kept: Kept::default(),
            dispatch: Dispatch::new(context.link().callback(|message| message)),
            address: Address::default(),
            fit: Fit::default(),
            printing: Printing::default(),
            shown: None,
            awaits_heading: false,
            pressed_below: None,
            sought_below: None,
            title: String::new(),
            next: None,
            copied_until: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        if !std::ptr::eq(self.catalog, partner_programs::catalog()) {
            self.follow_catalog();
        }
        match message {
            Message::Act(action) => self.act(action),
            Message::Gesture(gesture) => self.answer(gesture),
        }
        self.fetch_detail_if_needed();
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        start::draws(true);
        frame::frame(&Page {
            words: self.words,
            state: &self.state,
            screen: &self.screen,
            outcome: &self.outcome,
            dispatch: &self.dispatch,
            kept: &self.kept,
        })
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        start::draws(false);
        if first {
            self.fetch_detail_if_needed();
            self.address.listen(self.dispatch.clone());
            self.fit.listen(self.dispatch.clone());
            self.printing.listen(self.dispatch.clone());
            chunks::listen(self.dispatch.clone());
            if let Some(theme) = theme_switch::kept() {
                self.dispatch.send(Gesture::Theme(theme).into());
            }
        }
        self.address.follow(&self.state, &context.props().fragment);
        let another = self.shown.replace(self.state.route) != Some(self.state.route);
        // Not at every key: the tab and the history name what is finished.
        if another || self.state.settled {
            let title = self.title_of_case().unwrap_or_else(|| (self.words.shell.title)(self.state.route).to_owned());
            if title != self.title {
                address::set_title(&title);
                self.title = title;
            }
        }
        self.awaits_heading |= another && !first;
        if self.awaits_heading && (self.screen.fetch_failed || chunks::view(self.state.route).is_some()) {
            self.awaits_heading = false;
            address::focus("title");
        }
        if self.state.route == Route::Compare
            && let Some(columns) = fit::measured()
            && self.screen.fits != Some(columns)
        {
            self.dispatch.send(Gesture::Fit(columns).into());
        }
        match self.next.take() {
            None => {}
            Some(Next::Seek(id)) => address::focus(&id),
            Some(Next::Below { place, press }) => below::go(place, press),
            Some(Next::Reveal(id)) => address::reveal(&id),
            Some(Next::Uncover(id)) => address::uncover(&id),
            Some(Next::Keep(row)) => row.keep(),
            Some(Next::Print) => printing::print(),
        }
    }
}

impl App {
    /// The estimate of what somebody has entered, in a few words; `None` for the example and while something is wrong.
    fn title_of_case(&self) -> Option<String> {
        let is_case = self.state.route == Route::Estimate && self.state.typed != Texts::default();
        if !is_case || self.outcome.is_stale() {
            return None;
        }
        let figures = &self.outcome.figures;
        let leader = *answer::ranked(&figures.estimate, &self.state.programs).first()?;
        let net = self.words.numbers.money(leader.net.expected.amount, figures.scenario.currency);
        Some((self.words.shell.title_of_case)(
            &net,
            answer::is_maximum(leader),
            (self.words.estimate.tier)(leader.tier),
        ))
    }

    fn act(&mut self, action: Action) {
        let starts_over = action == Action::StartOver;
        let was = Rc::clone(&self.state);
        self.state = Rc::clone(&self.state).after(action);
        if self.state.moment != was.moment && self.state.route == was.route {
            if self.past.len() == MOST_UNDONE {
                self.past.remove(0);
            }
            self.past.push(Rc::clone(&was));
        }
        if starts_over {
            self.next = Some(Next::Reveal(crate::components::field::field_id("deals.new_subscriptions")));
        }
        self.follow(&was, starts_over);
    }

    /// Takes the last change back. The browser's history would do, where a page may use it.
    fn undo(&mut self) {
        let was = Rc::clone(&self.state);
        while let Some(before) = self.past.pop() {
            if !before.says_the_same(&was) {
                self.state = Rc::new(was.restoring(&before));
                break;
            }
        }
        self.follow(&was, false);
        // A button that can do no more loses the focus.
        if self.past.is_empty() {
            self.next = Some(Next::Seek("inputs-title".to_owned()));
        }
    }

    /// With a chunk came what is said beside figures: the same figures once more, of programs that say it.
    fn follow_catalog(&mut self) {
        self.catalog = partner_programs::catalog();
        let again = |figures: Rc<Figures>| Rc::new(Figures::of(figures.scenario.clone(), self.catalog));
        self.last_good = self.last_good.take().map(again);
        self.outcome = outcome_of(&self.state, &mut self.last_good);
    }

    /// What follows from another state.
    fn follow(&mut self, was: &AppState, starts_over: bool) {
        self.screen.can_undo = !self.past.is_empty();
        // It holds for what the document showed.
        self.screen.keeps_below &= *self.state == *was;
        if self.state.moment != was.moment || starts_over {
            self.screen.started_over = starts_over;
        }
        if self.state.typed != was.typed || self.state.decimal_mark != was.decimal_mark {
            self.outcome = outcome_of(&self.state, &mut self.last_good);
        }
        if self.state.route != was.route {
            self.screen = std::mem::take(&mut self.screen).in_another_view();
            self.fetch_view();
        }
    }

    /// The document's own is no longer right, or a working is opened. What has failed is asked for once more by the visitor.
    fn fetch_detail_if_needed(&mut self) {
        let Screen { keeps_below, detail_failed, turned, .. } = &self.screen;
        let is_needed = !keeps_below || turned.iter().any(|fold| pages::estimate::is_drawn_apart(fold));
        if self.state.route == Route::Estimate && is_needed && !detail_failed {
            self.fetch_detail();
        }
    }

    /// Asks for what draws below the ranking, unless it is there or on its way.
    fn fetch_detail(&mut self) {
        if chunks::detail().is_none() && !self.screen.awaits_detail {
            self.screen.awaits_detail = true;
            self.screen.detail_failed = false;
            let dispatch = self.dispatch.clone();
            chunks::fetch_then(Some(Chunk::Detail), move |here| dispatch.send(Gesture::DetailFetched(here).into()));
        }
    }

    /// Asks for what draws the view, unless it is there.
    fn fetch_view(&mut self) {
        self.screen.fetch_failed = false;
        let route = self.state.route;
        if chunks::view(route).is_none() {
            let dispatch = self.dispatch.clone();
            chunks::fetch_then(Chunk::of(route), move |here| dispatch.send(Gesture::Fetched(route, here).into()));
        }
    }

    fn answer(&mut self, gesture: Gesture) {
        let screen = &mut self.screen;
        match gesture {
            Gesture::Turn(fold) => screen.turn(&fold),
            Gesture::Turned(fold, so) => screen.set_turned(&fold, so),
            Gesture::Edit(field) => {
                self.next = Some(Next::Uncover(crate::components::field::field_id(&field)));
                screen.editing = Some(field);
            }
            Gesture::Leave => {
                screen.editing = None;
                // Steps by the arrow keys are no change that the browser tells of.
                if !self.state.settled {
                    self.act(Action::Settle);
                }
            }
            Gesture::Go(field) => {
                if let Some(fold) = crate::pages::estimate::inputs::fold_of(&field) {
                    screen.set_turned(fold, true);
                }
                self.next = Some(Next::Reveal(crate::components::field::field_id(&field)));
            }
            Gesture::Assume { tier, field } => {
                if !screen.assuming.contains(&tier) {
                    screen.assuming.push(tier);
                }
                self.answer(Gesture::Go(field));
            }
            Gesture::Seek(id) => {
                let is_awaited =
                    self.state.route == Route::Estimate && chunks::detail().is_none() && !screen.keeps_below;
                self.sought_below = is_awaited.then_some(id);
                self.next = Some(Next::Seek(id.to_owned()));
            }
            Gesture::SeeYears(tier) => {
                self.act(Action::LookInto(tier));
                self.next = Some(Next::Seek("detail-title".to_owned()));
            }
            Gesture::OpenPlan(tier) => {
                screen.set_turned(crate::pages::requirements::PLAN, false);
                self.act(Action::LookInto(tier));
            }
            Gesture::ShowColumn(column) => {
                screen.column = column;
                self.next = ReadingRow::now().map(Next::Keep);
            }
            Gesture::Fit(columns) => screen.fits = Some(columns),
            Gesture::Stop(id) => screen.stop = Some(id),
            Gesture::YearStop(place) => screen.year_stop = Some(place),
            Gesture::Theme(theme) => {
                theme_switch::apply(&theme);
                screen.theme = Some(theme);
            }
            Gesture::Undo => self.undo(),
            Gesture::CopyLink => {
                let dispatch = self.dispatch.clone();
                copy_link::copy(address::to_share(&self.state), move |copied| {
                    dispatch.send(Gesture::Copied(copied).into());
                });
            }
            Gesture::Copied(copied) => {
                match copied {
                    Copied::Yes => {
                        let dispatch = self.dispatch.clone();
                        let close = move || dispatch.send(Gesture::CloseCopied(false).into());
                        self.copied_until = Some(Timeout::new(copy_link::SHOWN_FOR, close));
                    }
                    Copied::ByHand(_) => {
                        self.copied_until = None;
                        self.next = Some(Next::Seek(copy_link::BY_HAND.to_owned()));
                    }
                }
                screen.copied = Some(copied);
            }
            Gesture::CloseCopied(back) => {
                self.copied_until = None;
                screen.copied = None;
                if back {
                    self.next = Some(Next::Seek(copy_link::BUTTON.to_owned()));
                }
            }
            Gesture::Print => {
                let dispatch = self.dispatch.clone();
                chunks::fetch_then(Some(Chunk::Paper), move |_| dispatch.send(Gesture::OpenPrintDialog.into()));
            }
            Gesture::OpenPrintDialog => {
                screen.paper = Some(printing::today());
                self.next = Some(Next::Print);
            }
            Gesture::Paper(day) => screen.paper = day,
            Gesture::PressBelow(place) => {
                self.pressed_below = Some(place);
                self.fetch_detail();
            }
            Gesture::DetailFetched(here) => {
                screen.awaits_detail = false;
                screen.detail_failed = !here;
                screen.keeps_below &= !here;
                if here {
                    let pressed = self.pressed_below.take();
                    let place = pressed.or_else(below::focused);
                    self.next = match self.sought_below.take() {
                        Some(id) => Some(Next::Seek(id.to_owned())),
                        None => place.map(|place| Next::Below { place, press: pressed.is_some() }),
                    };
                }
            }
            Gesture::FetchDetailAgain(id) => {
                self.fetch_detail();
                self.next = Some(Next::Seek(id));
            }
            Gesture::Fetched(route, here) => screen.fetch_failed |= route == self.state.route && !here,
            Gesture::FetchAgain => {
                self.fetch_view();
                self.next = Some(Next::Seek("title".to_owned()));
                self.awaits_heading = true;
            }
        }
    }
}

/// The figures of what is typed, or the last good ones while something is wrong with it.
fn outcome_of(state: &AppState, last_good: &mut Option<Rc<Figures>>) -> Rc<Outcome> {
    let (figures, errors) = outcome::figures(&state.typed, state.decimal_mark, partner_programs::catalog());
    let figures = Rc::new(figures);
    if errors.is_empty() {
        *last_good = Some(Rc::clone(&figures));
    }
    Rc::new(Outcome { figures: last_good.clone().unwrap_or(figures), errors })
}
