//! Mends in a page what is mechanical: dates in the German way, spaces at the ends of lines, the order of a goal's fields.
//!
//! But for bullets of word processors, only lines of the front matter are touched, so comments, quotes and the layout of the
//! text stay. What a page says is compared before and after, and whatever would change it is left as it is.

use super::document::split;
use crate::diagnostic::{Mend, plain_sign};
use crate::markdown::{self, BULLETS, Bounds, Found, Mark, bullet};
use crate::value::PartialDate;
use crate::yaml::{Plain, Value, parse_plain};

/// The page as it would be when mended; `None` if there is nothing to mend or it cannot be read. `found` are the places of
/// mistakes (byte offsets) that can be mended, and how; `order` are the names of fields in the order in which they should
/// stand; others stand behind them as they are. With `lists`, bullets of word processors become such of lists.
pub fn tidy(file: &str, found: &[((usize, usize), Mend)], order: &[&str], lists: bool) -> Option<String> {
    let (_, front, body) = split(file.as_bytes()).ok()?;
    let (before, text, fence) = (&file[..front.start], &file[front.clone()], &file[front.end..body.start]);
    let places = found.iter().filter_map(|((start, end), mend)| {
        let place = (start.checked_sub(front.start)?, end.checked_sub(front.start)?);
        Some((place, *mend)).filter(|((_, end), _)| *end <= text.len())
    });
    let mended = with_mended(text, places.collect());
    // Each on its own: one that would change a value must not keep the other from being done.
    let said = says(&mended);
    let says_the_same = |text: &String| said.is_some() && says(text) == said;
    let spaceless = Some(without_spaces(&mended)).filter(says_the_same).unwrap_or(mended);
    let ordered = in_order(&spaceless, order).filter(says_the_same).unwrap_or(spaceless);
    let body = if lists { with_lists(&file[body]) } else { file[body].to_owned() };
    let mended = format!("{before}{ordered}{fence}{body}");
    (mended != file).then_some(mended)
}

/// A file of YAML alone as it would be when mended; `None` if there is nothing to mend.
pub fn tidy_yaml(text: &str, found: &[((usize, usize), Mend)]) -> Option<String> {
    let mended = with_mended(text, found.to_vec());
    let said = says(&mended);
    let says_the_same = |text: &String| said.is_some() && says(text) == said;
    let spaceless = Some(without_spaces(&mended)).filter(says_the_same).unwrap_or(mended);
    (spaceless != text).then_some(spaceless)
}

/// What a front matter says, whatever the order of its fields.
pub(super) fn says(front: &str) -> Option<Vec<(String, Plain)>> {
    let Plain::Map(mut entries) = Plain::parse(front).ok()? else { return None };
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Some(entries)
}

fn with_mended(text: &str, mut places: Vec<((usize, usize), Mend)>) -> String {
    places.sort_unstable();
    let mut mended = text.to_owned();
    for ((start, end), mend) in places.into_iter().rev() {
        let Some(written) = text.get(start..end) else { continue };
        if mend == Mend::Sign {
            let right = |sign: char| plain_sign(sign).map_or_else(|| sign.to_string(), str::to_owned);
            mended.replace_range(start..end, &written.chars().map(right).collect::<String>());
            continue;
        }
        if mend == Mend::Delete {
            mended.replace_range(start..end, "");
        }
        if mend != Mend::Date {
            continue;
        }
        let bare = written.trim_matches(['"', '\'', ' ']);
        if let Some(right) = PartialDate::meant_by(bare) {
            mended.replace_range(start..end, &written.replace(bare, &right.to_string()));
        }
    }
    mended
}

/// The text with `-` in place of the bullets of word processors that begin its lines.
fn with_lists(text: &str) -> String {
    if !text.contains(BULLETS) && !["o\t", "o  ", "o\u{a0}"].iter().any(|sign| text.contains(sign)) {
        return text.to_owned();
    }
    let (mut mended, mut end, mut signs) = (String::new(), 0, Vec::new());
    let found = markdown::scan(text, Bounds::default()).found.into_iter();
    for Found { range, .. } in found.filter(|found| matches!(found.mark, Mark::Bullets(_))) {
        let between = text.get(end..range.start).unwrap_or_default();
        if !between.trim().is_empty() {
            signs.clear();
        }
        mended.push_str(between);
        let lines = text.get(range.clone()).unwrap_or_default().split_inclusive('\n');
        mended.extend(lines.map(|line| with_dash(line, &mut signs)));
        end = range.end;
    }
    mended + text.get(end..).unwrap_or_default()
}

/// A line with `-` in place of its bullet. Each level has its own sign; `signs` are those of the levels that are open.
fn with_dash(line: &str, signs: &mut Vec<char>) -> String {
    let words = line.trim_start_matches([' ', '\t', '>']);
    let Some((sign, entry)) = words.chars().next().zip(bullet(words)) else { return line.to_owned() };
    let level = signs.iter().position(|known| *known == sign).unwrap_or(signs.len());
    signs.truncate(level);
    signs.push(sign);
    let before = &line[..line.len() - words.len()];
    let is_indented = before.rsplit('>').next().is_some_and(|spaces| spaces.len() > usize::from(before.contains('>')));
    let indent = if is_indented { String::new() } else { "  ".repeat(level) };
    format!("{before}{indent}- {}", entry.trim_start_matches([' ', '\t', '\u{a0}']))
}

fn without_spaces(text: &str) -> String {
    let line = |line: &str| {
        let content = line.trim_end_matches(['\n', '\r']);
        format!("{}{}", content.trim_end_matches([' ', '\t']), &line[content.len()..])
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The lines of each field, with the comments above it, in another order. `None` if they stand in it already, or not one
/// below the other.
fn in_order(text: &str, order: &[&str]) -> Option<String> {
    let node = parse_plain(text).ok()?;
    let Value::Map(entries) = &node.value else { return None };
    let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
    let keys: Vec<(usize, usize)> = entries
        .iter()
        .map(|(key, _)| {
            let place = order.iter().position(|name| *name == key.value).unwrap_or(order.len());
            (line_start(key.span.start), place)
        })
        .collect();
    if entries.iter().zip(&keys).any(|((key, _), (start, _))| key.span.start != *start) {
        return None;
    }
    let starts: Vec<usize> = keys.iter().map(|(start, _)| above(text, *start)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut blocks: Vec<(usize, &str)> = keys
        .iter()
        .zip(starts.iter().zip(ends))
        .map(|((_, place), (start, end))| (*place, &text[*start..end]))
        .collect();
    if blocks.is_sorted_by_key(|(place, _)| *place) || !text.ends_with('\n') {
        return None;
    }
    blocks.sort_by_key(|(place, _)| *place);
    let head = &text[..starts.first().copied().unwrap_or_default()];
    Some(blocks.into_iter().fold(head.to_owned(), |text, (_, block)| text + block))
}

/// Where the comments begin that stand directly above a line.
pub(super) fn above(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(line) = text[..at].split_inclusive('\n').next_back().filter(|line| line.starts_with('#')) {
        at -= line.len();
    }
    at
}
