//! A Markdown file taken apart: the block with the data of the page at its top, and the text below it.

use std::sync::{Arc, OnceLock};

use crate::config::Limits;
use crate::diagnostic::{Problem, Sink, Span, line_of_byte};
use crate::markdown::{self, Bounds, Scan};
use crate::yaml::{self, Node, Value};

/// The text of a page as its file has it.
#[derive(Debug, Clone, Default)]
pub struct Text {
    /// Markdown.
    pub markdown: String,
    /// Where it begins in the file, in bytes.
    pub offset: usize,
    /// Set if it stands in the front matter: then only the place of the whole text is known.
    pub whole: Option<Span>,
    /// Whether it stands in for a missing translation.
    pub untranslated: bool,
    /// How much it may have.
    pub bounds: Bounds,
    /// The file of a translation; nothing for an original.
    pub file: Option<String>,
    pub(super) scan: Arc<OnceLock<Scan>>,
}

impl Text {
    /// A text in the front matter.
    pub(super) fn at(markdown: String, span: &Span, limits: &Limits) -> Self {
        Self { markdown, offset: span.start, whole: Some(span.clone()), bounds: bounds(limits), ..Self::default() }
    }

    /// What stands in it. It is looked through once, however often it is asked for, and its copies with it.
    pub fn scan(&self) -> &Scan {
        self.scan.get_or_init(|| markdown::scan(&self.markdown, self.bounds))
    }
}

/// A file that begins with front matter.
#[derive(Debug)]
pub struct Document {
    /// The data, with places that count from the file's start.
    pub front: Node,
    /// The rest.
    pub text: Text,
}

impl Document {
    /// Takes a file apart. `None` after noting why it cannot be.
    pub fn parse(bytes: &[u8], limits: &Limits, sink: &mut Sink<'_>) -> Option<Self> {
        match split(bytes) {
            Ok((file, front, body)) => {
                let mut node = yaml::parse(&file[front.clone()], front.start, Some(limits.entries), sink)?;
                if node.value == Value::Null {
                    node = Node { value: Value::Map(Vec::new()), span: 0..file.find('\n').unwrap_or(0) };
                }
                if !matches!(node.value, Value::Map(_)) {
                    sink.add(&node.span, Problem::NoFrontMatter);
                    return None;
                }
                let markdown = file[body.clone()].to_owned();
                Some(Self {
                    front: node,
                    text: Text { markdown, offset: body.start, bounds: bounds(limits), ..Text::default() },
                })
            }
            Err(problem @ Problem::UnclosedFrontMatter) => {
                let text = String::from_utf8_lossy(bytes);
                let (span, is_line) = open_end(&text);
                sink.add(&span, if is_line { Problem::WrongEnd } else { problem });
                None
            }
            Err(problem @ Problem::NotUtf8 { .. }) => {
                // Shown is the sign that stands for what cannot be read, three bytes long.
                let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
                sink.add(&(at..at + 3), problem);
                None
            }
            Err(problem @ Problem::NoFrontMatter) => {
                let text = String::from_utf8_lossy(bytes);
                let mut lines = text.lines();
                let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
                let name = second.split_once(':').map_or("", |(name, _)| name);
                let is_field = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                if is_like_fence(first) && is_field {
                    sink.add(&(0..first.len()), Problem::WrongFence);
                    let (end, is_line) = open_end(&text);
                    if is_line && text[end.clone()].trim_end() != "---" {
                        sink.add(&end, Problem::WrongEnd);
                    }
                } else {
                    sink.add(&(0..first.len()), problem);
                }
                None
            }
            Err(problem) => {
                sink.add_whole(problem);
                None
            }
        }
    }
}

/// Whether a line is one of signs like those around the fields.
fn is_like_fence(line: &str) -> bool {
    let signs = ['-', '–', '—', '.', '_', '=', '*', '+'];
    !line.trim().is_empty() && line.trim().chars().all(|sign| signs.contains(&sign))
}

/// Where the end of a block with data should be that has none: a line that looks like one, and that it is one, or else the
/// first that is no field.
fn open_end(text: &str) -> (Span, bool) {
    let mut at = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        lines.push(at..at + line.trim_end().len());
        at += line.len();
    }
    let words = |span: &&Span| text[(*span).clone()].trim();
    let mut below = lines.iter().skip(1);
    let alike = below.clone().find(|span| is_like_fence(words(span)));
    let other =
        || below.find(|span| words(span).is_empty() || words(span).starts_with("# ") || words(span).starts_with("##"));
    let is_line = alike.is_some();
    (alike.or_else(other).or(lines.last()).cloned().unwrap_or_default(), is_line)
}

fn bounds(limits: &Limits) -> Bounds {
    Bounds { depth: limits.depth, parts: limits.parts }
}

/// The file as text, and the byte ranges of front matter and body.
///
/// # Errors
/// A file that is empty, not UTF-8, or has no front matter between two `---` lines.
pub fn split(bytes: &[u8]) -> Result<(&str, Span, Span), Problem> {
    let file = std::str::from_utf8(bytes)
        .map_err(|error| Problem::NotUtf8 { line: line_of_byte(bytes, error.valid_up_to()) })?;
    let begin = if file.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    if file[begin..].trim().is_empty() {
        return Err(Problem::EmptyFile);
    }
    let blank: Vec<&str> = file[begin..].lines().take_while(|line| line.trim().is_empty()).collect();
    if !blank.is_empty() && file[begin..].lines().nth(blank.len()).is_some_and(|line| line.trim_end() == "---") {
        return Err(Problem::BlankBeforeFrontMatter { line: blank.len() + 1 });
    }
    let mut at = begin;
    let mut front = None;
    for line in file[begin..].split_inclusive('\n') {
        let is_fence = line.trim_end() == "---";
        match (front, is_fence) {
            (None, true) => front = Some(at + line.len()),
            (None, false) => return Err(Problem::NoFrontMatter),
            (Some(start), true) => return Ok((file, start..at, at + line.len()..file.len())),
            (Some(_), false) => {}
        }
        at += line.len();
    }
    Err(Problem::UnclosedFrontMatter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_order_mark_and_windows_line_ends_are_understood() {
        let file = "\u{feff}---\r\nid: a\r\n---\r\n\r\nText\r\n";
        let (file, front, body) = split(file.as_bytes()).unwrap();
        assert_eq!(&file[front], "id: a\r\n");
        assert_eq!(&file[body], "\r\nText\r\n");
    }

    #[test]
    fn a_rule_in_the_text_is_not_the_end() {
        let (file, front, body) = split(b"---\nid: a\n---\nText\n\n---\n\nmore\n").unwrap();
        assert_eq!((&file[front], &file[body]), ("id: a\n", "Text\n\n---\n\nmore\n"));
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(split(b" \n"), Err(Problem::EmptyFile));
        assert_eq!(split(b"# Title\n"), Err(Problem::NoFrontMatter));
        assert_eq!(split(b"\n \r\n---\nid: a\n---\n"), Err(Problem::BlankBeforeFrontMatter { line: 3 }));
        assert_eq!(split(b"---\nid: a\n"), Err(Problem::UnclosedFrontMatter));
        assert_eq!(split(b"---\nid: \xff\n---\n"), Err(Problem::NotUtf8 { line: 2 }));
    }
}
