//! The whole page: it holds the state, keeps the browser's address in step with it and shows the view.
//!
//! The first render is a function of [`AppProps`] alone, the same in the browser and on a build machine. The browser is only
//! touched once something is rendered, and its address in `history.rs` alone. What stands on the page is drawn in `layout.rs`
//! and [`crate::pages`].

use std::rc::Rc;

use yew::prelude::*;

use crate::below;
use crate::chunks::{self, Chunk};
use crate::components::scroll_anchor::ScrollAnchor;
use crate::fit::{self, Fit};
use crate::headline;
use crate::history::{self, Address};
use crate::layout;
use crate::link;
use crate::page::{Dispatch, Page};
use crate::pages;
use crate::printing::{self, Printing};
use crate::route::Route;
use crate::start;
use crate::state::reducer::{Effect, Environment, Store, reduce};
use crate::state::{Action, AppState};
use crate::texts::Texts;
use crate::ui_state::UiAction;
use crate::wording::{Language, Words};

/// Where the page starts.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The view.
    pub route: Route,
    /// The state in the address, as [`link::read`] takes it.
    #[prop_or_default]
    pub fragment: AttrValue,
    /// Texts and choices entered into the page before it was alive, see [`AppState::entered`].
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
    store: Store,
    dispatch: Dispatch,
    address: Address,
    fit: Fit,
    printing: Printing,
    /// Effects to run once the page has been opened.
    opening: Vec<Effect>,
    /// Whether the heading of the view gets the focus as soon as the view is there.
    awaits_heading: bool,
    /// The view whose name stands in the browser's tab.
    titled: Option<Route>,
    /// The title that the document has.
    title: String,
    /// The step to take once the change is on the page.
    next: Option<Next>,
}

/// A step that has to wait for the page.
enum Next {
    Run(Effect),
    Below { place: usize, click: bool },
    Keep(ScrollAnchor),
}

impl Component for App {
    type Message = Action;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { route, fragment, entered, whole } = context.props();
        let state = AppState::following(*route, link::read(fragment)).entered(entered);
        let environment = environment();
        let (store, opening) = Store::opened(state, *whole, &environment);
        Self {
            words: environment.words,
            store,
            dispatch: Dispatch::new(context.link().callback(|action| action)),
            address: Address::default(),
            fit: Fit::default(),
            printing: Printing::default(),
            opening,
            awaits_heading: false,
            titled: None,
            title: String::new(),
            next: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        let (store, effects) = reduce(self.store.clone(), action, &environment());
        self.store = store;
        effects.into_iter().for_each(|effect| self.run(effect));
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        start::draws(true);
        layout::frame(&Page {
            words: self.words,
            state: Rc::clone(&self.store.state),
            link: Rc::clone(&self.store.link),
            ui: Rc::clone(&self.store.ui),
            outcome: Rc::clone(&self.store.outcome),
            announcement: self.store.announcement.clone(),
            dispatch: self.dispatch.clone(),
        })
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        start::draws(false);
        if first {
            std::mem::take(&mut self.opening).into_iter().for_each(|effect| self.run(effect));
            self.address.listen(self.dispatch.clone());
            self.fit.listen(self.dispatch.clone());
            self.printing.listen(self.dispatch.clone());
            chunks::listen(self.dispatch.clone());
        }
        let Store { state, link, ui, .. } = &self.store;
        self.address.follow(state, link, &context.props().fragment);
        // Not at every key: the tab and the history name what is finished.
        if self.titled.replace(state.route) != Some(state.route) || state.committed {
            let title = self.title_of_case().unwrap_or_else(|| (self.words.shell.title)(state.route).to_owned());
            if title != self.title {
                history::set_title(&title);
                self.title = title;
            }
        }
        // What is drawn decides: the view may have been fetched since.
        if self.awaits_heading && !history::shows(pages::fetching::VIEW) {
            self.awaits_heading = false;
            history::focus("title");
        }
        if state.route == Route::Compare
            && let Some(columns) = fit::measured()
            && ui.fits != Some(columns)
        {
            self.dispatch.send(UiAction::Resize(columns).into());
        }
        match self.next.take() {
            Some(Next::Run(Effect::Focus(id))) => history::focus(&id),
            Some(Next::Run(Effect::Reveal(id))) => history::reveal(&id),
            Some(Next::Run(Effect::ScrollIntoView(id))) => history::uncover(&id),
            Some(Next::Run(Effect::Print)) => printing::print(),
            Some(Next::Below { place, click }) => below::go(place, click),
            Some(Next::Keep(row)) => row.keep(),
            // The others do not wait.
            Some(Next::Run(_)) | None => {}
        }
    }
}

impl App {
    /// Does what does not wait for the page, and keeps what does; what the page is like before it changes is noted.
    fn run(&mut self, effect: Effect) {
        let dispatch = self.dispatch.clone();
        let send = move |action: UiAction| dispatch.send(action.into());
        match effect {
            Effect::FetchDetail => {
                chunks::fetch_then(Some(Chunk::Detail), move |here| send(UiAction::DetailFetched(here)))
            }
            Effect::FetchView(route) => {
                chunks::fetch_then(Chunk::of(route), move |here| send(UiAction::ViewFetched(route, here)));
            }
            Effect::FetchPaper => {
                chunks::fetch_then(Some(Chunk::Paper), move |_| send(UiAction::PaperFetched(printing::today())));
            }
            Effect::FocusHeading => self.awaits_heading = true,
            Effect::RestoreBelow(clicked) => {
                let place = clicked.or_else(below::focused);
                self.next = place.map(|place| Next::Below { place, click: clicked.is_some() });
            }
            Effect::KeepReadingRow => self.next = ScrollAnchor::now().map(Next::Keep),
            Effect::Focus(_) | Effect::Reveal(_) | Effect::ScrollIntoView(_) | Effect::Print => {
                self.next = Some(Next::Run(effect));
            }
        }
    }

    /// The estimate of what somebody has entered, in a few words; `None` for the example and while something is wrong.
    fn title_of_case(&self) -> Option<String> {
        let Store { state, outcome, .. } = &self.store;
        let is_case = state.route == Route::Estimate && state.typed != Texts::default();
        if !is_case || outcome.is_stale() {
            return None;
        }
        let figures = &outcome.figures;
        let leader = *headline::ranked(&figures.estimate, &state.programs).first()?;
        let net = self.words.numbers.money(leader.net.expected.amount, figures.scenario.currency);
        Some((self.words.shell.title_of_case)(
            &net,
            headline::is_maximum(leader),
            (self.words.estimate.tier)(leader.tier),
        ))
    }
}

fn environment() -> Environment {
    Environment {
        words: Language::OF_PAGE.words(),
        catalog: partner_programs::catalog(),
        has_detail: chunks::detail().is_some(),
        has_view: |route| chunks::view(route).is_some(),
    }
}
