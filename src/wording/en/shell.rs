//! The words around the views: header, foot, theme, sharing.

use partner_engine::date::Date;
use partner_engine::program::{Source, Validity};

use super::numbers::date;
use crate::citation::end_is_inferred;
use crate::route::Route;
use crate::wording::{Force, Shell};

/// English.
pub(super) const SHELL: Shell = Shell {
    name: "Partner calculator",
    skip: "Skip to the content",
    views: "Views",
    view: |route| match route {
        Route::Compare => "Compare",
        Route::Estimate => "Estimate",
        Route::Requirements => "Requirements",
        Route::NotFound => "Page not found",
    },
    title: |route| match route {
        Route::Compare => "Compare partner programs side by side – Partner calculator",
        Route::Estimate => "What would each partner tier pay you? – Partner calculator",
        Route::Requirements => "What each partner tier asks of you – Partner calculator",
        Route::NotFound => "Page not found – Partner calculator",
    },
    title_of_case: |net, is_maximum, tier| {
        format!("{}{net} with {tier} · Partner calculator", if is_maximum { "Up to " } else { "" })
    },
    theme: "Theme",
    theme_system: "System theme",
    theme_light: "Light theme",
    theme_dark: "Dark theme",
    print: "Print",
    copy_link: "Copy link",
    copied: "Copied ✓",
    link_copied: "Link copied. It holds everything you typed.",
    copy_by_hand: "Your browser does not let the page copy. Copy this link:",
    close: "Close",
    start_over: "Start over",
    started_over: "Started over.",
    undo: "Undo",
    editions: "Editions this page is made from",
    dates,
    force,
    date,
    checked,
    independent: "This page belongs to none of the vendors and none of them has checked it. \
        The figures follow the documents named here; your contract is what counts.",
    private: "Nothing you type leaves your browser. The link keeps it after the # sign, which no server receives.",
    fetching: "Loading this view …",
    not_fetched: "This view could not be loaded: the connection failed, or the site has a new version by now. \
        Your figures are still here, and in the address.",
    fetch_again: "Try again",
    not_found: "There is no page at this address",
    not_found_remedy: "Choose a view above. Your figures are still here.",
};

fn dates(validity: &Validity) -> String {
    let published = validity.published.map(|day| format!("published {}", date(day)));
    let valid = match (validity.from, validity.until) {
        (Some(from), Some(until)) => Some(format!("valid {} to {}", date(from), date(until))),
        (Some(from), None) => Some(format!("valid from {}", date(from))),
        (None, Some(until)) => Some(format!("valid to {}", date(until))),
        (None, None) => None,
    };
    let parts: Vec<String> = [published, valid].into_iter().flatten().collect();
    if parts.is_empty() { "no date printed".to_owned() } else { parts.join(", ") }
}

fn force(validity: &Validity) -> Force {
    match (&validity.ended, validity.in_force) {
        (Some(why), _) => {
            let read = if end_is_inferred(validity) { " (inferred)" } else { "" };
            Force { ended: Some(format!("Ended{read}:")), text: why.clone() }
        }
        (None, true) => Force { ended: None, text: "In force.".to_owned() },
        (None, false) => Force { ended: None, text: "Whether it is in force is not known.".to_owned() },
    }
}

/// One sentence for each day, in the order of the documents.
fn checked(sources: &[Source]) -> String {
    let mut days: Vec<Option<Date>> = Vec::new();
    for source in sources {
        if !days.contains(&source.checked) {
            days.push(source.checked);
        }
    }
    let sentence = |day: &Option<Date>| {
        let titles = sources.iter().filter(|source| source.checked == *day).map(|source| source.title.as_str());
        let titles = titles.collect::<Vec<_>>().join("; ");
        match day {
            Some(day) => format!("Checked on {}: {titles}.", date(*day)),
            None => format!("No date of checking: {titles}."),
        }
    };
    days.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use partner_programs::catalog;

    use super::*;

    fn written(force: Force) -> String {
        force.ended.into_iter().chain([force.text]).collect::<Vec<_>>().join(" ")
    }

    fn said(id: &str) -> (String, String) {
        let program = catalog().programs.iter().find(|program| program.id == id).expect("a program of the catalog");
        (written((SHELL.force)(&program.validity)), (SHELL.checked)(&program.sources))
    }

    #[test]
    fn an_edition_says_whether_it_holds_and_when_its_documents_were_checked() {
        let (force, checked) = said("outsystems-2021");
        assert_eq!(force, "Ended: Valid to 31 December 2021.");
        assert_eq!(
            checked,
            "Checked on 29 November 2026: OutSystems 2021 Partner Program. \
             No date of checking: OutSystems Partner Licenses."
        );
        assert!(said("wso2-2015").0.starts_with("Ended (inferred): "), "{:?}", said("wso2-2015"));
        for id in ["wso2-2020", "opennebula"] {
            assert_eq!(said(id).0, "Whether it is in force is not known.");
        }
        let mut validity = catalog().programs[1].validity.clone();
        validity.in_force = true;
        assert_eq!(written((SHELL.force)(&validity)), "In force.");
    }
}
