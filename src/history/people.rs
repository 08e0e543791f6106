//! People as commits name them: by their names. No address that Git holds gets past here, be it in a header or a message.
//!
//! What only looks like one stays: `@name`, `bild@2x.png`, `paket@1.2.3`, `Kolleg@innen`, and the address of a repository
//! (`git@server:gruppe/projekt.git`), which is nobody's.

use std::borrow::Cow;
use std::net::Ipv4Addr;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Stands where an address stood whose owner has no name. A message is in one language, and so is this; pages in another
/// language say it in theirs.
pub const REMOVED: &str = "(Adresse entfernt)";

/// `Name <address>`.
static PERSON: LazyLock<Regex> =
    LazyLock::new(|| pattern(r#"(?<name>(?:"[^"<>]*"|[^\s<>,;"])(?:"[^"<>]*"|[^<>,;"])*?)?\ *<(?<address>[^<>/]*)>"#));

/// An address, with what is written around it where programs are to follow it.
const ADDRESS: &str = r#"
    (?i:mailto:)? @*
    (?<local> "[^"]+" | [\p{L}\p{N}\p{So}] [\p{L}\p{M}\p{N}\p{So}\p{Cf}.%&'*+=^_{}~$\#@-]*
        (?: (?: \ \.\  | \ ?[\[(\{<]\ ?(?i:dot|punkt|\.)\ ?[\])\}>]\ ? ) [\p{L}\p{N}\p{So}] [\p{L}\p{M}\p{N}\p{So}\p{Cf}.%&'*+=^_{}~$\#@-]* )* )
    (?: \\?[@＠﹫]\ ? | \ [@＠﹫]\ ? | %(?:25)?40 | =40 | \\u0040 | &\#0*64; | &\#[xX]0*40; | &commat; | \ ?[\[(\{]\ ?(?i:at|ät|a|@)\ ?[\])\}]\ ? | \ ?<\ ?(?i:at|ät|@)\ ?>\ ? )
    (?: \*\*? | __ | ~~ | ` )?
    (?<host> \[[[:xdigit:]:.IPv]+\] | [\p{L}\p{M}\p{N}\p{Cf}_-]+ (?: (?: [.。．｡] | \ [.．]\ ? | \ (?i:dot|punkt)\  | %(?:25)?2[eE] | =2[eE] | &\#0*46; | &\#[xX]0*2[eE]; | &period;
        | \ ?[\[(\{<]\ ?(?i:dot|punkt|\.)\ ?[\])\}>]\ ? ) [\p{L}\p{M}\p{N}\p{Cf}_-]+ )* (?: \.\(none\) )? )
    (?<path> :[\w.~/-]* (?: /[\w.~/-]*\w | \.git\b ) )?
    (?: \?[\w-]+=[^\s<>"()]* )?
"#;

static IN_LINK: LazyLock<Regex> = LazyLock::new(|| pattern(ADDRESS));

/// Whatever may be an address or hold one.
static CANDIDATE: LazyLock<Regex> = LazyLock::new(|| {
    let link = r#"(?<link> [a-zA-Z][a-zA-Z0-9+.-]*://[^\s<>"()]*[^\s<>"().,;:!?'] )"#;
    let bracketed = r"(?<space>\ *) <(?i:mailto:)?(?<inside> [^\s<>/:]+ (?: @ | %40 ) [^\s<>/:]+ )>";
    pattern(&format!("{link} | {bracketed} | {ADDRESS}"))
});

/// An address in words: `erika punkt muster at bund punkt de`.
static SPELT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i) (?<local> [\p{L}\p{N}] [\p{L}\p{M}\p{N}.+]* (?: [\s_-]+ (?:punkt|dot) [\s_-]+ [\p{L}\p{M}\p{N}.+]+ )* )
        [\s_-]+ (?<sign> at|ät ) [\s_-]+
        (?<host> [\p{L}\p{N}] [\p{L}\p{M}\p{N}.-]* (?: [\s_-]+ (?:punkt|dot) [\s_-]+ [\p{L}\p{M}\p{N}-]+ )* )",
    )
});

static POINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i) [\s_-]+ (?:punkt|dot) [\s_-]+"));

/// What a text has that spells the end of an address.
const POINTS: [&str; 8] = ["punkt", "Punkt", "PUNKT", "dot", "Dot", "DOT", " ät ", " AT "];

/// Ends of files, which are none of domains.
const PICTURES: [&str; 7] = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// An address that goes on in the next line: before or after its sign, or at a dot.
static BROKEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?<before> [\p{L}\p{N}] [@＠﹫] [\p{L}\p{N}-]+ (?: \.[\p{L}\p{N}-]+ )* ) \n [\ \t]* (?<dot> \.[\p{L}\p{N}] )
        | (?<local> [\p{L}\p{N}] ) \n [\ \t]* (?<sign> [@＠﹫] [\p{L}\p{N}-]+ \.\p{L} )
        | (?<signed> [\p{L}\p{N}] [@＠﹫] ) \n [\ \t]* (?<host> [\p{L}\p{N}-]+ \.\p{L} )
        | (?<dotted> [\p{L}\p{N}] [@＠﹫] [\p{L}\p{N}-]+ \. ) \n [\ \t]* (?<end> [a-z]{2,6} \b )",
    )
});

#[expect(clippy::expect_used, reason = "all patterns stand in the program, and every commit tries them")]
pub(super) fn pattern(text: &str) -> Regex {
    Regex::new(&format!("(?x){text}")).expect("a pattern of the program")
}

/// The name of a file without addresses.
pub fn without_addresses(name: &str) -> Cow<'_, str> {
    if !name.contains(SIGNS) {
        return name.into();
    }
    People { named: &|_, _| None, own: Vec::new() }.replace(name, false).into()
}

/// What may be a part of an address.
const SIGNS: [char; 11] = ['@', '＠', '﹫', '%', '&', '[', '(', '{', '<', '=', '\\'];

/// A word of a mail in Base64, in which nobody sees what it says.
static ENCODED: LazyLock<Regex> = LazyLock::new(|| pattern(r"=\?[\w-]+\?[bB]\?[^?\s]*\?="));

/// A point of a domain as programs write it.
static WRITTEN_POINT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"%(?:25)?2[eE] | =2[eE] | &\#0*46; | &\#[xX]0*2[eE]; | &period; | \ [.．]\ ? | \ (?i:dot|punkt)\  | \ ?[\[(\{<]\ ?(?i:dot|punkt|\.)\ ?[\])\}>]\ ?",
    )
});

/// The people around a commit.
pub(super) struct People<'a> {
    /// What `.mailmap` calls somebody with a name and an address; empty if it knows the address and no name for it.
    pub named: &'a dyn Fn(&str, &str) -> Option<String>,
    /// Addresses of the author and the committer.
    pub own: Vec<String>,
}

impl People<'_> {
    /// The names in a text that names people and says nothing else: `Name <address>`, once or several times.
    pub fn names(&self, text: &str) -> String {
        let named = PERSON.replace_all(text, |found: &Captures<'_>| {
            let name = group(found, "name").unwrap_or_default();
            let known = self.known(name, group(found, "address").unwrap_or_default());
            known.unwrap_or_else(|| if name.is_empty() { REMOVED.to_owned() } else { name.to_owned() })
        });
        self.replace(&self.without_spelt(&named, true), true)
    }

    /// A text without addresses in words. Where somebody is named, one with its own dots is one as well: in a sentence `at
    /// example.org` is a place.
    fn without_spelt<'t>(&self, text: &'t str, is_name: bool) -> Cow<'t, str> {
        SPELT.replace_all(text, |found: &Captures<'_>| {
            let [local, host] = ["local", "host"].map(|part| group(found, part).unwrap_or_default());
            let sign = group(found, "sign").unwrap_or_default();
            // No place is `ät`, and nobody shouts before one.
            let is_loud = sign == "AT" && local.contains('.');
            let is_spelt = POINT.is_match(host) || is_loud || sign.to_lowercase() == "ät";
            let host = POINT.replace_all(host, ".");
            let address = format!("{}@{host}", POINT.replace_all(local, "."));
            if self.is_known(&address) || (is_name || is_spelt) && is_domain(&host) {
                return self.known("", &address).unwrap_or_else(|| REMOVED.to_owned());
            }
            found.get_match().as_str().to_owned()
        })
    }

    /// A message without addresses.
    pub fn without_addresses(&self, message: &str) -> String {
        let mut goes_on = false;
        let joined = |found: &Captures<'_>| {
            let parts = [("before", "dot"), ("local", "sign"), ("signed", "host"), ("dotted", "end")];
            let both =
                parts.iter().find_map(|(first, rest)| Some(group(found, first)?.to_owned() + group(found, rest)?));
            // `Kolleg@innen.` ends a sentence.
            let is_ending = both.as_ref().is_some_and(|both| both.contains("@innen."));
            both.filter(|_| !is_ending).unwrap_or_else(|| found.get_match().as_str().to_owned())
        };
        let message = BROKEN.replace_all(message, joined);
        let lines = message.lines().map(|line| {
            let value = value_of_people(line).or_else(|| line.starts_with(' ').then_some(line).filter(|_| goes_on));
            goes_on = value.is_some();
            if let Some(value) = value {
                return Cow::from(line.strip_suffix(value).unwrap_or_default().to_owned() + &self.names(value));
            }
            let has_points = POINTS.iter().any(|point| line.contains(point));
            let line = if has_points { self.without_spelt(line, false) } else { line.into() };
            if line.contains(SIGNS) { self.replace(&line, false).into() } else { line }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Puts names in the places of addresses. `any` means every kind, also `user@machine`, which may be something else in a
    /// text.
    fn replace(&self, text: &str, any: bool) -> String {
        let text = &*ENCODED.replace_all(text, REMOVED);
        let (mut replaced, mut rest) = (String::with_capacity(text.len()), 0);
        while let Some(found) = CANDIDATE.captures_at(text, rest) {
            let whole = found.get_match();
            replaced.push_str(&text[rest..whole.start()]);
            rest = whole.end();
            if let Some(instead) = self.instead(text, &found, any) {
                replaced.push_str(&instead);
            } else {
                // What is none may hold the beginning of one: `a @ b@example.org`.
                rest = found.name("local").map_or(rest, |local| local.end());
                replaced.push_str(&text[whole.start()..rest]);
            }
        }
        replaced.push_str(&text[rest..]);
        replaced.replace(&format!("({REMOVED})"), REMOVED)
    }

    /// What stands in the place of what was found; none if that is no address.
    fn instead(&self, text: &str, found: &Captures<'_>, any: bool) -> Option<String> {
        if let Some(link) = group(found, "link") {
            let holds_one = IN_LINK.captures_iter(link).any(|found| self.address(&found, true, any).is_some());
            return Some(if holds_one { REMOVED } else { link }.to_owned());
        }
        let whole = found.get_match();
        let inside = group(found, "inside").map(|inside| inside.replace("%40", "@"));
        let is_machine = || {
            found.name("local").zip(found.name("host")).is_some_and(|(local, host)| {
                let is_part = text[..local.start()].ends_with(['/', '@', '\\']);
                !is_part && &text[local.end()..host.start()] == "@" && is_machine(host.as_str())
            })
        };
        let any = any || inside.is_none() && is_machine();
        let address = inside.or_else(|| self.address(found, false, any))?;
        let name = self.known("", &address).unwrap_or_else(|| REMOVED.to_owned());
        Some(match group(found, "space") {
            Some(_) if text[..whole.start()].ends_with(&name) => String::new(),
            space => space.unwrap_or_default().to_owned() + &name,
        })
    }

    /// The address that was found, if it is one.
    fn address(&self, found: &Captures<'_>, in_link: bool, any: bool) -> Option<String> {
        let (local, host) = (group(found, "local")?, group(found, "host")?);
        let host = &*WRITTEN_POINT.replace_all(host, ".");
        let address = format!("{local}@{host}");
        let is_repository = local == "git" && (in_link || group(found, "path").is_some());
        let is_address = !is_repository && (any || self.is_known(&address) || is_domain(host));
        is_address.then_some(address)
    }

    fn is_known(&self, address: &str) -> bool {
        self.own.iter().any(|own| own.eq_ignore_ascii_case(address)) || (self.named)("", address).is_some()
    }

    fn known(&self, name: &str, address: &str) -> Option<String> {
        (self.named)(name, address.trim()).filter(|name| !name.is_empty() && !IN_LINK.is_match(name))
    }
}

/// What follows `Signed-off-by:`, `Cc:` and the like.
fn value_of_people(line: &str) -> Option<&str> {
    const OF_MAIL: [&str; 9] = ["an", "author", "bcc", "cc", "from", "reply-to", "sender", "to", "von"];
    let (name, value) = line.split_once(':')?;
    let name = name.trim_start().to_ascii_lowercase();
    let names_people = OF_MAIL.contains(&name.as_str()) || name.ends_with("-by");
    (names_people && !name.contains(char::is_whitespace)).then_some(value)
}

/// Whether somebody can get mail there, as far as the form tells.
fn is_domain(host: &str) -> bool {
    match host
        .rsplit_once(['.', '。', '．', '｡', ']', ')', '}'])
        .map(|(host, end)| (host, end.trim_start_matches(is_unseen)))
    {
        _ if host == "localhost" || host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok() => true,
        // A picture may be called by an address.
        Some((host, end)) if PICTURES.iter().any(|known| known.eq_ignore_ascii_case(end)) => is_domain(host),
        Some((_, end)) => end == "(none)" || end.starts_with(char::is_alphabetic) && end.chars().nth(1).is_some(),
        None => false,
    }
}

/// Whether a name without a dot is that of a machine: no version, no branch, no ending of a word, and no play with words, like
/// `H@llAnzeiger`.
fn is_machine(host: &str) -> bool {
    const OTHERS: [&str; 12] =
        ["beta", "canary", "dev", "develop", "edge", "head", "latest", "main", "master", "next", "nightly", "stable"];
    let lower = host.to_lowercase();
    let is_version = lower.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    let is_ending = ["innen", "nnen"].iter().any(|ending| lower.starts_with(ending)) || lower.chars().count() < 3;
    let is_word = host.chars().zip(host.chars().skip(1)).any(|(one, next)| one.is_lowercase() && next.is_uppercase());
    !is_word
        && lower.is_ascii()
        && !lower.contains('.')
        && !is_version
        && !is_ending
        && !OTHERS.contains(&lower.as_str())
}

/// Spaces, and characters without a width.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn group<'t>(found: &Captures<'t>, name: &str) -> Option<&'t str> {
    found.name(name).map(|part| part.as_str())
}
