//! The tree of a YAML text, made of the parser's events.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StrInput, StructureStyle, Tag};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::beside::{Beside, Lost};
use super::broken::place_of;
use super::scalar::value_of;
use super::{Node, Value};
use crate::diagnostic::{Located, Problem, Span};

/// More values than this is no text written by people, or one that repeats itself by aliases.
pub(super) const USUAL: usize = 50_000;

/// A longer text in settings is none that people wrote there.
pub(super) const SETTING: usize = 100_000;

/// More values than this no settings allow.
pub(super) const MOST: usize = 1_000_000;

/// A text of so many bytes that is repeated by an alias takes as much room as a value more.
const LONG: usize = 100;

/// Deeper than this nobody writes.
const MAX_DEPTH: usize = 64;

/// How many values a text may have.
pub(super) struct Room {
    pub entries: usize,
    /// Bytes of its longest text.
    pub text: usize,
    /// What is wrong if it has more.
    pub excess: Problem,
}

/// What is wrong with a text, and where.
pub(super) type Broken = (Problem, Span);

/// The tree of a text; with `notes` also what it does not hold though an editor may have meant it.
pub(super) fn tree(text: &str, notes: bool, room: Room) -> Result<(Node, Lost), Broken> {
    let options = granit_parser::options! {
        emit_comments: notes,
        emit_anchor_events: notes,
        max_buffered_comment_events: usize::MAX,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut reader = Reader {
        text,
        events: Parser::new_from_str_with_options(text, options),
        done: 0,
        open: Vec::new(),
        nodes: 0,
        room,
        anchors: BTreeMap::new(),
        named: BTreeMap::new(),
        used: BTreeSet::new(),
        beside: Beside::new(text),
    };
    let node = reader.document()?;
    let named = reader.named.into_iter().filter(|(id, _)| !reader.used.contains(id));
    let mut lost = reader.beside.lost;
    lost.extend(named.map(|(_, span)| (span.clone(), sign(text, span))));
    lost.sort_by_key(|(span, _)| span.start);
    Ok((node, lost))
}

struct Reader<'t> {
    text: &'t str,
    events: Parser<'t, StrInput<'t>>,
    /// Where the last event ended.
    done: usize,
    /// Where the brackets stand that are open.
    open: Vec<usize>,
    nodes: usize,
    room: Room,
    anchors: BTreeMap<usize, Node>,
    /// Where names for later use stand.
    named: BTreeMap<usize, Span>,
    used: BTreeSet<usize>,
    beside: Beside<'t>,
}

