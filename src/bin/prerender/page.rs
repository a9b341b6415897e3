//! One page: the template with a view's head and body put in.

use std::borrow::Cow;

use futures::executor::block_on;
use partner_calculator::App;
use partner_calculator::app::AppProps;
use partner_calculator::route::Route;
use partner_calculator::wording::{Language, Words};

use crate::Failure;
use crate::site::Site;

const WORDS: &Words = Language::OF_PAGE.words();

/// Where `index.html` leaves room.
const HEAD: &str = "<!-- prerendered head -->";
const BODY: &str = "<!-- prerendered body -->";
const BASE: &str = r#"<base href="./">"#;
const LANGUAGE: &str = r#"<html lang="en">"#;
const STYLE: &str = r#"<link rel="stylesheet""#;
/// How many folders below the site's the page for what is missing still finds its files.
const DEPTH: usize = 4;
/// Stands for the version until it is known, which depends on the pages.
const VERSION: &str = "prerendered-version";

/// Trunk's finished `index.html` with the places where a page differs from another.
pub(crate) struct Template {
    html: String,
    script: String,
}

/// A page to be made.
pub(crate) struct Page {
    /// The view.
    pub(crate) route: Route,
    /// The site's folder, as seen from the page's.
    pub(crate) folder: String,
}

impl Template {
    /// Refuses a template in which a place is missing or stands twice.
    pub(crate) fn new(html: String, script: String) -> Result<Self, Failure> {
        for place in [HEAD, BODY, BASE, LANGUAGE] {
            if html.matches(place).count() != 1 {
                return Err(format!("index.html must hold {place} once").into());
            }
        }
        Ok(Self { html, script })
    }

    /// The page, but for the version.
    pub(crate) fn with(&self, page: &Page, site: Option<&Site>) -> String {
        let html = self.filled(page, site);
        if page.route == Route::NotFound && site.is_none() { sought_above(&html, &self.script) } else { html }
    }

