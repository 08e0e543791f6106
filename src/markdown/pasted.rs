//! Lists and tables as word processors paste them: the reader gets one paragraph of them, or code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::events::Piece;
use super::{Found, Mark};

/// Signs before the entries of a list that stand for nothing else, those of Word's own fonts among them.
pub const BULLETS: [char; 17] =
    ['•', '·', '∙', '▪', '▫', '■', '□', '●', '○', '◦', '‣', '➢', '➔', '✓', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// All such things in a text.
pub(super) fn pasted(text: &str, pieces: &[(Piece<'_>, Range<usize>)]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut levels = Levels { text, lists: Vec::new(), last: None };
    for (place, (piece, range)) in pieces.iter().enumerate() {
        let Piece::Event(event) = piece else { continue };
        match event {
            Event::Start(Tag::Paragraph) => found.extend(in_paragraph(text, range)),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => found.extend(in_code(text, range)),
            Event::Start(Tag::List(_)) => levels.lists.push(None),
            Event::Start(Tag::Item) => {
                found.extend(levels.item(range.start));
                found.extend(in_entry(text, range.start..end_of_entry(&pieces[place..], range)));
            }
            Event::End(TagEnd::List(_)) => levels.end(range.end),
            _ => {}
        }
    }
    found
}

/// A line without the signs of quotations before it, and where it begins.
type Line<'t> = (usize, &'t str);

fn lines<'t>(text: &'t str, range: &Range<usize>) -> Vec<Line<'t>> {
    let mut at = range.start;
    let mut lines = Vec::new();
    for line in text.get(range.clone()).unwrap_or_default().split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '>']);
        lines.push((at + line.len() - words.len(), words.trim_end()));
        at += line.len();
    }
    lines
}

fn in_paragraph(text: &str, range: &Range<usize>) -> Option<Found> {
    let lines = lines(text, range);
    let place = |first: &Line<'_>, last: &Line<'_>| first.0..last.0 + last.1.len();
    if let Some(first) = lines.iter().find(|(_, line)| bullet(line).is_some()) {
        let last = lines.iter().rfind(|(_, line)| bullet(line).is_some()).unwrap_or(first);
        let entry = bullet(first.1).unwrap_or_default();
        return Some(Found { mark: Mark::Bullets(format!("- {entry}")), range: place(first, last) });
    }
    let no_list = |(at, line): &Line<'_>, right: String| {
        let range = *at..at + line.len();
        Found { mark: Mark::NoList { written: line.replace('\t', " "), right }, range }
    };
    let leads = |place: usize| place.checked_sub(1).is_some_and(|before| lines[before].1.ends_with(':'));
    let dashed: Vec<usize> = (0..lines.len()).filter(|place| dash(lines[*place].1).is_some()).collect();
    // A single line may be signed so.
    let begins = |first: usize| first == 0 && lines.len() > 1;
    if let Some(first) = dashed.first().filter(|first| dashed.len() > 1 || begins(**first) || leads(**first)) {
        return Some(no_list(&lines[*first], format!("- {}", dash(lines[*first].1).unwrap_or_default())));
    }
    let counted: Vec<_> = lines.iter().map(|(_, line)| counted(line)).collect();
    let goes_on = |place: usize, number: u32| {
        counted.get(place + 1).is_some_and(|next| next.is_some_and(|(next, _)| next == number + 1))
    };
    let first = counted.iter().enumerate().find_map(|(place, counted)| {
        let (number, entry) = (*counted)?;
        (goes_on(place, number) || leads(place) && number == 1).then_some((place, number, entry))
    });
    if let Some((place, number, entry)) = first {
        return Some(no_list(&lines[place], format!("{number}. {entry}")));
    }
    let mut of_word = lines.iter().filter_map(|line| Some((line, from_word(line.1)?)));
    of_word.next().map(|(line, right)| no_list(line, right)).or_else(|| tabbed(&lines))
}

