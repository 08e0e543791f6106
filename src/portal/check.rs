//! Mistakes that only show when all content is known: dead links, taken addresses, and what texts must not contain.

use rayon::prelude::*;

use super::links::Links;
use super::{legal, routes};
use crate::config::Config;
use crate::content::{Content, Text};
use crate::diagnostic::{Diagnostic, Problem};
use crate::markdown::{Mark, Target, scan};

/// All such mistakes, by file and place.
pub fn check(content: &Content, config: &Config) -> Vec<Diagnostic> {
    let links = Links::of(content, config);
    let goals = content.goals.iter().map(|goal| (goal.path.as_str(), &goal.text));
    let pages = content.pages.iter().map(|page| (page.path.as_str(), &page.text));
    let reports = content.reports.iter().map(|report| (report.path.as_str(), &report.text));
    let groups = content.group_texts.iter().map(|text| (text.path.as_str(), &text.text));
    let start = std::iter::once((content.start.path.as_str(), &content.start.text));
    let easy = content.easy.iter().map(|page| (page.path.as_str(), &page.text));
    let translated = content.translations.values().filter_map(|page| Some((page.path.as_str(), page.text.as_ref()?)));
    let of_goals = content.goals.iter().flat_map(|goal| {
        goal.translations.values().filter_map(|words| Some((goal.path.as_str(), words.text.as_ref()?)))
    });
    let others = content.other_texts.iter().map(|(path, text)| (path.as_str(), text));
    let texts = goals.chain(pages).chain(reports).chain(easy).chain(groups).chain(start).chain(others);
    let texts: Vec<_> = texts.chain(translated).chain(of_goals).collect();
    let mut found: Vec<Diagnostic> =
        texts.par_iter().flat_map_iter(|(path, text)| check_text(path, text, &links, config)).collect();
    for page in content.pages.iter().filter(|page| is_reserved(&page.slug, config)) {
        let problem = Problem::ReservedAddress { address: routes::page(&page.slug) };
        found.push(Diagnostic::whole(&page.path, problem));
    }
    found.extend(legal::check(content, config));
    found.sort();
    found
}

/// Whether an address is that of a list of the portal's, or of a language's folder.
fn is_reserved(slug: &str, config: &Config) -> bool {
    routes::RESERVED.contains(&slug) || config.languages.codes().iter().any(|code| code == slug)
}

fn check_text(path: &str, text: &Text, links: &Links<'_>, config: &Config) -> Vec<Diagnostic> {
    let goals = &config.folders.goals;
    let adopted = goals.adopted.is_some() && goals.has(path);
    let problem = |mark: Mark| match mark {
        Mark::RawHtml => Some(Problem::RawHtml),
        Mark::UnsafeLink(target) => Some(Problem::UnsafeLink { target }),
        Mark::Link(target) | Mark::Image { source: target } => dead(path, target, links, adopted),
    };
    let found = scan(&text.markdown).into_iter().filter_map(|found| Some((found.range, problem(found.mark)?)));
    found
        .map(|(range, problem)| {
            let place = text.whole.clone().unwrap_or(range.start + text.offset..range.end + text.offset);
            Diagnostic::at(path, &place, problem)
        })
        .collect()
}

fn dead(from: &str, target: Target, links: &Links<'_>, adopted: bool) -> Option<Problem> {
    if matches!(target, Target::Outside(_) | Target::Fragment(_)) || links.resolve(from, &target).is_some() {
        return None;
    }
    Some(match target {
        Target::Goal(id) => Problem::DeadGoalLink { id },
        Target::Source(id) => Problem::DeadSourceLink { id },
        Target::Page(target) | Target::File(target) if adopted => Problem::ForeignLink { target },
        Target::Page(target) | Target::File(target) | Target::Fragment(target) | Target::Outside(target) => {
            Problem::DeadLink { target }
        }
    })
}
