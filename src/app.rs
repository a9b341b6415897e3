//! The whole page: it holds the state, keeps the browser's address in step with it and shows the view.
//!
//! The first render is a function of [`AppProps`] alone, the same in the browser and on a build machine. The browser's
//! address is only touched in effects, all of them in `address.rs`.

use std::rc::Rc;

use yew::prelude::*;

use crate::address;
use crate::components::copy_link::CopyLink;
use crate::components::foot::{Edition, Foot};
use crate::components::header::{Header, NavLink};
use crate::components::notice::Notice;
use crate::components::theme_switch::ThemeSwitch;
use crate::link;
use crate::outcome::{self, Figures, Outcome};
use crate::pages::compare::ComparePage;
use crate::pages::estimate::EstimatePage;
use crate::pages::not_found::NotFoundPage;
use crate::pages::requirements::RequirementsPage;
use crate::route::Route;
use crate::state::{Action, AppState};
use crate::wording::{EN, Words};

/// What a view needs: the words, the state with its `dispatch`, and what was derived from it.
#[derive(Clone)]
pub struct PageContext {
    /// Every word of the page.
    pub words: &'static Words,
    /// What was typed and chosen; `state.dispatch(Action::…)` changes it.
    pub state: UseReducerHandle<AppState>,
    /// What follows from what was typed: the scenario, what is wrong with it, the figures.
    pub outcome: Rc<Outcome>,
}

impl PageContext {
    /// A callback that sends an action made from what the callback is given.
    pub fn sends<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatcher = self.state.dispatcher();
        Callback::from(move |value| dispatcher.dispatch(action(value)))
    }
}

impl PartialEq for PageContext {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.words, other.words) && self.state == other.state && self.outcome == other.outcome
    }
}

/// The context of the page.
///
/// # Panics
/// Outside of [`App`].
#[hook]
pub fn use_page() -> PageContext {
    use_context::<PageContext>().expect("a view stands inside App")
}

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
#[component]
pub fn App(props: &AppProps) -> Html {
    let start = props.clone();
    let state =
        use_reducer(move || AppState::following(start.route, link::read(&start.fragment)).entered(&start.entered));
    address::use_address(&state, &props.fragment);
    let outcome = use_outcome(&state);
    use_effect_with(state.route, |route| address::set_title((EN.document.title)(*route)));
    let page = PageContext { words: &EN, state, outcome };
    html! {
        <ContextProvider<PageContext> context={ page }>
            <Frame />
        </ContextProvider<PageContext>>
    }
}

/// The figures of what is typed, or the last good ones while something is wrong with it.
#[hook]
fn use_outcome(state: &AppState) -> Rc<Outcome> {
    let last_good = use_mut_ref(|| None::<Rc<Figures>>);
    use_memo(state.typed.clone(), |typed| {
        let (figures, errors) = outcome::figures(typed, partner_programs::catalog());
        let figures = Rc::new(figures);
        let mut last_good = last_good.borrow_mut();
        if errors.is_empty() {
            *last_good = Some(Rc::clone(&figures));
        }
        Outcome { figures: last_good.clone().unwrap_or(figures), errors }
    })
}

/// Header, view and foot.
#[component]
fn Frame() -> Html {
    let page = use_page();
    let shell = &page.words.shell;
    let fragment = link::write(&page.state);
    let links = Route::ALL.map(|route| NavLink {
        href: address::href(route, &fragment).into(),
        label: (shell.view)(route).into(),
        current: route == page.state.route,
        visit: page.sends(move |()| Action::Visit(route)),
    });
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        address::focus("main");
    });
    let skip = html! { <a class="skip-link" href={ format!("{}#main", page.state.route.path()) } onclick={ skip }>{ shell.skip }</a> };
    html! {
        <div class="page">
            <Header { skip } name={ shell.name } nav_label={ shell.views } links={ links.to_vec() }>
                { tools(&page) }
            </Header>
            <main id="main" class="page-main" tabindex="-1">
                { link_problems(&page) }
                { view(page.state.route) }
            </main>
            { foot(&page) }
        </div>
    }
}

fn tools(page: &PageContext) -> Html {
    let shell = &page.words.shell;
    let themes = [("system", shell.theme_system), ("light", shell.theme_light), ("dark", shell.theme_dark)];
    let state = page.state.clone();
    let address = Callback::from(move |()| address::to_share(&state));
    html! {
        <>
            <ThemeSwitch label={ shell.theme } { themes } />
            <CopyLink label={ shell.copy_link } copied={ shell.link_copied } by_hand={ shell.copy_by_hand } { address } />
        </>
    }
}

fn foot(page: &PageContext) -> Html {
    let shell = &page.words.shell;
    let editions: Vec<Edition> = partner_programs::catalog()
        .programs
        .iter()
        .map(|program| Edition {
            name: format!("{}, {}", program.name, program.edition).into(),
            dates: (shell.dates)(&program.validity).into(),
            ended: program.validity.ended.clone().map(AttrValue::from),
        })
        .collect();
    let notes = vec![shell.independent.into(), shell.private.into()];
    html! { <Foot editions_title={ shell.editions } { editions } { notes } /> }
}

fn view(route: Route) -> Html {
    match route {
        Route::Compare => html! { <ComparePage /> },
        Route::Estimate => html! { <EstimatePage /> },
        Route::Requirements => html! { <RequirementsPage /> },
        Route::NotFound => html! { <NotFoundPage /> },
    }
}

fn link_problems(page: &PageContext) -> Html {
    let errors = &page.words.errors;
    if page.state.problems.is_empty() {
        return Html::default();
    }
    let items: Vec<AttrValue> =
        page.state.problems.iter().map(|problem| (errors.link_problem)(problem).into()).collect();
    let on_dismiss = page.sends(|()| Action::DismissProblems);
    html! { <Notice title={ errors.link_incomplete } { items } dismiss={ errors.dismiss } { on_dismiss } /> }
}
