//! Maps the path of a request to a file in a folder, and never to one outside of it. Pure except for `Site::find`.

use percent_encoding::percent_decode_str;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of files and the URL path under which it is served.
pub(crate) struct Site {
    folder: PathBuf,
    prefix: String,
    has_policy: bool,
}

/// The result of a request for a path.
#[derive(Debug, PartialEq)]
pub(crate) enum Lookup {
    File(PathBuf),
    /// A folder without trailing slash: redirected, because relative links would be wrong.
    Redirect(String),
    Missing,
}

impl Site {
    /// `prefix` as given on the command line: `docs`, `/docs` and `/docs/` are equal.
    pub(crate) fn new(folder: PathBuf, prefix: &str) -> Self {
        // Canonical, because the canonical paths of files are compared with it.
        let folder = fs::canonicalize(&folder).unwrap_or(folder);
        let inner = prefix.trim_matches('/');
        let prefix = if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") };
        Self { folder, prefix, has_policy: true }
    }

    /// The site without the page's content security policy.
    pub(crate) fn without_policy(self) -> Self {
        Self { has_policy: false, ..self }
    }

    /// Whether files are sent with the page's content security policy.
    pub(crate) fn has_policy(&self) -> bool {
        self.has_policy
    }

    /// The URL path, with a slash at both ends.
    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// A file's path relative to the folder, without the name of the folder itself.
    pub(crate) fn name<'a>(&self, file: &'a Path) -> &'a Path {
        file.strip_prefix(&self.folder).unwrap_or(file)
    }

    /// The page for missing files, if the site has one.
    pub(crate) fn missing_page(&self) -> Option<PathBuf> {
        Some(self.folder.join("404.html")).filter(|page| page.is_file())
    }

    /// Looks up the target of a request line, with its query.
    pub(crate) fn find(&self, target: &str) -> Lookup {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Lookup::Redirect(self.prefix.clone());
        }
        let Some(inside) = path.strip_prefix(&self.prefix) else { return Lookup::Missing };
        let Some(relative) = relative_path(inside) else { return Lookup::Missing };
        let Some(file) = self.inside(&relative) else { return Lookup::Missing };
        if file.is_file() && !inside.ends_with('/') {
            return Lookup::File(file);
        }
        if !file.join("index.html").is_file() {
            return Lookup::Missing;
        }
        if inside.is_empty() || inside.ends_with('/') {
            return Lookup::File(file.join("index.html"));
        }
        Lookup::Redirect(format!("{path}/"))
    }

    /// The canonical file; `None` when a link leads out of the folder.
    fn inside(&self, relative: &Path) -> Option<PathBuf> {
        let file = fs::canonicalize(self.folder.join(relative)).ok()?;
        file.starts_with(&self.folder).then_some(file)
    }
}

/// The path relative to the folder; `None` when a part of it could lead elsewhere.
fn relative_path(inside: &str) -> Option<PathBuf> {
    let mut relative = PathBuf::new();
    let trimmed = inside.strip_suffix('/').unwrap_or(inside);
    if trimmed.is_empty() {
        return inside.is_empty().then_some(relative);
    }
    for segment in trimmed.split('/') {
        let segment = percent_decode_str(segment).decode_utf8().ok()?;
        // A percent sign left after decoding starts no pair of digits; no file of a site has one in its name.
        let hostile = segment.is_empty()
            || segment == "."
            || segment == ".."
            || segment.contains(['/', '\\', ':', '%'])
            || segment.contains(char::is_control);
        if hostile {
            return None;
        }
        relative.push(&*segment);
    }
    Some(relative)
}

/// The compressed copies that the browser accepts, best first, as (extension, content coding).
pub(crate) fn accepted_codings(accept_encoding: &str) -> Vec<(&'static str, &'static str)> {
    let accepts = |coding: &str| {
        accept_encoding.split(',').any(|offer| {
            let mut words = offer.split(';').map(str::trim);
            let named = words.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
            let refused = words
                .filter_map(|word| word.strip_prefix("q="))
                .any(|quality| quality.chars().all(|c| c == '0' || c == '.'));
            named && !refused
        })
    };
    [("br", "br"), ("gz", "gzip")].into_iter().filter(|(_, coding)| accepts(coding)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relative(inside: &str) -> Option<String> {
        relative_path(inside).map(|path| path.to_string_lossy().replace('\\', "/"))
    }

    #[test]
    fn plain_paths_stay_as_they_are() {
        assert_eq!(relative("").as_deref(), Some(""));
        assert_eq!(relative("app.js").as_deref(), Some("app.js"));
        assert_eq!(relative("compare/").as_deref(), Some("compare"));
        assert_eq!(relative("a%20b/c%C3%A9.html").as_deref(), Some("a b/cé.html"));
        assert_eq!(relative("..a/b..").as_deref(), Some("..a/b.."));
    }

    #[test]
    fn hostile_paths_lead_nowhere() {
        let hostile = [
            "..",
            "../",
            "a/../../b",
            "%2e%2e/x",
            "%2E%2E%2Fetc",
            "a/%2e%2e",
            "./a",
            "//etc/passwd",
            "/",
            "a//b",
            "..\\..\\x",
            "..%5c..%5cx",
            "C:/x",
            "c%3A%5Cx",
            "a%00.html",
            "a%0d%0aX: y",
            "a%",
            "a%2",
            "a%zz",
            "%ff",
            "a/.",
            "%2fetc/passwd",
        ];
        for path in hostile {
            assert_eq!(relative(path), None, "{path}");
        }
    }

    #[test]
    fn files_folders_and_prefix_are_found_as_on_a_static_host() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
        let site = Site::new(folder.join("src"), "some/path");
        assert_eq!(site.prefix(), "/some/path/");
        assert!(matches!(site.find("/some/path/main.rs?x=1"), Lookup::File(file) if file.ends_with("src/main.rs")));
        assert_eq!(site.find("/some/path"), Lookup::Redirect("/some/path/".to_owned()));
        assert_eq!(site.find("/main.rs"), Lookup::Missing);
        assert_eq!(site.find("/some/path/main.rs/"), Lookup::Missing);
        assert_eq!(site.find("/some/path/../Cargo.toml"), Lookup::Missing);
        assert_eq!(site.find("/some/path/%2e%2e/Cargo.toml"), Lookup::Missing);
        assert_eq!(site.find("/some/path/"), Lookup::Missing, "no index.html there");
        assert_eq!(Site::new(folder, "/").find("/src"), Lookup::Missing, "a folder without index.html is not listed");
    }

    #[test]
    fn compressed_copies_are_offered_as_accepted() {
        let both = [("br", "br"), ("gz", "gzip")];
        assert_eq!(accepted_codings("gzip, deflate, br, zstd"), both);
        assert_eq!(accepted_codings("br;q=0, gzip;q=0.5"), both[1..]);
        assert_eq!(accepted_codings("br;q=1.0"), both[..1]);
        assert_eq!(accepted_codings(""), []);
        assert_eq!(accepted_codings("x-br"), []);
    }
}