/// Where the text of an entry ends that has no paragraphs: before what follows it in there, or with the entry.
fn end_of_entry(pieces: &[(Piece<'_>, Range<usize>)], entry: &Range<usize>) -> usize {
    let is_block = |event: &Event<'_>| matches!(event, Event::Start(Tag::Paragraph | Tag::List(_) | Tag::CodeBlock(_)));
    let is_end = |event: &Event<'_>| *event == Event::End(TagEnd::Item);
    let next = pieces.iter().skip(1).find_map(|(piece, range)| match piece {
        Piece::Event(event) if is_end(event) => Some(entry.end),
        Piece::Event(event) if is_block(event) => Some(range.start),
        _ => None,
    });
    next.unwrap_or(entry.end)
}

/// The first line below the one of an entry that was to be an entry below it.
fn in_entry(text: &str, range: Range<usize>) -> Option<Found> {
    let lines = lines(text, &range);
    let (at, line, right) = lines.iter().skip(1).find_map(|(at, line)| {
        let spaced = || line.strip_prefix("o ").map(str::trim_start);
        let entry = bullet(line).or_else(spaced).map(|entry| format!("    - {entry}"));
        Some((*at, *line, entry.or_else(|| from_word(line).map(|entry| format!("    {entry}")))?))
    })?;
    Some(Found { mark: Mark::InEntry { written: line.replace('\t', " "), right }, range: at..at + line.len() })
}

/// An entry of a list of Word's, which has a tab behind its sign: `1.1.`, `b)`, `IV.`, `§`; as it should be written.
fn from_word(line: &str) -> Option<String> {
    let (sign, entry) = line.split_once('\t')?;
    if entry.contains('\t') || !entry.starts_with(char::is_alphabetic) {
        return None;
    }
    if sign == "§" {
        return Some(format!("- {entry}"));
    }
    let name = sign.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_closed = sign.ends_with([')', '.']);
    let is_number = name.starts_with(|sign: char| sign.is_ascii_digit())
        && name.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_letter = name.len() == 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_roman = !name.is_empty() && name.bytes().all(|byte| b"ivxIVX".contains(&byte));
    let is_right = is_number && (is_closed || name.contains('.')) || is_closed && (is_letter || is_roman);
    is_right.then(|| format!("1. {entry}"))
}

/// Rows of a table whose cells are tabs apart.
fn tabbed(lines: &[Line<'_>]) -> Option<Found> {
    let tabs = |line: &str| line.matches('\t').count();
    let rows = lines.windows(2).find(|rows| tabs(rows[0].1) > 0 && tabs(rows[0].1) == tabs(rows[1].1))?;
    let (at, line) = rows[0];
    let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
    Some(Found { mark: Mark::TabTable(format!("| {} |", cells.join(" | "))), range: at..at + line.len() })
}

/// Code that is only a list with too many spaces before it.
fn in_code(text: &str, range: &Range<usize>) -> Option<Found> {
    let lines = lines(text, range);
    let is_entry = |line: &str| {
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        line.starts_with("- ") || line.starts_with("* ") || digits > 0 && line[digits..].starts_with(". ")
    };
    let is_list = lines.iter().all(|(_, line)| line.is_empty() || is_entry(line));
    let (at, line) = *lines.iter().find(|(_, line)| is_entry(line)).filter(|_| is_list)?;
    let mark = Mark::NoList { written: line.to_owned(), right: line.to_owned() };
    Some(Found { mark, range: at..at + line.len() })
}

/// What follows a bullet. On the second level that of Word is the letter `o`.
pub fn bullet(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(BULLETS).or_else(|| line.strip_prefix('o').filter(|rest| is_gap(rest)))?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// A tab, or several spaces, as no text has them behind a letter.
fn is_gap(rest: &str) -> bool {
    rest.starts_with('\t') || rest.chars().take_while(|sign| sign.is_whitespace()).count() > 1
}

/// What follows a long dash at the beginning of a line.
fn dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['–', '—'])?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

/// The number of an entry, `a)`, `(2)` or `3.`, and what follows it.
fn counted(line: &str) -> Option<(u32, &str)> {
    let (sign, entry) = line.split_once(char::is_whitespace)?;
    let is_open = sign.starts_with('(');
    let inner = sign.trim_start_matches('(');
    let name = inner.trim_end_matches([')', '.']);
    let ends = &inner[name.len()..];
    let letter = name.chars().next().filter(|sign| sign.is_ascii_lowercase() && name.len() == 1);
    let number = match letter {
        Some(letter) if ends.contains(')') => u32::from(letter) - u32::from('a') + 1,
        Some(_) => return None,
        None => name.parse().ok().filter(|number| (1..100).contains(number))?,
    };
    let is_right = if is_open { ends == ")" } else { matches!(ends, ")" | "." | ".)") };
    is_right.then(|| (number, entry.trim_start()))
}

/// How far the entries of the open lists are indented.
struct Levels<'t> {
    text: &'t str,
    /// Spaces before the first entry of each open list, and those before what it says.
    lists: Vec<Option<(usize, usize)>>,
    /// The list that ended last: the same of it, how deep it stood, and where it ended.
    last: Option<((usize, usize), usize, usize)>,
}

impl Levels<'_> {
    /// An entry that is indented, though not enough to stand below the one before.
    fn item(&mut self, at: usize) -> Option<Found> {
        let begin = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let line = self.text[begin..].lines().next().unwrap_or_default();
        let indent = line.len() - line.trim_start_matches(' ').len();
        let depth = self.lists.len();
        let list = self.lists.last_mut()?;
        if at > begin + indent {
            return None;
        }
        let at = begin + indent;
        let sign = line[indent..].find(' ').map_or(1, |end| end + 1);
        let beside = self.last.filter(|(_, depth_then, end)| {
            *depth_then == depth
                && self.text.get(*end..begin).is_some_and(|gap| gap.trim().is_empty() && gap.lines().count() < 2)
        });
        let before = list.or(beside.filter(|_| list.is_none()).map(|(before, ..)| before));
        if list.is_none() {
            *list = Some((indent, indent + sign));
        }
        let (_, wanted) = before.filter(|(before, wanted)| indent > *before && indent < *wanted)?;
        Some(Found { mark: Mark::SameLevel(wanted), range: at..begin + line.trim_end().len() })
    }

    fn end(&mut self, at: usize) {
        let depth = self.lists.len();
        self.last = self.lists.pop().flatten().map(|list| (list, depth, at));
    }
}