impl<'t> Reader<'t> {
    fn document(&mut self) -> Result<Node, Broken> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if root.is_some() => {
                    let problem = Problem::BrokenYaml { reason: "multiple documents".into() };
                    return Err((problem, span));
                }
                event => root = Some(self.node(event, span)?),
            }
        }
        Ok(root.unwrap_or(Node { value: Value::Null, span: 0..0 }))
    }

    /// The next event that is no comment.
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Broken> {
        loop {
            match self.events.next() {
                None => return Ok(None),
                Some(Err(error)) => return Err(self.broken(&error)),
                Some(Ok((event, place))) => {
                    let span = place.byte_range().unwrap_or(self.done..self.done);
                    match event {
                        Event::Comment(..) => self.beside.comment(span),
                        Event::Anchor(id, _) => {
                            self.named.insert(id, span);
                        }
                        event => {
                            if let Some(Range { start, end }) = place.tag_span().and_then(|tag| tag.byte_range())
                                && event.tag().is_some_and(|tag| core_type(tag).is_none())
                            {
                                self.beside.lost.push((start..end, sign(self.text, start..end)));
                            }
                            self.done = span.end.max(self.done);
                            return Ok(Some((event, span)));
                        }
                    }
                }
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span) -> Result<Node, Broken> {
        self.nodes += 1;
        if self.nodes > self.room.entries {
            let is_written_out = self.used.is_empty();
            return Err((if is_written_out { self.room.excess.clone() } else { Problem::YamlBomb }, span));
        }
        if self.open.len() > MAX_DEPTH {
            return Err((Problem::YamlBomb, span));
        }
        let (node, anchor) = match event {
            Event::Scalar(text, ..) if text.len() > self.room.text => return Err((Problem::YamlBomb, span)),
            Event::Scalar(text, style, anchor, tag) => {
                self.beside.scalar(&text, style, &span);
                (Node { value: scalar(composed(text), style, tag.as_deref()), span }, anchor)
            }
            Event::SequenceStart(style, anchor, _) => (self.list(style, span)?, anchor),
            Event::MappingStart(style, anchor, _) => (self.map(style, span)?, anchor),
            Event::Alias(id) => {
                self.used.insert(id);
                let value = self.anchors.get(&id).map_or(Value::Null, |node| node.value.clone());
                self.nodes += size(&value);
                (Node { value, span }, 0)
            }
            _ => return Err((Problem::BrokenYaml { reason: "unexpected end".into() }, span)),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        Ok(node)
    }

    fn list(&mut self, style: StructureStyle, span: Span) -> Result<Node, Broken> {
        self.enter(style, &span);
        let mut items = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            items.push(self.node(event, span)?);
        }
        self.leave(style);
        Ok(Node { value: Value::List(items), span })
    }

    fn map(&mut self, style: StructureStyle, span: Span) -> Result<Node, Broken> {
        self.enter(style, &span);
        let mut entries: Vec<(Located<String>, Node)> = Vec::new();
        let mut merged = Vec::new();
        while let Some((event, span)) = self.next()? {
            if event == Event::MappingEnd {
                break;
            }
            let Event::Scalar(key, ..) = event else {
                return Err((Problem::BrokenYaml { reason: "mapping keys are not allowed".into() }, span));
            };
            self.beside.key(&key);
            let key = Located { value: composed(key), span };
            let Some((event, span)) = self.next()? else { break };
            let node = self.node(event, span)?;
            if key.value == "<<" {
                merged.extend(merged_by(node)?);
            } else {
                entries.push((key, node));
            }
        }
        if !merged.is_empty() {
            let mut own: BTreeSet<String> = entries.iter().map(|(key, _)| key.value.clone()).collect();
            entries.extend(merged.into_iter().filter(|(key, _)| own.insert(key.value.clone())));
        }
        self.leave(style);
        Ok(Node { value: Value::Map(entries), span })
    }

    fn enter(&mut self, style: StructureStyle, span: &Span) {
        self.beside.key("");
        if style == StructureStyle::Flow {
            self.open.push(span.start);
            self.beside.brackets += 1;
        }
    }

    fn leave(&mut self, style: StructureStyle) {
        if style == StructureStyle::Flow {
            self.open.pop();
            self.beside.brackets -= 1;
        }
    }

    fn broken(&self, error: &ScanError) -> Broken {
        let at = error.marker().byte_offset().unwrap_or(self.done).min(self.text.len());
        if *error.kind() == ErrorKind::RecursionLimitExceeded {
            return (Problem::YamlBomb, at..at);
        }
        // A character that nobody sees and no text may have as it is.
        let line = self.text[at..].find('\n').map_or(self.text.len(), |end| at + end);
        let is_control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let around = self.text.get(self.done.min(at)..line).unwrap_or_default();
        if let Some((offset, character)) = around.char_indices().find(|(_, c)| is_control(*c)) {
            let place = self.done.min(at) + offset;
            return (Problem::ControlCharacter { character }, place..place + character.len_utf8());
        }
        let (place, reason) = place_of(self.text, self.done, &self.open, at, error);
        let end = self.text[place..].find('\n').map_or(self.text.len(), |end| place + end);
        (Problem::BrokenYaml { reason }, place..end)
    }
}

/// A text with its accents in its letters (NFC), as it looks: some systems put them behind.
fn composed(text: Cow<'_, str>) -> String {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text.into_owned();
    }
    text.nfc().collect()
}

/// A tag or a name for later use, which the page does not show.
fn sign(text: &str, span: Span) -> Problem {
    Problem::LostSign { sign: text.get(span).unwrap_or_default().to_owned() }
}

/// The entries that `<<` takes from one mapping or several.
fn merged_by(node: Node) -> Result<Vec<(Located<String>, Node)>, Broken> {
    match node.value {
        Value::Map(entries) => Ok(entries),
        Value::List(items) => {
            let merged: Vec<_> = items.into_iter().map(merged_by).collect::<Result<_, Broken>>()?;
            Ok(merged.into_iter().flatten().collect())
        }
        _ => Err((
            Problem::BrokenYaml { reason: "YAML merge value must be mapping or sequence of mappings".into() },
            node.span,
        )),
    }
}

/// How much room a copy of a value takes: a long text as much as several values.
fn size(value: &Value) -> usize {
    match value {
        Value::List(items) => items.iter().map(|item| 1 + size(&item.value)).sum(),
        Value::Map(entries) => entries.iter().map(|(key, node)| 1 + long(&key.value) + size(&node.value)).sum(),
        Value::Text(text) | Value::Bool(_, text) | Value::Number(_, text) => long(text),
        Value::Null | Value::Whole(_) => 0,
    }
}

fn long(text: &str) -> usize {
    text.len() / LONG
}

/// The type that YAML itself has for a tag (`!!str`). `!!wichtig` is none.
fn core_type(tag: &Tag) -> Option<&str> {
    const KNOWN: [&str; 13] =
        ["binary", "bool", "float", "int", "map", "merge", "null", "omap", "pairs", "seq", "set", "str", "timestamp"];
    Some(tag.suffix()).filter(|kind| tag.handle() == "tag:yaml.org,2002:" && KNOWN.contains(kind))
}

fn scalar(text: String, style: ScalarStyle, tag: Option<&Tag>) -> Value {
    let is_typed = tag.and_then(core_type).is_some_and(|kind| kind != "str");
    let is_text = if tag.is_some() { !is_typed } else { style != ScalarStyle::Plain };
    if is_text { Value::Text(text) } else { value_of(&text) }
}
