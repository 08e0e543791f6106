//! A change beside the goals in the words of readers.

use crate::config::{GroupKind, RULES};
use crate::content::{Field, SiteKind};
use crate::history::{SiteChange, field_text};
use crate::render::change::field::ChangeView;
use crate::render::change::rule::{rule_name, rule_word};
use crate::render::text::diff::text_summary;
use crate::render::words::Words;
use crate::value::PartialDate;

impl ChangeView {
    /// A change beside the goals, with what its text gained and lost.
    pub fn of_site(words: &Words<'_>, site: &SiteChange, text: Option<&str>) -> Self {
        let change = &site.change;
        let told = sentence(words, site);
        let is_text = change.field.as_slice() == ["text"];
        let value = |field: &Option<Field>| {
            let field = field.as_ref().filter(|_| told.is_none() && !is_text)?;
            // Codes of languages are no words.
            if site.kind == SiteKind::Look && change.field.as_slice() == ["languages"] {
                return Some(field.texts().iter().map(|code| words.language_name(code)).collect::<Vec<_>>().join(", "));
            }
            Some(worded(words, field))
        };
        let built_in = || {
            let file = site.path.rsplit('/').next()?.strip_suffix(".yaml")?;
            let tongue = words.theme.tongues.iter().find(|tongue| tongue.code == file)?;
            tongue.built_in.find(change.field.first()?).map(str::to_owned)
        };
        let was_built_in = site.kind == SiteKind::Text && change.old.is_none();
        let old = value(&change.old).or_else(|| if was_built_in { built_in() } else { None });
        let new = value(&change.new);
        let kind = match (&told, &old, &new) {
            (Some(_), ..) => "told",
            (_, None, Some(_)) => "new",
            (_, Some(_), None) => "gone",
            _ => "changed",
        };
        Self {
            kind: kind.to_owned(),
            old,
            new,
            text: is_text.then(|| text.map_or_else(|| text_summary(words, 0, 0), str::to_owned)),
            field: told.unwrap_or_else(|| site_name(words, site)),
            flag: None,
            across: None,
            again: None,
        }
    }
}

/// A value in the words of readers, with names for its parts.
fn worded(words: &Words<'_>, field: &Field) -> String {
    match field {
        Field::Map(map) => {
            let entry =
                |(name, field): (&String, &Field)| format!("{}: {}", part_word(words, name), worded(words, field));
            map.iter().map(entry).collect::<Vec<_>>().join("; ")
        }
        Field::Text(text) if matches!(text.as_str(), "true" | "false") => rule_word(words, text.clone()),
        other => words.original(&field_text(other)),
    }
}

/// What readers call a part of a setting or entry.
fn part_word(words: &Words<'_>, part: &str) -> String {
    let named = ["site.parts", "rules.parts", "fields", "parts", "legal.names"]
        .iter()
        .find_map(|group| words.texts.find_in(group, part));
    let is_language = words.portal.config.languages.codes().iter().any(|code| code == part);
    let language = || is_language.then(|| words.language_name(part).to_owned());
    named.map(str::to_owned).or_else(language).unwrap_or_else(|| words.original(part))
}

