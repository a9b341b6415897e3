//! The frame around every view: header, the problems of a link, and foot.

use std::rc::Rc;

use yew::Html;

use crate::chunks;
use crate::components::copy_link::{self, Copying};
use crate::components::footer::{Edition, foot};
use crate::components::header::{NavLink, header};
use crate::components::notice::notice;
use crate::components::theme_switch;
use crate::copying;
use crate::element::{El, el, empty};
use crate::history;
use crate::page::Page;
use crate::pages;
use crate::region::{State, stateful};
use crate::route::Route;
use crate::state::ScenarioAction;
use crate::ui_state::UiAction;

/// Header, view and foot.
pub(crate) fn frame(page: &Page) -> Html {
    let view = chunks::view(page.state.route);
    // A view for paper takes the place of everything else while the page is printed. Where it is not there yet, the style sheet
    // makes do with what the screen shows.
    let paper = page.ui.paper.and_then(|day| chunks::paper()?(page, day));
    el("div")
        .class(if paper.is_some() { "page has-paper" } else { "page" })
        .node(head(page))
        .child(
            el("main")
                .attr("id", "main")
                .class("page-main")
                .attr("tabindex", "-1")
                // Another view is other elements: nothing of the one before stays in it.
                .key(if view.is_some() { page.state.route.path() } else { "fetching" })
                .node(link_problems(page))
                .node(view.unwrap_or(pages::fetching::view)(page)),
        )
        .node(match page.state.route {
            Route::Estimate => pages::estimate::status(page),
            _ => empty(),
        })
        .node(foot_region(page))
        .child_opt(paper)
        .build()
}

fn head(page: &Page) -> Html {
    let words = page.words;
    let dispatch = page.dispatch.clone();
    let inputs = (page.state.route, Rc::clone(&page.link));
    stateful(
        None,
        inputs,
        |_| {},
        move |(current, fragment), copying: &State<Copying>| {
            let shell = &words.shell;
            let links = Route::ALL.map(|route| NavLink {
                href: history::href(route, fragment),
                label: (shell.view)(route),
                current: route == *current,
                visit: dispatch.on(ScenarioAction::Navigate(route)),
            });
            let skip = el("a")
                .class("skip-link")
                .attr("href", format!("{}#main", current.path()))
                .on_click(Rc::new(|event| {
                    event.prevent_default();
                    history::focus("main");
                }))
                .text(shell.skip);
            let on_copy = copying::copy(copying.setter(), &dispatch, (*current, fragment));
            let on_close = copying::close(copying.setter(), &dispatch);
            let print = el("button").attr("type", "button").class("button").on_click(dispatch.on(UiAction::Print));
            let tools =
                [print.text(shell.print), copy_link::copy_link(shell, copying.get(), on_copy, on_close.clone())];
            let by_hand = copy_link::copy_by_hand(shell, copying.get(), on_close);
            header(skip, shell.name, shell.views, links, tools, by_hand).build()
        },
    )
}

fn foot_region(page: &Page) -> Html {
    let words = page.words;
    stateful(None, (), theme_switch::restore, move |(), theme| {
        editions_foot(words, theme_switch::theme_switch(&words.shell, theme))
    })
}

fn editions_foot(words: &'static crate::wording::Words, theme: El) -> Html {
    let shell = &words.shell;
    let editions = partner_programs::catalog().programs.iter().map(|program| Edition {
        name: format!("{}, {}", program.name, program.edition),
        dates: (shell.dates)(&program.validity),
        force: (shell.force)(&program.validity),
        checked: (shell.checked)(&program.sources),
    });
    foot(shell.editions, editions, [shell.independent, shell.private], theme).build()
}

fn link_problems(page: &Page) -> Html {
    let errors = &page.words.errors;
    let problems = &page.state.problems;
    if problems.is_empty() {
        return empty();
    }
    let items = problems.iter().map(|problem| (errors.link_problem)(problem));
    let close = page.dispatch.on(ScenarioAction::DismissProblems);
    notice(errors.link_incomplete, items, errors.dismiss, close).build()
}
