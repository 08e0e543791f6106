//! What a web server should say with every file of a site, in one place: the page's own policy, the files for static
//! hosts, the preview and the examples in the handbook all take it from here.
//!
//! A browser keeps to both policies, the page's and the server's. So the server's is as wide as the widest page needs
//! (the search runs WebAssembly), and each page's own is as narrow as that page can bear.

/// The policy that a page carries itself.
pub const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                               font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'self'";

/// The policy of a page with search.
pub const SEARCH_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                                 connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; \
                                 form-action 'self'";

/// The policy that the server sends for the whole site.
pub const SITE_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                               connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; \
                               form-action 'self'; frame-ancestors 'none'";

/// Headers for every file, by name.
pub const HEADERS: [(&str, &str); 4] = [
    ("Content-Security-Policy", SITE_POLICY),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
];

/// How long browsers may keep a page: they ask each time whether it changed, since a number on it may have.
pub const CACHE_PAGES: &str = "no-cache";

/// How long browsers may keep what pages load. The names stay the same over versions, so not for ever.
pub const CACHE_ASSETS: &str = "max-age=3600, stale-while-revalidate=86400";

/// Folders whose files pages load.
pub const ASSET_FOLDERS: [&str; 3] = ["assets", "badges", "medien"];

/// Types that web servers often do not know.
pub const TYPES: [(&str, &str); 4] =
    [("atom", "application/atom+xml"), ("avif", "image/avif"), ("csv", "text/csv"), ("vtt", "text/vtt")];

/// Endings of texts, all of which are UTF-8.
pub const TEXTS: [&str; 10] = ["atom", "css", "csv", "html", "js", "json", "svg", "txt", "vtt", "xml"];

/// The types of these texts, by any name that web servers have for them: worth compressing.
pub const COMPRESSED: [&str; 12] = [
    "application/atom+xml",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
    "text/vtt",
    "text/xml",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The parts of a policy, each with its sources.
    fn parts(policy: &str) -> Vec<(&str, Vec<&str>)> {
        policy
            .split("; ")
            .filter_map(|part| part.split_once(' '))
            .map(|(name, rest)| (name, rest.split(' ').collect()))
            .collect()
    }

    #[test]
    fn the_servers_policy_allows_what_each_page_allows() {
        let site = parts(SITE_POLICY);
        for (name, sources) in [parts(PAGE_POLICY), parts(SEARCH_POLICY)].concat() {
            let (_, allowed) = site.iter().find(|(other, _)| *other == name).expect(name);
            assert!(sources.iter().all(|source| allowed.contains(source)), "{name}");
        }
    }

    #[test]
    fn nothing_inline_may_run() {
        for policy in [PAGE_POLICY, SEARCH_POLICY, SITE_POLICY] {
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
            assert!(policy.starts_with("default-src 'none';"), "{policy}");
        }
    }
}
