//! Takes sources out of the register, each into a file of its own.
//!
//! Lines are moved as they are, but for their indentation; the comments above, in and behind a source go with it. A comment that
//! stands apart from all of them stays. What everything says is compared before and after, and a source that would say something
//! else in a file of its own stays as well.

use std::ops::Range;

use super::register::is_source_id;
use crate::yaml::{Node, Plain, Value, parse_plain};

/// What becomes of a register.
#[derive(Debug, PartialEq, Eq)]
pub struct Apart {
    /// What is left of it; `None` if that is nothing.
    pub register: Option<String>,
    /// The sources that were taken out: their ids and what their own files say.
    pub own: Vec<(String, String)>,
}

/// Takes every source out of a register that `may_go`, by its id. `None` if none can.
pub fn take_apart(text: &str, may_go: impl Fn(&str) -> bool) -> Option<Apart> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let Value::Map(entries) = parse_plain(text).ok()?.value else { return None };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let blocks = blocks(text, &lines, &entries.iter().map(|(key, _)| key.span.start).collect::<Vec<_>>())?;
    let (mut own, mut left) = (Vec::new(), Vec::new());
    let mut stays = vec![true; lines.len()];
    for ((key, node), block) in entries.iter().zip(blocks) {
        let id = &key.value;
        let is_alone = entries.iter().filter(|(key, _)| key.value == *id).count() == 1;
        let moved =
            (is_alone && is_source_id(id) && may_go(id)).then(|| moved(text, &lines, key.span.end, node, &block));
        if let Some(file) = moved.flatten() {
            own.push((id.clone(), file));
            let blank_behind = lines[block.end..].iter().take_while(|line| is_blank(line)).count();
            stays[block.above..block.end + blank_behind].fill(false);
        } else {
            left.push((id.clone(), Plain::from(node.clone())));
        }
    }
    let register: String = lines.iter().zip(stays).filter_map(|(line, stays)| stays.then_some(*line)).collect();
    let expected = if left.is_empty() { Plain::Null } else { Plain::Map(left) };
    let is_empty = register.lines().all(|line| is_blank(line) || ["---", "..."].contains(&line.trim_end()));
    let is_same = parse_plain(&register).is_ok_and(|node| Plain::from(node) == expected);
    (!own.is_empty() && (is_empty || is_same)).then(|| Apart { register: (!is_empty).then_some(register), own })
}

/// The lines of a source.
struct Block {
    /// The first comment directly above it.
    above: usize,
    /// The line of its id.
    id: usize,
    /// Behind its last line, and behind the comments directly below that.
    end: usize,
}

/// The lines of each source, by where the ids begin; `None` if they do not stand one below the other.
fn blocks(text: &str, lines: &[&str], starts: &[usize]) -> Option<Vec<Block>> {
    let line_of = |byte: &usize| text[..*byte].matches('\n').count();
    let ids: Vec<usize> = starts.iter().map(line_of).collect();
    let is_first = |byte: &usize| *byte == 0 || text[..*byte].ends_with('\n');
    if !starts.iter().all(is_first) || !ids.is_sorted_by(|one, other| one < other) {
        return None;
    }
    let is_comment = |line: &&&str| line.starts_with('#');
    let mut blocks: Vec<Block> = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| ids.get(before)).map_or(0, |before| before + 1);
        let above = id - lines[before..*id].iter().rev().take_while(is_comment).count();
        blocks.push(Block { above, id: *id, end: *id + 1 });
    }
    for place in 0..blocks.len() {
        let next = blocks.get(place + 1).map_or(lines.len(), |next| next.above);
        let Block { id, end, .. } = &mut blocks[place];
        let is_inner = |line: &&str| line.starts_with([' ', '\t']) && !is_blank(line);
        *end += lines[*id + 1..next].iter().rposition(is_inner).map_or(0, |last| last + 1);
        *end += lines[*end..next].iter().take_while(is_comment).count();
    }
    Some(blocks)
}

/// What the own file of a source says; `None` if it would say something else than the register.
fn moved(text: &str, lines: &[&str], id_end: usize, node: &Node, block: &Block) -> Option<String> {
    let Value::Map(fields) = &node.value else { return None };
    let (first, _) = fields.first()?;
    let inner = &lines[block.id + 1..block.end];
    if inner.iter().any(|line| !is_blank(line) && !line.starts_with([' ', '\t', '#'])) {
        return None;
    }
    let line_end = |at: usize| text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let Range { start, end } = id_end..line_end(id_end);
    let (_, behind) = text[start..end].split_once(':')?;
    let behind = behind.trim_start_matches([' ', '\t']);
    let is_below = is_blank(behind) || behind.starts_with('#');
    let indentation = if is_below { first.span.start - text[..first.span.start].rfind('\n')? - 1 } else { 0 };
    let mut file: String = lines[block.above..block.id].concat();
    file.push_str(if is_blank(behind) { "" } else { behind });
    for line in inner {
        let spaces = line.bytes().take(indentation).take_while(|byte| *byte == b' ').count();
        file.push_str(&line[spaces..]);
    }
    let says_the_same = parse_plain(&file).is_ok_and(|read| Plain::from(read) == Plain::from(node.clone()));
    says_the_same.then_some(file)
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
