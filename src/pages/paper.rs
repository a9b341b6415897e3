//! The views on paper: what a reader needs who has nothing but the print. Case and caveats first, then what was entered, the
//! view itself, numbered sources, the link and the day.
//!
//! Drawn only while the page is printed, see [`crate::printing`]. What is opened and folded on the screen does not matter here,
//! but for workings and plans that somebody opened on purpose. How it is set is in `styles/print/`.

mod compare;
mod estimate;
mod inputs;
mod requirements;

use partner_engine::date::Date;
use partner_engine::program::Program;

use crate::element::{El, el};
use crate::footnotes::Footnotes;
use crate::history;
use crate::page::Page;
use crate::route::Route;
use crate::wording::Words;

/// A view for paper, before it is set.
struct Sheet {
    /// The case in one sentence.
    headline: String,
    /// The sentences below the answer: what it depends on.
    support: Vec<String>,
    /// The editions that it rests on.
    programs: Vec<&'static Program>,
    /// The inputs that were entered.
    inputs: Option<El>,
    /// The view.
    parts: Vec<El>,
    /// The notes that the numbers in it refer to.
    footnotes: Footnotes,
    /// The documents that were read and do not say something.
    silent: Vec<String>,
}

/// The view on paper on a day; `None` for an address that leads nowhere.
pub(crate) fn paper(page: &Page, day: Date) -> Option<El> {
    let words = page.words;
    let sheet = match page.state.route {
        Route::Compare => compare::sheet(page),
        Route::Estimate => estimate::sheet(page),
        Route::Requirements => requirements::sheet(page),
        Route::NotFound => return None,
    };
    let stale = page.outcome.is_stale() && page.state.route != Route::Compare;
    let kind = el("p")
        .class("paper-kind")
        .child(el("span").text((words.paper().kind)((words.shell.view)(page.state.route))))
        .child(el("time").text((words.shell.date)(day)));
    let head = el("header")
        .class("paper-head")
        .child(kind)
        .child(el("h1").text(sheet.headline))
        .list(sheet.support.into_iter().filter(|sentence| !sentence.is_empty()).map(|sentence| el("p").text(sentence)))
        .child_opt(stale.then(|| el("p").class("paper-stale").text(words.estimate.stale)))
        .child(editions(words, &sheet.programs));
    let address = history::to_share(page.state.route, &page.link);
    let foot = el("footer").class("paper-foot").child(el("p").text(words.shell.independent)).child(
        el("p")
            .class("paper-address")
            .child(el("strong").text(words.paper().link))
            .text(": ")
            .child(el("a").class("paper-link").attr("translate", "no").attr("href", &address).text(&address)),
    );
    Some(
        el("article")
            .class("paper")
            .child(head)
            .child_opt(sheet.inputs)
            .list(sheet.parts)
            .child_opt(sources(words, &sheet.footnotes, &sheet.silent))
            .child(foot),
    )
}

fn editions(words: &'static Words, programs: &[&'static Program]) -> El {
    let edition = |program: &&'static Program| {
        let ended = program.validity.ended.as_ref();
        el("li")
            .text(format!("{}, {}: {}", program.name, program.edition, (words.shell.dates)(&program.validity)))
            .text(if ended.is_some() { ", " } else { ". " })
            .child_opt(ended.map(|_| {
                el("strong").class("ended-mark").text(format!("{}. ", (words.estimate.ended)(&program.validity)))
            }))
            .text(ended)
            .text(ended.is_none().then(|| (words.shell.force)(&program.validity).text))
    };
    el("div")
        .class("paper-editions")
        .child(el("p").child(el("strong").text(words.paper().editions)).text(" "))
        .child(el("ul").list(programs.iter().map(edition)))
}

fn sources(words: &'static Words, footnotes: &Footnotes, silent: &[String]) -> Option<El> {
    let texts = words.paper();
    let mut documents = footnotes.documents().peekable();
    if documents.peek().is_none() && silent.is_empty() {
        return None;
    }
    let document = |(first, places): (usize, &[crate::citation::Cited])| {
        let place = |(index, place): (usize, &crate::citation::Cited)| {
            el("li")
                .child(el("span").class("paper-number").text((first + index).to_string()))
                .text(" ")
                .text((texts.place)(place))
        };
        el("div")
            .class("paper-document")
            .child(el("h3").text((texts.document)(&places[0])))
            .child(el("ol").attr("role", "list").list(places.iter().enumerate().map(place)))
    };
    Some(
        el("section")
            .class("paper-sources")
            .child(el("h2").text(texts.sources))
            .child(el("div").class("paper-documents").list(documents.map(document)))
            .child_opt((!silent.is_empty()).then(|| el("p").text((texts.silent)(silent)))),
    )
}

/// The raised numbers of footnotes; nothing where there are none.
fn raised(numbers: String) -> Option<El> {
    (!numbers.is_empty()).then(|| el("sup").class("paper-ref").text(numbers))
}
