//! The whole page: it holds the state, keeps the browser's address in step with it and shows the view.
//!
//! The first render is a function of [`AppProps`] alone, the same in the browser and on a build machine. The browser is only
//! touched once something is rendered, and its address in `address.rs` alone. What stands on the page is drawn in `frame.rs`
//! and [`crate::pages`].

use std::rc::Rc;

use yew::prelude::*;

use crate::address::{self, Address};
use crate::components::reading_row::ReadingRow;
use crate::components::{copy_link, theme_switch};
use crate::frame;
use crate::link;
use crate::outcome::{self, Figures, Outcome};
use crate::page::{Dispatch, Kept, Page};
use crate::printing::{self, Printing};
use crate::route::Route;
use crate::screen::{Gesture, Message, Screen};
use crate::state::{Action, AppState};
use crate::wording::EN;

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
}

impl AppProps {
    /// The default scenario in a view.
    #[must_use]
    pub fn at(route: Route) -> Self {
        Self { route, fragment: AttrValue::default(), entered: Rc::default() }
    }
}

/// The whole page.
pub struct App {
    state: Rc<AppState>,
    screen: Screen,
    outcome: Rc<Outcome>,
    last_good: Option<Rc<Figures>>,
    kept: Kept,
    dispatch: Dispatch,
    address: Address,
    printing: Printing,
    /// The view whose title is in the browser's tab.
    shown: Option<Route>,
    /// What is to be done once what changed is on the page.
    next: Option<Next>,
}

/// What has to wait for the page.
enum Next {
    Seek(&'static str),
    Reveal(String),
    Keep(ReadingRow),
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { route, fragment, entered } = context.props();
        let state = Rc::new(AppState::following(*route, link::read(fragment)).entered(entered));
        let mut last_good = None;
        Self {
            outcome: outcome_of(&state, &mut last_good),
            last_good,
            state,
            screen: Screen::default(),
            kept: Kept::default(),
            dispatch: Dispatch::new(context.link().callback(|message| message)),
            address: Address::default(),
            printing: Printing::default(),
            shown: None,
            next: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act(action),
            Message::Gesture(gesture) => self.answer(gesture),
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        frame::frame(&Page {
            words: &EN,
            state: &self.state,
            screen: &self.screen,
            outcome: &self.outcome,
            dispatch: &self.dispatch,
            kept: &self.kept,
        })
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            self.address.listen(self.dispatch.clone());
            self.printing.listen(self.dispatch.clone());
            if let Some(theme) = theme_switch::kept() {
                self.dispatch.send(Gesture::Theme(theme).into());
            }
        }
        self.address.follow(&self.state, &context.props().fragment);
        if self.shown.replace(self.state.route) != Some(self.state.route) {
            address::set_title((EN.shell.title)(self.state.route));
            if !first {
                address::focus("title");
            }
        }
        match self.next.take() {
            None => {}
            Some(Next::Seek(id)) => address::focus(id),
            Some(Next::Reveal(id)) => address::reveal(&id),
            Some(Next::Keep(row)) => row.keep(),
        }
    }
}

impl App {
    fn act(&mut self, action: Action) {
        let was = Rc::clone(&self.state);
        self.state = Rc::clone(&self.state).after(action);
        if self.state.typed != was.typed {
            self.outcome = outcome_of(&self.state, &mut self.last_good);
        }
        if self.state.route != was.route {
            self.screen = std::mem::take(&mut self.screen).in_another_view();
        }
    }

    fn answer(&mut self, gesture: Gesture) {
        let screen = &mut self.screen;
        match gesture {
            Gesture::Turn(fold) => screen.turn(&fold),
            Gesture::Turned(fold, so) => screen.set_turned(&fold, so),
            Gesture::Edit(field) => screen.editing = Some(field),
            Gesture::Leave => screen.editing = None,
            Gesture::Go(field) => self.next = Some(Next::Reveal(crate::components::field::field_id(&field))),
            Gesture::Assume { tier, field } => {
                if !screen.assuming.contains(&tier) {
                    screen.assuming.push(tier);
                }
                self.answer(Gesture::Go(field));
            }
            Gesture::Seek(id) => self.next = Some(Next::Seek(id)),
            Gesture::SeeYears(tier) => {
                self.act(Action::LookInto(tier));
                self.next = Some(Next::Seek("detail-title"));
            }
            Gesture::OpenPlan(tier) => {
                screen.set_turned(crate::pages::requirements::PLAN, false);
                self.act(Action::LookInto(tier));
            }
            Gesture::ShowColumn(column) => {
                screen.column = column;
                self.next = ReadingRow::now().map(Next::Keep);
            }
            Gesture::Theme(theme) => {
                theme_switch::apply(&theme);
                screen.theme = Some(theme);
            }
            Gesture::CopyLink => {
                let dispatch = self.dispatch.clone();
                copy_link::copy(address::to_share(&self.state), move |copied| {
                    dispatch.send(Gesture::Copied(copied).into());
                });
            }
            Gesture::Copied(copied) => screen.copied = Some(copied),
            Gesture::Print => {
                screen.paper = Some(printing::today());
                printing::print();
            }
            Gesture::Paper(day) => screen.paper = day,
        }
    }
}

/// The figures of what is typed, or the last good ones while something is wrong with it.
fn outcome_of(state: &AppState, last_good: &mut Option<Rc<Figures>>) -> Rc<Outcome> {
    let (figures, errors) = outcome::figures(&state.typed, partner_programs::catalog());
    let figures = Rc::new(figures);
    if errors.is_empty() {
        *last_good = Some(Rc::clone(&figures));
    }
    Rc::new(Outcome { figures: last_good.clone().unwrap_or(figures), errors })
}