/// What is said of a change that has no two values to be compared.
fn sentence(words: &Words<'_>, site: &SiteChange) -> Option<String> {
    let change = &site.change;
    let path =
        |field: &Option<Field>| field.as_ref().and_then(|field| field.texts().first()).cloned().unwrap_or_default();
    let fill = |key: &str, (from, to): (&str, &str)| {
        let values = [("name", file_name(words, site)), ("from", from.to_owned()), ("to", to.to_owned())];
        words.texts.fill(key, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    };
    // Several sources have the name of the same paper.
    let dated = |entry: Option<&Field>| match entry {
        Some(Field::Map(entry)) => {
            let date: PartialDate = entry.get("date")?.texts().first()?.parse().ok()?;
            Some(format!("{} ({})", file_name(words, site), words.date(date).text))
        }
        _ => None,
    };
    let told_of = |key: &str, name: Option<String>| {
        words.texts.fill(key, &[("name", &name.unwrap_or_else(|| file_name(words, site)))])
    };
    let is_entry = matches!(site.kind, SiteKind::Source | SiteKind::Term) && change.field.len() == 1;
    match change.field.first().map(String::as_str) {
        Some("people") if site.kind == SiteKind::Mailmap => {
            let Some(Field::Map(parts)) = &change.new else { return None };
            let number = |name: &str| parts.get(name).and_then(|part| part.texts().first()?.parse::<usize>().ok());
            let others = number("others").map(|others| words.count("site.others", others));
            let names = words.count("site.names", number("names").unwrap_or_default());
            Some([Some(names), others].into_iter().flatten().collect::<Vec<_>>().join(" "))
        }
        Some("bytes") => Some(fill("site.replaced", ("", ""))),
        Some("lines") => Some(fill("site.lines", ("", ""))),
        Some("notation") => Some(fill("site.notation", ("", ""))),
        Some("marks") if site.kind == SiteKind::Design => Some(fill("site.marks", ("", ""))),
        Some("file") => Some(match (&change.old, &change.new) {
            (None, _) => fill("site.created", ("", "")),
            (_, None) => fill("site.removed", ("", "")),
            (old, new) => fill("site.moved", (&path(old), &path(new))),
        }),
        _ if is_entry && change.old.is_none() => Some(told_of("site.created", dated(change.new.as_ref()))),
        _ if is_entry && change.new.is_none() => Some(told_of("site.removed", dated(change.old.as_ref()))),
        _ => None,
    }
}

/// `Seite „Gremien“`, `Quelle „Bericht 2024“`.
fn file_name(words: &Words<'_>, site: &SiteChange) -> String {
    let key = || site.change.field.first().filter(|_| matches!(site.kind, SiteKind::Source | SiteKind::Term));
    let title = site.title.as_deref().map(|title| words.original(title));
    let is_page = matches!(site.kind, SiteKind::Page | SiteKind::Translation);
    let today = || if is_page { page_name(words, &site.path) } else { None };
    // As with goals: in another language today's title is shown, if it is translated.
    let title = if words.portal.config.languages.is_main() { title.or_else(today) } else { today().or(title) };
    let name = title.or_else(|| key().cloned()).unwrap_or_else(|| site.path.clone());
    let kind = format!("site.kinds.{}", site.kind.word());
    words.texts.fill(&kind, &[("name", &name)])
}

/// What readers call a page that has no title of its own: the group or page of today that it is about.
fn page_name(words: &Words<'_>, path: &str) -> Option<String> {
    let portal = words.portal;
    let (folders, languages) = (&portal.config.folders, &portal.config.languages);
    let stem = |path: &'_ str| -> String {
        let path = path.strip_suffix(".md").unwrap_or(path);
        let tongue = |code: &String| path.strip_suffix(code)?.strip_suffix('.');
        languages.codes().iter().find_map(tongue).unwrap_or(path).to_owned()
    };
    let wanted = stem(path);
    if wanted == stem(&folders.start) {
        return Some(words.texts.get("menu.overview").to_owned());
    }
    let group = |(kind, folder): &(GroupKind, String)| {
        let id = wanted.strip_prefix(folder.as_str())?.strip_prefix('/')?;
        portal.config.groups.find(*kind, id).map(|group| group.title.clone())
    };
    let pages = portal.content.pages.iter().map(|page| (&page.path, &page.title));
    let reports = portal.content.reports.iter().map(|report| (&report.path, &report.title));
    let page = || pages.chain(reports).find(|(path, _)| stem(path) == wanted).map(|(_, title)| title.clone());
    folders.groups.iter().find_map(group).or_else(page)
}

/// What changed: `Quelle „Bericht 2024“: Adresse`, `Status „verzögert“: Farbe`.
pub fn site_name(words: &Words<'_>, site: &SiteChange) -> String {
    let path = &site.change.field;
    let parts = |parts: &[String]| parts.iter().map(|part| part_word(words, part)).collect::<Vec<_>>().join(", ");
    let with = |name: String, part: &str| {
        if part.is_empty() { name } else { words.texts.fill("site.part", &[("name", &name), ("part", part)]) }
    };
    match (site.kind, path.as_slice()) {
        (SiteKind::Mailmap, _) => words.texts.get("site.kinds.mailmap").to_owned(),
        (SiteKind::Look, [list, entry, rest @ ..]) if RULES.contains(&list.as_str()) && !rest.is_empty() => {
            with(rule_name(words, &[list.clone(), entry.clone()], None), &parts(rest))
        }
        (SiteKind::Look, [setting, rest @ ..]) => {
            let setting = words.texts.find_in("site.settings", setting).unwrap_or(setting).to_owned();
            with(words.texts.fill("site.kinds.look", &[("name", &setting)]), &parts(rest))
        }
        (SiteKind::Text, [key, ..]) => with(file_name(words, site), key),
        (SiteKind::Source | SiteKind::Term, [_, rest @ ..]) | (_, rest) => with(file_name(words, site), &parts(rest)),
    }
}
