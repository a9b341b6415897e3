//! Parts of the page beyond the first view: fetched when they are first needed, or once the browser is idle.
//!
//! With the feature `split` each [`Chunk`] is a WebAssembly of its own: `wasm_split` marks where, and `cargo xtask build` cuts there, by
//! what is called from where. A chunk hands out the function that draws; from then on it is called like any other. Without the feature,
//! as on a build machine or under `trunk serve`, everything is there from the beginning.
//!
//! The words and code that a chunk shall keep to itself must be reached from that chunk alone, and a table of functions reaches, too:
//! hence [`crate::wording::Words::compare`] and its like are functions. With the first chunk comes the part of the catalog that stands
//! beside figures ([`partner_programs::complete`]); figures made of its outline are then made anew, see `app.rs`.
//!
//! To add a chunk: its variant of [`Chunk`] with its place in [`Chunk::ALL`], its arm in [`fetch`], its field of [`Here`], its
//! function in each of the two modules `split` with its field of their `AT_FIRST`, and where a view is drawn by it, [`Chunk::of`] and
//! [`view`]. One budget holds for each chunk, `CHUNK_BUDGET` in `xtask/src/weight.rs`. `partner_engine::questions` is to be called from
//! a chunk alone: it is too heavy for the first view.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use partner_engine::date::Date;
use partner_engine::estimate::TierEstimate;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::Html;

use crate::calculation::Figures;
use crate::element::{El, Handler};
use crate::page::{Dispatch, Page};
use crate::pages;
use crate::route::Route;
use crate::ui_state::UiAction;
use crate::wording::Words;

/// Draws a view.
pub(crate) type View = fn(&Page) -> Html;
/// Draws the view on paper on a day; `None` for an address that leads nowhere.
pub(crate) type Paper = fn(&Page, Date) -> Option<El>;

/// Draws a part of a view from what is kept with it.
pub(crate) type DrawPart = Rc<dyn Fn() -> El>;

/// Draws what the first view of the estimate leaves out.
#[derive(Clone, Copy)]
pub(crate) struct Detail {
    /// The part below the ranking: the look into a tier and the tiers that stand apart.
    pub(crate) below: View,
    /// The working of a tier's net, which stands in the ranking.
    pub(crate) net: fn(&Page, &TierEstimate<'static>) -> Option<DrawPart>,
    /// The figures behind the bars of some programs.
    pub(crate) data: fn(&'static Words, &Figures, &[String]) -> El,
    /// Closes a working by a key.
    pub(crate) escape: fn() -> Handler,
}

/// A part of the page that is fetched apart from the first view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chunk {
    Detail,
    Compare,
    Requirements,
    Paper,
}

impl Chunk {
    const ALL: [Self; 4] = [Self::Detail, Self::Compare, Self::Requirements, Self::Paper];

