//! Response headers of each file: type, cache, policy, origin. `docs/hosting.md` gives them for common hosts, and a test compares both.
//!
//! Pure functions. Compression and byte ranges are the server's task (here `serve`).

use std::path::Path;

/// Allows only what the page needs: its own scripts, styles and wasm, the data of its own folder, and one named policy for the few
/// places that set a script's address. Any page may frame it.
pub(crate) const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; \
    form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types partner-calculator";

/// Features that the page and anything embedded in it never use. Copying a link (clipboard-write) stays allowed.
pub(crate) const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), \
    clipboard-write=(self), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), \
    idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()";

/// For files whose name contains a digest of their content.
pub(crate) const CACHE_FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For files that keep their name: revalidated on each use, answered with 304 when unchanged.
pub(crate) const CACHE_AND_ASK: &str = "no-cache";

/// Headers of every file.
pub(crate) const EVERYWHERE: &[(&str, &str)] = &[
    // A link contains typed values, though only in its fragment; linked sources need not know where a visitor comes from.
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", PERMISSIONS_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    // A sandboxed frame has no origin of its own, and pages of other sites may embed the calculator.
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
];

/// The headers of a file, by its name alone.
pub(crate) fn of(file: &Path) -> Vec<(&'static str, &'static str)> {
    let mut headers = vec![("Content-Type", content_type(file)), ("Cache-Control", cache_control(file))];
    headers.extend(EVERYWHERE);
    headers.push(("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    headers
}

/// The content type by the file's extension.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

fn cache_control(file: &Path) -> &'static str {
    if has_content_hash(file) { CACHE_FOR_EVER } else { CACHE_AND_ASK }
}

/// Whether the build put a content hash into the name: `app-32f01371eff88f7f_bg.wasm`. Script snippets have it in the name of their
/// folder. Trunk omits leading zeros of a hash.
fn has_content_hash(file: &Path) -> bool {
    const DIGITS: std::ops::RangeInclusive<usize> = 12..=16;
    let named_so = |name: &str| {
        name.match_indices('-').any(|(at, _)| {
            let hash = name[at + 1..].split(['.', '_']).next().unwrap_or_default();
            DIGITS.contains(&hash.len()) && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
        })
    };
    file.extension().is_none_or(|ending| ending != "html") && file.iter().filter_map(|part| part.to_str()).any(named_so)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checkout;

    fn header(file: &str, name: &str) -> Option<&'static str> {
        of(Path::new(file)).into_iter().find_map(|(given, value)| (given == name).then_some(value))
    }

    #[test]
    fn endings_have_their_types() {
        assert_eq!(header("a/app_bg.wasm", "Content-Type"), Some("application/wasm"));
        assert_eq!(header("index.html", "Content-Type"), Some("text/html; charset=utf-8"));
        assert_eq!(header("app-1f.js", "Content-Type"), Some("text/javascript; charset=utf-8"));
        assert_eq!(header("LICENSE", "Content-Type"), Some("application/octet-stream"));
    }

    #[test]
    fn only_names_that_change_with_the_content_are_kept_for_ever() {
        for file in
            ["app-32f01371eff88f7f.js", "app-2f01371eff88f7f_bg.wasm", "snippets/yew-0123456789abcdef/inline0.js"]
        {
            assert_eq!(header(file, "Cache-Control"), Some(CACHE_FOR_EVER), "{file}");
        }
        for file in
            ["index.html", "sw.js", "estimate/index.html", "a-32f01371eff.js", "a-32F01371EFF88F7F.js", "a-0.css"]
        {
            assert_eq!(header(file, "Cache-Control"), Some(CACHE_AND_ASK), "{file}");
        }
    }

    #[test]
    fn the_page_states_the_policy_itself_as_far_as_a_page_may() {
        let page = std::fs::read_to_string(checkout::root().join("index.html")).expect("it is there");
        let stated = CONTENT_SECURITY_POLICY.replace("frame-ancestors *; ", "");
        assert!(page.contains(&format!("content=\"{stated}\"")), "index.html lacks: {stated}");
        assert_eq!(header("index.html", "Content-Security-Policy"), Some(CONTENT_SECURITY_POLICY));
    }

    #[test]
    fn the_hosting_page_gives_each_header_as_it_is_sent_here() {
        let page = std::fs::read_to_string(checkout::root().join("docs").join("hosting.md")).expect("it is there");
        let named = [
            ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            ("Cache-Control", CACHE_FOR_EVER),
            ("Cache-Control", CACHE_AND_ASK),
        ];
        for (name, value) in named.into_iter().chain(EVERYWHERE.iter().copied()) {
            assert!(page.contains(&format!("{name}: {value}\n")), "docs/hosting.md lacks: {name}: {value}");
        }
        // Once as a whole, then for nginx, Apache and `_headers`.
        for value in [CONTENT_SECURITY_POLICY, PERMISSIONS_POLICY] {
            assert_eq!(page.matches(value).count(), 4, "docs/hosting.md has another {value} somewhere");
        }
    }
}
