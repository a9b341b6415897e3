//! The views and their addresses, in one place: the router, the links and the copies of `index.html` follow [`Route::ALL`].
//!
//! Addresses are paths below the folder that the site stands in, whatever that folder is: `index.html` names it with
//! `<base href>`. Reading and writing the browser's address is in `history.rs`.

/// A view of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// Tiers side by side.
    Compare,
    /// The income of each tier.
    Estimate,
    /// The requirements of each tier and what is missing of them.
    Requirements,
    /// An address that leads nowhere.
    NotFound,
}

impl Route {
    /// The views that have an address, in the order of the navigation.
    pub const ALL: [Self; 3] = [Self::Estimate, Self::Requirements, Self::Compare];

    /// The path below the site's folder, like `compare/`.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Compare => "compare/",
            Self::Estimate => "estimate/",
            Self::Requirements => "requirements/",
            Self::NotFound => "404.html",
        }
    }

    /// The view of a path below the site's folder; the folder itself shows the estimate.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let path = path.trim_start_matches('/');
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        if path.is_empty() {
            return Self::Estimate;
        }
        Self::ALL.into_iter().find(|route| route.path().trim_end_matches('/') == path).unwrap_or(Self::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_view_is_found_at_its_path_with_and_without_slash_and_file_name() {
        for route in Route::ALL {
            let path = route.path();
            for spelled in [path.to_owned(), path.trim_end_matches('/').to_owned(), format!("/{path}index.html")] {
                assert_eq!(Route::of_path(&spelled), route, "{spelled}");
            }
        }
    }

    #[test]
    fn the_folder_itself_is_the_estimate_and_anything_else_is_not_found() {
        assert_eq!(Route::of_path(""), Route::Estimate);
        assert_eq!(Route::of_path("index.html"), Route::Estimate);
        for path in ["compar/", "compare/more/", "404.html", "Compare/"] {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
    }
}