    /// The one that draws a view; `None` where the first view does.
    pub(crate) const fn of(route: Route) -> Option<Self> {
        match route {
            Route::Compare => Some(Self::Compare),
            Route::Requirements => Some(Self::Requirements),
            Route::Estimate | Route::NotFound => None,
        }
    }
}

/// The chunks that have been fetched.
#[derive(Clone, Copy)]
struct Here {
    detail: Option<Detail>,
    compare: Option<View>,
    requirements: Option<View>,
    paper: Option<Paper>,
}

thread_local! {
    static HERE: Cell<Here> = const { Cell::new(split::AT_FIRST) };
    static TOLD: RefCell<Option<Dispatch>> = const { RefCell::new(None) };
}

/// The function that draws a view, if it is there.
pub(crate) fn view(route: Route) -> Option<View> {
    match route {
        Route::Compare => HERE.get().compare,
        Route::Requirements => HERE.get().requirements,
        Route::Estimate => Some(pages::estimate::view),
        Route::NotFound => Some(pages::not_found::view),
    }
}

/// The function that draws a view on paper, if it is there.
pub(crate) fn paper() -> Option<Paper> {
    HERE.get().paper
}

/// The functions that draw the parts of the estimate that its first view leaves out, if they are there.
pub(crate) fn detail() -> Option<Detail> {
    HERE.get().detail
}

/// Tells `dispatch` of what comes without having been asked for.
pub(crate) fn listen(dispatch: Dispatch) {
    TOLD.set(Some(dispatch));
}

/// Fetches a chunk unless it is there, and says whether it is there now. After a failure the next call tries anew.
pub(crate) async fn fetch(chunk: Chunk) -> bool {
    let fetched = match chunk {
        Chunk::Detail => split::detail().await.map(|detail| keep(|here| here.detail = Some(detail))),
        Chunk::Compare => split::compare().await.map(|view| keep(|here| here.compare = Some(view))),
        Chunk::Requirements => split::requirements().await.map(|view| keep(|here| here.requirements = Some(view))),
        Chunk::Paper => split::paper().await.map(|paper| keep(|here| here.paper = Some(paper))),
    };
    fetched.is_ok()
}

/// Fetches a chunk if there is one to fetch, and calls `then` with whether all is there now.
pub(crate) fn fetch_then(chunk: Option<Chunk>, then: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let here = match chunk {
            Some(chunk) => fetch(chunk).await,
            None => true,
        };
        then(here);
    });
}

/// Fetches everything, so that it is there without a network and when a browser prints, and calls `done`. What fails is fetched when it
/// is needed.
pub fn fetch_all(done: Function) {
    spawn_local(async move {
        for chunk in Chunk::ALL {
            let is_new = detail().is_none();
            if fetch(chunk).await && is_new && detail().is_some() {
                TOLD.with_borrow(|told| told.iter().for_each(|told| told.send(UiAction::DetailFetched(true).into())));
            }
        }
        // An error there is reported by the browser.
        let _ = done.call0(&JsValue::NULL);
    });
}

fn keep(change: impl FnOnce(&mut Here)) {
    let mut here = HERE.get();
    change(&mut here);
    HERE.set(here);
}

#[cfg(feature = "split")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Detail, Here, Paper, View, pages};

    pub(super) const AT_FIRST: Here = Here { detail: None, compare: None, requirements: None, paper: None };

    #[wasm_split(detail, fallible)]
    pub(super) fn detail() -> Result<Detail, SplitLoaderError> {
        partner_programs::complete();
        Ok(pages::estimate::DETAIL)
    }

    #[wasm_split(compare, fallible)]
    pub(super) fn compare() -> Result<View, SplitLoaderError> {
        partner_programs::complete();
        Ok(pages::compare::view)
    }

    #[wasm_split(requirements, fallible)]
    pub(super) fn requirements() -> Result<View, SplitLoaderError> {
        partner_programs::complete();
        Ok(pages::requirements::view)
    }

    #[wasm_split(paper, fallible)]
    pub(super) fn paper() -> Result<Paper, SplitLoaderError> {
        partner_programs::complete();
        Ok(pages::paper::paper)
    }
}

#[cfg(not(feature = "split"))]
mod split {
    use std::convert::Infallible;
    use std::future::{Ready, ready};

    use super::{Detail, Here, Paper, View, pages};

    pub(super) const AT_FIRST: Here = Here {
        detail: Some(pages::estimate::DETAIL),
        compare: Some(pages::compare::view),
        requirements: Some(pages::requirements::view),
        paper: Some(pages::paper::paper),
    };

    pub(super) fn detail() -> Ready<Result<Detail, Infallible>> {
        ready(Ok(pages::estimate::DETAIL))
    }

    pub(super) fn compare() -> Ready<Result<View, Infallible>> {
        ready(Ok(pages::compare::view))
    }

    pub(super) fn requirements() -> Ready<Result<View, Infallible>> {
        ready(Ok(pages::requirements::view))
    }

    pub(super) fn paper() -> Ready<Result<Paper, Infallible>> {
        ready(Ok(pages::paper::paper))
    }
}

#[cfg(test)]
mod tests;
