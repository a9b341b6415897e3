//! The words around the views: header, foot, theme, sharing.

use partner_engine::date::Date;
use partner_engine::program::{Source, Validity};

use crate::route::Route;

/// Whether an edition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Force {
    /// Marks one that has ended.
    pub ended: Option<String>,
    /// Why it has ended, or how it stands otherwise.
    pub text: String,
}

/// Header, foot and what all views share.
pub struct Shell {
    /// The page's name.
    pub name: &'static str,
    /// Leads keyboards past the header.
    pub skip: &'static str,
    /// Names the navigation.
    pub views: &'static str,
    /// The name of a view.
    pub view: fn(Route) -> &'static str,
    /// The title of a view's document.
    pub title: fn(Route) -> &'static str,
    /// The title of an estimate: the leader's net, whether that is a maximum, and the leader.
    pub title_of_case: fn(&str, bool, &str) -> String,
    /// Names the theme switch.
    pub theme: &'static str,
    /// The theme of the system.
    pub theme_system: &'static str,
    /// The light theme.
    pub theme_light: &'static str,
    /// The dark theme.
    pub theme_dark: &'static str,
    /// Prints the view.
    pub print: &'static str,
    /// Copies the address of what is shown.
    pub copy_link: &'static str,
    /// Says at the button that it was copied.
    pub copied: &'static str,
    /// Says the same to those who hear the page.
    pub link_copied: &'static str,
    /// Says that it must be copied by hand.
    pub copy_by_hand: &'static str,
    /// Closes that.
    pub close: &'static str,
    /// Puts all fields back.
    pub start_over: &'static str,
    /// Says that all fields were put back.
    pub started_over: &'static str,
    /// Takes the last change back.
    pub undo: &'static str,
    /// Names the foot's list of editions.
    pub editions: &'static str,
    /// When an edition was published and is valid.
    pub dates: fn(&Validity) -> String,
    /// Whether an edition is in force, has ended and why, or that no document says.
    pub force: fn(&Validity) -> Force,
    /// A date as exact as its document.
    pub date: fn(Date) -> String,
    /// On which day each document was last compared with what the page says.
    pub checked: fn(&[Source]) -> String,
    /// The page belongs to none of the vendors.
    pub independent: &'static str,
    /// Nothing typed leaves the browser.
    pub private: &'static str,
    /// A view is on its way.
    pub fetching: &'static str,
    /// A view could not be fetched.
    pub not_fetched: &'static str,
    /// Fetches it once more.
    pub fetch_again: &'static str,
    /// An address that leads nowhere: heading.
    pub not_found: &'static str,
    /// An address that leads nowhere: what to do.
    pub not_found_remedy: &'static str,
}
