//! Where a link leads, decided from its destination alone.

/// The destination of a link or an image.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// `ziel:ID` or `goal:ID`; the part after the colon.
    Goal(String),
    /// `quelle:ID` or `source:ID`; the part after the colon.
    Source(String),
    /// An address from the site's root, e.g. `/fristen/#x`.
    Page(String),
    /// A path relative to the file that holds the text, as written (`../x/y.md#z`, `bild.png`, also empty).
    File(String),
    /// `#x`; the part after the number sign.
    Fragment(String),
    /// An address with `http`, `https`, `mailto` or `tel`.
    Outside(String),
}

impl Target {
    /// Reads a destination whose entities are already decoded; `None` if it is not on the allow-list.
    ///
    /// Browsers remove tabs and line ends from an address, cut spaces off and read `\` as `/`. So control characters,
    /// a leading backslash and `//host` are refused, and only what is left may name a scheme.
    #[must_use]
    pub fn of(destination: &str) -> Option<Self> {
        let address = destination.trim();
        if address.starts_with('\\') || address.chars().any(char::is_control) {
            return None;
        }
        match address.find([':', '/', '?', '#']).map(|at| address.split_at(at)) {
            Some((scheme, rest)) if rest.starts_with(':') => with_scheme(scheme, rest.get(1..)?, address),
            Some(("", _)) => without_scheme(address),
            _ => Some(Self::File(address.to_owned())),
        }
    }

    /// The target without and with its fragment: `("../x.md", Some("frist"))` for `../x.md#frist`.
    #[must_use]
    pub fn split_fragment(&self) -> (&str, Option<&str>) {
        match self {
            Self::Fragment(fragment) => ("", Some(fragment)),
            Self::Goal(text) | Self::Source(text) | Self::Page(text) | Self::File(text) | Self::Outside(text) => {
                text.split_once('#').map_or((text, None), |(before, fragment)| (before, Some(fragment)))
            }
        }
    }
}

/// A destination that begins with `scheme:`.
fn with_scheme(scheme: &str, rest: &str, address: &str) -> Option<Target> {
    match scheme.to_ascii_lowercase().as_str() {
        "ziel" | "goal" => Some(Target::Goal(rest.trim().to_owned())),
        "quelle" | "source" => Some(Target::Source(rest.trim().to_owned())),
        // Without a host, browsers resolve the rest against the page: not what it looks like.
        "http" | "https" => {
            let host = rest.strip_prefix("//")?;
            (!host.is_empty() && !host.starts_with(['/', '\\', '?', '#'])).then(|| Target::Outside(address.to_owned()))
        }
        "mailto" | "tel" => Some(Target::Outside(address.to_owned())),
        _ => None,
    }
}

/// A destination that begins with `/`, `?` or `#`.
fn without_scheme(address: &str) -> Option<Target> {
    if let Some(fragment) = address.strip_prefix('#') {
        return Some(Target::Fragment(fragment.to_owned()));
    }
    match address.strip_prefix('/') {
        Some(rest) if rest.starts_with(['/', '\\']) => None,
        Some(_) => Some(Target::Page(address.to_owned())),
        None => Some(Target::File(address.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::Target;

    #[test]
    fn allowed_destinations() {
        let cases = [
            ("ziel:breitband", Target::Goal("breitband".into())),
            ("GOAL: x", Target::Goal("x".into())),
            ("quelle:s1", Target::Source("s1".into())),
            ("source:s1", Target::Source("s1".into())),
            ("/fristen/#x", Target::Page("/fristen/#x".into())),
            ("/", Target::Page("/".into())),
            ("../x/y.md#z", Target::File("../x/y.md#z".into())),
            ("./a:b.md", Target::File("./a:b.md".into())),
            ("bild.png", Target::File("bild.png".into())),
            ("?seite=2", Target::File("?seite=2".into())),
            ("", Target::File(String::new())),
            ("#oben", Target::Fragment("oben".into())),
            (" HTTPS://x.de/a ", Target::Outside("HTTPS://x.de/a".into())),
            ("mailto:a@b.de", Target::Outside("mailto:a@b.de".into())),
            ("tel:+49391", Target::Outside("tel:+49391".into())),
        ];
        for (destination, target) in cases {
            assert_eq!(Target::of(destination), Some(target), "{destination:?}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for destination in [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "java\u{200b}script:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://x.de/1",
            "view-source:https://x.de",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "\\evil.example",
            "https:evil",
            "https:///evil",
            "\\a/b",
            "a\\javascript:x",
            "a b:c",
            ":x",
        ] {
            assert_eq!(Target::of(destination), None, "{destination:?}");
        }
    }

    #[test]
    fn fragments_are_kept_apart() {
        assert_eq!(Target::File("../x.md#a".into()).split_fragment(), ("../x.md", Some("a")));
        assert_eq!(Target::Goal("x".into()).split_fragment(), ("x", None));
        assert_eq!(Target::Fragment("a".into()).split_fragment(), ("", Some("a")));
    }
}
