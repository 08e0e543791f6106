//! Whether the words of a text lead to other evidence than before.

use std::collections::BTreeSet;

use super::said::WORDS;
use super::tokens::{Word, words};
use crate::markdown::{Target, linked};

/// Where words lead that prove something.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Evidence {
    /// A source of the register.
    Source(String),
    /// A site, by its name.
    Site(String),
    /// A picture, a table or another file, by its name.
    File(String),
}

/// Whether words lead to another site or source than before, or to none; `today` gives the id of a source or the name of a file after the step,
/// `is_named` says whether it stands elsewhere on the page. Another page of the same site is the same evidence, and a source of
/// the register says more than an address.
pub(super) fn leads_elsewhere(
    old: &str,
    new: &str,
    today: impl Fn(&str) -> String,
    is_named: impl Fn(&str) -> bool,
) -> bool {
    if leads_alike(old, new, &today) {
        return false;
    }
    let mut old: BTreeSet<_> = evidence(old, today).collect();
    if old.is_empty() {
        return false;
    }
    let new: BTreeSet<_> = evidence(new, str::to_owned).collect();
    old.retain(|link| !new.contains(link));
    if old.len() * new.len() > WORDS {
        return true;
    }
    old.iter().filter(|(_, then)| !new.iter().any(|(_, now)| then.is_same(now))).any(|(said, then)| {
        match (new.iter().find(|(other, _)| other == said), then) {
            (Some((_, Evidence::Source(_))), Evidence::Site(_)) => false,
            (Some(_), _) | (None, Evidence::Site(_) | Evidence::File(_)) => true,
            (None, Evidence::Source(id)) => !is_named(id),
        }
    })
}

/// Whether all that may lead somewhere stands in paragraphs that both texts have: most changes are of other ones, and then neither
/// text is taken apart.
fn leads_alike(old: &str, new: &str, today: &impl Fn(&str) -> String) -> bool {
    let (Some(old), Some(new)) = (leading(old), leading(new)) else { return false };
    old == new
        && linked(&old).into_iter().all(|(_, to)| match to {
            Target::Source(id) => today(&id) == id,
            Target::File(path) => file_name(&path).is_none_or(|name| today(&name) == name),
            _ => true,
        })
}

/// The paragraphs of a text in which links may be; none where code or HTML may make other ones of them.
fn leading(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_indented = |line: &&str| line.starts_with("    ");
    if ["```", "~~~", "<", "\t"].iter().any(|sign| text.contains(sign)) || lines.iter().any(is_indented) {
        return None;
    }
    let paragraphs = lines.split(|line| line.trim().is_empty());
    let may_lead =
        |lines: &&[&str]| lines.iter().any(|line| ["[", "://", "www."].iter().any(|sign| line.contains(sign)));
    Some(paragraphs.filter(may_lead).map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n"))
}

fn evidence(text: &str, today: impl Fn(&str) -> String) -> impl Iterator<Item = (Vec<Word>, Evidence)> {
    linked(text).into_iter().filter_map(move |(said, to)| {
        let to = match to {
            Target::Source(id) => Evidence::Source(today(&id)),
            Target::Outside(address) => Evidence::Site(site(&address)?),
            Target::File(path) => Evidence::File(today(&file_name(&path)?)),
            Target::Goal(_) | Target::Page(_) | Target::Fragment(_) => return None,
        };
        Some((words(&said), to))
    })
}

/// The name of a file that is no page, wherever it lies.
pub(super) fn file_name(path: &str) -> Option<String> {
    let path = path.split(['#', '?']).next()?;
    let name = path.rsplit('/').next()?.to_lowercase();
    name.rsplit_once('.').is_some_and(|(_, ending)| ending != "md").then_some(name)
}

/// The name of the site of an address in the web.
fn site(address: &str) -> Option<String> {
    let address = address.to_lowercase();
    let (_, rest) = address.split_once("://")?;
    let name = rest.split(['/', '?', '#', ':']).next()?;
    Some(name.strip_prefix("www.").unwrap_or(name).to_owned())
}

impl Evidence {
    fn is_same(&self, other: &Self) -> bool {
        let is_part = |part: &str, whole: &str| part.strip_suffix(whole).is_some_and(|rest| rest.ends_with('.'));
        match (self, other) {
            (Self::Site(one), Self::Site(other)) => one == other || is_part(one, other) || is_part(other, one),
            _ => self == other,
        }
    }
}
