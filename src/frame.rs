//! What stands around every view: header, what could not be read of a link, and foot.

use yew::Html;

use crate::address;
use crate::chunks;
use crate::components::copy_link::{copy_by_hand, copy_link};
use crate::components::foot::{Edition, foot};
use crate::components::header::{NavLink, header};
use crate::components::notice::notice;
use crate::components::theme_switch::theme_switch;
use crate::element::{El, el, nothing};
use crate::link;
use crate::page::Page;
use crate::pages;
use crate::region::region;
use crate::route::Route;
use crate::screen::Gesture;
use crate::state::Action;

/// Header, view and foot.
pub(crate) fn frame(page: &Page<'_>) -> Html {
    let view = chunks::view(page.state.route);
    // A view for paper takes the place of everything else while the page is printed. Where it is not there yet, the style sheet
    // makes do with what the screen shows.
    let paper = page.screen.paper.and_then(|day| chunks::paper()?(page, day));
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
            _ => nothing(),
        })
        .node(foot_region(page))
        .maybe(paper)
        .done()
}

fn head(page: &Page<'_>) -> Html {
    let words = page.words;
    let dispatch = page.dispatch.clone();
    let inputs = (page.state.route, link::write(page.state), page.screen.copied.clone());
    region(None, inputs, move |(current, fragment, copied)| {
        let shell = &words.shell;
        let links = Route::ALL.map(|route| NavLink {
            href: address::href(route, fragment),
            label: (shell.view)(route),
            current: route == *current,
            visit: dispatch.answer(Action::Visit(route)),
        });
        let skip = el("a")
            .class("skip-link")
            .attr("href", format!("{}#main", current.path()))
            .on_click(std::rc::Rc::new(|event| {
                event.prevent_default();
                address::focus("main");
            }))
            .text(shell.skip);
        let close = dispatch.answer(Gesture::CloseCopied(true));
        let print = el("button").attr("type", "button").class("button").on_click(dispatch.answer(Gesture::Print));
        let tools = [
            print.text(shell.print),
            copy_link(shell, copied.as_ref(), dispatch.answer(Gesture::CopyLink), close.clone()),
        ];
        let by_hand = copy_by_hand(shell, copied.as_ref(), close);
        header(skip, shell.name, shell.views, links, tools, by_hand).done()
    })
}

fn foot_region(page: &Page<'_>) -> Html {
    let (words, dispatch) = (page.words, page.dispatch.clone());
    region(None, page.screen.theme.clone(), move |theme| {
        let chosen = theme.as_deref().unwrap_or("system");
        let choose = dispatch.enter("", |_, theme| Gesture::Theme(theme).into());
        editions_foot(words, theme_switch(&words.shell, chosen, choose))
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
    foot(shell.editions, editions, [shell.independent, shell.private], theme).done()
}

fn link_problems(page: &Page<'_>) -> Html {
    let errors = &page.words.errors;
    let problems = &page.state.problems;
    if problems.is_empty() {
        return nothing();
    }
    let items = problems.iter().map(|problem| (errors.link_problem)(problem));
    let close = page.dispatch.answer(Action::DismissProblems);
    notice(errors.link_incomplete, items, errors.dismiss, close).done()
}
