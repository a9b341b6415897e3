//! The address that the site will have, when it is known to the build: canonical links, the map for search engines.

use std::env;

use partner_calculator::route::Route;

use crate::Failure;

/// Names the address: `https://example.org/partners/`. `cargo xtask build --site` sets it.
const VARIABLE: &str = "PARTNER_CALCULATOR_SITE";

/// The picture for previews of links. Those who make previews want its whole address.
pub(crate) const PREVIEW: &str = "preview.png";

/// The site's address, with a slash at its end.
pub(crate) struct Site {
    address: String,
}

impl Site {
    /// `None` when no address is given.
    pub(crate) fn from_environment() -> Result<Option<Self>, Failure> {
        match env::var(VARIABLE) {
            Ok(address) if !address.trim().is_empty() => Self::at(address.trim()).map(Some),
            _ => Ok(None),
        }
    }

    pub(crate) fn at(address: &str) -> Result<Self, Failure> {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        let host = rest.map(|rest| rest.split('/').next().unwrap_or_default()).unwrap_or_default();
        let foreign = |character: char| character.is_whitespace() || "?#\"'<>&\\".contains(character);
        if host.is_empty() || address.contains(foreign) {
            return Err(format!(
                "{VARIABLE} must be the address of a folder, like https://example.org/partners/, not {address:?}"
            )
            .into());
        }
        Ok(Self { address: format!("{}/", address.trim_end_matches('/')) })
    }

    /// The one address of a view. The start page shows the same as the estimate and names the estimate's.
    pub(crate) fn canonical(&self, route: Route) -> String {
        format!("{}{}", self.address, route.path())
    }

    /// The address of [`PREVIEW`].
    pub(crate) fn preview(&self) -> String {
        format!("{}{PREVIEW}", self.address)
    }

    /// The folder on its host, from the first slash to the last.
    pub(crate) fn folder(&self) -> String {
        let after_scheme = self.address.find("://").map_or(0, |at| at + 3);
        let slash = self.address[after_scheme..].find('/').map_or(self.address.len(), |at| after_scheme + at);
        self.address[slash..].to_owned()
    }

    /// `sitemap.xml`.
    pub(crate) fn map(&self) -> String {
        let urls: String =
            Route::ALL.iter().map(|route| format!("  <url><loc>{}</loc></url>\n", self.canonical(*route))).collect();
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
        )
    }

    /// `robots.txt`; it counts where the site has a host of its own.
    pub(crate) fn robots(&self) -> String {
        format!("User-agent: *\nAllow: /\n\nSitemap: {}sitemap.xml\n", self.address)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(address: &str) -> Site {
        Site::at(address).unwrap_or_else(|failure| panic!("{failure}"))
    }

    #[test]
    fn a_folder_ends_with_a_slash_however_it_is_given() {
        for address in ["https://example.org/partners", "https://example.org/partners/"] {
            assert_eq!(site(address).canonical(Route::Compare), "https://example.org/partners/compare/");
            assert_eq!(site(address).folder(), "/partners/");
        }
        assert_eq!(site("https://example.org").folder(), "/");
    }

    #[test]
    fn what_is_no_address_of_a_folder_is_refused() {
        for address in
            ["example.org", "ftp://example.org/", "https://", "https:///x", "https://example.org/?a", "https://e/\"><"]
        {
            assert!(Site::at(address).is_err(), "{address}");
        }
    }

    #[test]
    fn the_map_names_every_view_once_and_the_start_page_not_at_all() {
        let map = site("https://example.org/").map();
        assert_eq!(map.matches("<loc>").count(), Route::ALL.len());
        assert!(map.contains("<loc>https://example.org/estimate/</loc>"));
        assert!(!map.contains("<loc>https://example.org/</loc>"));
    }
}
