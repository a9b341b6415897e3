//! When the page is put on paper: the browser's word before and after, and the print button.
//!
//! The view for paper is drawn only while it is needed ([`crate::pages::paper`]), so that no key pays for it. Browsers say
//! `beforeprint` for a print of their own menu; a preview that only changes the medium says so by a media query. What the screen
//! shows is set for paper too (`styles/print/shown.css`), for a page that is not alive.

use std::pin::pin;
use std::task::{Context, Waker};

use gloo_events::EventListener;
use partner_engine::date::Date;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, MediaQueryListEvent};

use crate::page::Dispatch;
use crate::ui_state::UiAction;

/// Listens until it is dropped.
#[derive(Default)]
pub(crate) struct Printing(Vec<EventListener>);

impl Printing {
    /// Tells `dispatch` before and after the page is put on paper.
    pub(crate) fn listen(&mut self, dispatch: Dispatch) {
        let Some(window) = web_sys::window() else { return };
        let paper = window.match_media("print").ok().flatten().map(EventTarget::from);
        let window = EventTarget::from(window);
        let tell = |begins: fn(&Event) -> bool| {
            let dispatch = dispatch.clone();
            move |event: &Event| {
                dispatch.send(UiAction::SetPrinting(begins(event).then(today)).into());
                draw();
            }
        };
        self.0 = vec![
            EventListener::new(&window, "beforeprint", tell(|_| true)),
            EventListener::new(&window, "afterprint", tell(|_| false)),
        ];
        self.0.extend(paper.map(|paper| EventListener::new(&paper, "change", tell(is_of_paper))));
    }
}

fn is_of_paper(change: &Event) -> bool {
    change.dyn_ref::<MediaQueryListEvent>().is_some_and(MediaQueryListEvent::matches)
}

/// Draws now what Yew would draw at the end of the task, or a task later when it has begun something long: by then a
/// browser has taken its picture of the page. Yew says of `flush`, which does its work when it is first polled, that it is
/// for tests, as nothing else has to wait for a drawing.
pub(crate) fn draw() {
    let _ = pin!(yew::scheduler::flush()).poll(&mut Context::from_waker(Waker::noop()));
}

/// Opens the browser's print dialog, once what was pressed is drawn.
pub(crate) fn print() {
    gloo_timers::callback::Timeout::new(0, || {
        // A frame that may not print says so on its console.
        let _ = web_sys::window().map(|window| window.print());
    })
    .forget();
}

/// The day by the visitor's clock and time zone.
pub(crate) fn today() -> Date {
    let now = js_sys::Date::new_0();
    let part = |number: u32| u8::try_from(number).ok();
    Date {
        year: u16::try_from(now.get_full_year()).unwrap_or(0),
        month: part(now.get_month() + 1),
        day: part(now.get_date()),
    }
}
