//! The page's header: its name, the views, and the tools that stand at the end.

use yew::prelude::*;

/// One view in the navigation.
#[derive(Debug, Clone, PartialEq)]
pub struct NavLink {
    /// Where it leads, with the state in the fragment, so that it can be opened in a new tab.
    pub href: AttrValue,
    /// The view's name.
    pub label: AttrValue,
    /// Whether it is the one shown.
    pub current: bool,
    /// Goes there without loading the page anew.
    pub visit: Callback<()>,
}

/// Properties of [`Header`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HeaderProps {
    /// The page's name.
    pub name: AttrValue,
    /// Names the navigation.
    pub nav_label: AttrValue,
    /// The views.
    pub links: Vec<NavLink>,
    /// Leads past the header; within it, so that it stands in a landmark.
    pub skip: Html,
    /// The tools at the end.
    #[prop_or_default]
    pub children: Html,
}

/// The page's header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    html! {
        <header class="page-header">
            { props.skip.clone() }
            <span class="page-name">{ props.name.clone() }</span>
            <nav class="page-nav" aria-label={ props.nav_label.clone() }>
                <ul role="list">{ for props.links.iter().map(view_link) }</ul>
            </nav>
            <div class="page-tools">{ props.children.clone() }</div>
        </header>
    }
}

fn view_link(link: &NavLink) -> Html {
    let visit = link.visit.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // A link asked for in a new tab or window, or to be saved, is the browser's.
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        if event.button() == 0 && !elsewhere && !event.default_prevented() {
            event.prevent_default();
            visit.emit(());
        }
    });
    html! {
        <li>
            <a href={ link.href.clone() } aria-current={ link.current.then_some("page") } { onclick }>
                { link.label.clone() }
            </a>
        </li>
    }
}