    fn filled(&self, page: &Page, site: Option<&Site>) -> String {
        self.html
            .replace(LANGUAGE, &format!(r#"<html lang="{}">"#, escaped(Language::OF_PAGE.tag())))
            .replace(BASE, &format!(r#"<base href="{}">"#, escaped(&page.folder)))
            .replace(HEAD, &head(page.route, site, &self.script))
            .replace(BODY, &body(page.route, &self.script))
    }

    /// The page with its version.
    pub(crate) fn with_version(&self, html: &str, version: &str) -> String {
        html.replace(VERSION, version)
    }
}

/// A page that may be shown some folders below the site's names its style and its first script in each folder above, too. Only
/// those of the site's are there; the script then sets the base.
fn sought_above(html: &str, script: &str) -> String {
    let script = format!(r#"<script type="module" src="./{script}"></script>"#);
    let style = html.find(STYLE).map(|at| &html[at..]).and_then(|rest| rest.split_inclusive('>').next());
    let mut sought = html.replace("<base ", "<base data-sought ");
    for tag in [Some(script.as_str()), style].into_iter().flatten() {
        let above = |depth: usize| tag.replace("\"./", &format!("\"{}", "../".repeat(depth)));
        let tags: Vec<String> = std::iter::once(tag.to_owned()).chain((1..=DEPTH).map(above)).collect();
        sought = sought.replace(tag, &tags.join("\n    "));
    }
    sought
}

fn head(route: Route, site: Option<&Site>, script: &str) -> String {
    let (title, description) = (escaped((WORDS.shell.title)(route)), escaped((WORDS.document().description)(route)));
    let mut lines = vec![
        format!("<title>{title}</title>"),
        format!(r#"<meta name="description" content="{description}">"#),
        format!(r#"<meta name="version" content="{VERSION}">"#),
    ];
    if route == Route::NotFound {
        lines.push(r#"<meta name="robots" content="noindex">"#.to_owned());
    } else {
        lines.extend([
            r#"<meta property="og:type" content="website">"#.to_owned(),
            format!(r#"<meta property="og:site_name" content="{}">"#, escaped(WORDS.shell.name)),
            format!(r#"<meta property="og:title" content="{title}">"#),
            format!(r#"<meta property="og:description" content="{description}">"#),
        ]);
        if let Some(address) = site.map(|site| site.canonical(route)) {
            lines.push(format!(r#"<meta property="og:url" content="{}">"#, escaped(&address)));
            lines.push(format!(r#"<link rel="canonical" href="{}">"#, escaped(&address)));
        }
        lines.extend(preview(site));
        lines.push(structured_data(route, site));
    }
    // What is imported later waits until the page is alive.
    lines.push(format!(r#"<link rel="modulepreload" href="./{}">"#, script));
    lines.join("\n    ")
}

/// How a link to the page is shown elsewhere: with a picture where its whole address is known.
fn preview(site: Option<&Site>) -> Vec<String> {
    let card = if site.is_some() { "summary_large_image" } else { "summary" };
    let mut lines = vec![format!(r#"<meta name="twitter:card" content="{card}">"#)];
    if let Some(site) = site {
        lines.extend([
            format!(r#"<meta property="og:image" content="{}">"#, escaped(&site.preview())),
            r#"<meta property="og:image:width" content="1200">"#.to_owned(),
            r#"<meta property="og:image:height" content="630">"#.to_owned(),
            format!(r#"<meta property="og:image:alt" content="{}">"#, escaped(WORDS.document().preview)),
        ]);
    }
    lines
}

/// A description of the page for machines (schema.org). A data block is not a script to be run, so the policy leaves it alone.
fn structured_data(route: Route, site: Option<&Site>) -> String {
    let mut data = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "WebApplication",
        "name": WORDS.shell.name,
        "description": (WORDS.document().description)(route),
        "inLanguage": Language::OF_PAGE.tag(),
        "applicationCategory": "BusinessApplication",
        "operatingSystem": "Any",
        "browserRequirements": WORDS.document().browser,
        "isAccessibleForFree": true,
        "offers": { "@type": "Offer", "price": "0", "priceCurrency": "USD" },
    });
    if let Some(site) = site {
        data["url"] = site.canonical(route).into();
    }
    // Nothing in it may end the element early.
    format!(r#"<script type="application/ld+json">{}</script>"#, data.to_string().replace('<', "\\u003c"))
}

fn body(route: Route, script: &str) -> String {
    let document = WORDS.document();
    // Without the marks for hydration: the live page takes the place of this one, see start/take_over.js.
    let props = move || AppProps::at(route);
    let view = block_on(yew::ServerRenderer::<App>::with_props(props).hydratable(false).render());
    let sentences = [
        ("awaited", document.awaited),
        ("failed", document.failed),
        ("no-wasm", document.no_wasm),
        ("forbidden", document.forbidden),
        ("restarted", document.restarted),
        ("update", document.update),
        ("use-update", document.use_update),
        ("keep-old", document.keep_old),
    ];
    let sentences: String =
        sentences.iter().map(|(name, words)| format!("\n      data-{name}=\"{}\"", escaped(words))).collect();
    format!(
        "<noscript><p class=\"no-script\">{}</p></noscript>\n    \
         <p id=\"not-started\" class=\"not-started\">{}</p>\n    \
         <div id=\"app\">{view}</div>\n    \
         <div id=\"status\" class=\"status\" role=\"status\"{sentences}></div>\n    \
         <script type=\"module\" src=\"./{}\"></script>",
        escaped(document.no_script),
        escaped(document.not_started),
        script
    )
}

/// For an attribute in double quotes, or between tags.
fn escaped(text: &str) -> Cow<'_, str> {
    html_escape::encode_double_quoted_attribute(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn template() -> Template {
        let html = format!("{LANGUAGE}<head>{BASE}{HEAD}</head><body>{BODY}</body>");
        Template::new(html, "start-1.js".to_owned()).unwrap_or_else(|failure| panic!("{failure}"))
    }

    #[test]
    fn a_page_names_its_view_and_the_site_s_folder() {
        let html = template().with(&Page { route: Route::Compare, folder: "../".to_owned() }, None);
        assert!(html.contains(r#"<base href="../">"#), "{html}");
        assert!(html.contains(&*escaped((WORDS.shell.title)(Route::Compare))), "{html}");
        assert!(html.contains(WORDS.compare().title), "{html}");
        assert!(!html.contains("canonical") && !html.contains("og:url"), "{html}");
    }

    #[test]
    fn a_preview_has_a_picture_where_the_site_s_address_is_known() {
        let site = Site::at("https://example.org/partners").unwrap_or_else(|failure| panic!("{failure}"));
        let html = template().with(&Page { route: Route::Estimate, folder: "../".to_owned() }, Some(&site));
        assert!(html.contains(r#"property="og:image" content="https://example.org/partners/preview.png""#), "{html}");
        let html = template().with(&Page { route: Route::Estimate, folder: "../".to_owned() }, None);
        assert!(!html.contains("og:image") && html.contains(r#"name="twitter:card" content="summary""#), "{html}");
    }

    #[test]
    fn the_page_for_what_is_missing_seeks_its_files_above() {
        let html = sought_above(
            r#"<base href="./"><link rel="stylesheet" href="./s.css"/><script type="module" src="./start-1.js"></script>"#,
            "start-1.js",
        );
        for file in ["./s.css", "../s.css", "../../../../s.css", "./start-1.js", "../../start-1.js"] {
            assert_eq!(html.matches(&format!("\"{file}\"")).count(), 1, "{file}: {html}");
        }
        assert!(html.contains("<base data-sought"), "{html}");
    }

    #[test]
    fn a_template_without_a_place_is_refused() {
        let html = format!("{LANGUAGE}<head>{BASE}</head><body>{BODY}</body>");
        assert!(Template::new(html, "start-1.js".to_owned()).is_err());
    }

    #[test]
    fn what_stands_in_markup_cannot_end_it() {
        assert_eq!(escaped(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
        assert!(!structured_data(Route::Estimate, None)[1..].trim_end_matches("</script>").contains('<'));
    }
}
