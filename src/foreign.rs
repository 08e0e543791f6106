//! Words of another language than the page's, from where they come into it to the page's HTML.
//!
//! Where a text stands in for a missing translation, or is quoted as it was written (a commit's message, the name of a
//! source), it is marked once, in the value itself. Whatever a template does with it, the mark goes along, and when the
//! page is written each marked text becomes `<span lang="…">`, or `<bdi>` where it is read in the other direction. So no template has to know what is translated, and none can
//! forget it. The marks are characters that Unicode keeps for use inside of programs; no text has them.

use std::borrow::Cow;

/// Begins a text that is shown as it was written.
const ORIGINAL: char = '\u{fdd0}';
/// Begins a text that should have been translated.
const UNTRANSLATED: char = '\u{fdd1}';
/// Begins a text in which the direction of reading is its own affair.
const ISOLATED: char = '\u{fdd3}';
/// Ends one.
const END: char = '\u{fdd2}';
/// The language is the next character: the first one of the portal, the second, …
const LANGUAGES: std::ops::RangeInclusive<char> = '\u{fde0}'..='\u{fdef}';

/// Around a part of the page that is only wanted if what follows in the page's content is not all translated.
const NOTE: (&str, &str) = ("<!--foreign-->", "<!--/foreign-->");

/// Elements in which no others may stand, or none of HTML.
const PLAIN: [&str; 6] = ["title", "option", "textarea", "script", "style", "svg"];

/// Marks a text that is shown as it was written; `language` is its place in the portal's list.
pub fn original(text: &str, language: usize) -> String {
    marked(ORIGINAL, text, language)
}

/// Marks a text that stands in for a missing translation.
pub fn untranslated(text: &str, language: usize) -> String {
    marked(UNTRANSLATED, text, language)
}

/// A longer text in HTML that stands in for a missing translation; `code` is its language.
pub fn untranslated_html(html: &str, code: &str) -> String {
    format!("<div lang=\"{code}\">{UNTRANSLATED}{END}{html}</div>")
}

/// Marks a text whose direction of reading moves nothing around it.
pub fn isolated(text: &str) -> String {
    format!("{ISOLATED}{text}{END}")
}

fn marked(kind: char, text: &str, language: usize) -> String {
    // A text inside of another one needs no mark of its own.
    match LANGUAGES.clone().nth(language) {
        // Numbers and signs are of no language.
        Some(language) if text.chars().any(char::is_alphabetic) && !text.starts_with([ORIGINAL, UNTRANSLATED]) => {
            format!("{kind}{language}{text}{END}")
        }
        _ => text.to_owned(),
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, ORIGINAL..=ISOLATED) || LANGUAGES.contains(&c)
}

/// Nearly no text has one, and all of them begin with the same byte, which is found in large steps.
fn has_mark(text: &str) -> bool {
    text.as_bytes().contains(&0xef) && text.contains(is_mark)
}

/// The text without marks: for everything that is no HTML, and to compare texts.
pub fn plain(text: &str) -> Cow<'_, str> {
    if has_mark(text) { text.replace(is_mark, "").into() } else { text.into() }
}

/// Whether a text stands in for a missing translation, or begins with one.
pub fn is_untranslated(text: &str) -> bool {
    text.starts_with(UNTRANSLATED)
}

/// The page with its marks as HTML; `codes` are the portal's languages. In attributes and where no elements may stand
/// (`title`, `option`, pictures) the marks are left out.
pub fn html(page: &str, codes: &[String]) -> String {
    let page = without_note(page);
    if !has_mark(&page) {
        return page.into_owned();
    }
    let mut writer = Writer { codes, done: String::with_capacity(page.len() + page.len() / 8) };
    let mut rest = page.as_ref();
    // The element in which none may stand, and how many of its kind are open: pictures have pictures inside.
    let mut plain_in: Option<(&str, usize)> = None;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        writer.text(text, plain_in.is_some());
        let (tag, after) = tail.split_at(end_of_tag(tail));
        writer.done.push_str(&plain(tag));
        let name = name_of(tag);
        plain_in = match plain_in {
            Some((outer, depth)) if name == outer && !tag.ends_with("/>") => Some((outer, depth + 1)),
            Some((outer, depth)) if name.strip_prefix('/') == Some(outer) => (depth > 1).then(|| (outer, depth - 1)),
            None if PLAIN.contains(&name) && !tag.ends_with("/>") => Some((name, 1)),
            unchanged => unchanged,
        };
        rest = after;
    }
    writer.text(rest, plain_in.is_some());
    writer.done
}

/// The page without the note that it has parts in another language, if it has none.
fn without_note(page: &str) -> Cow<'_, str> {
    let parts = page.split_once(NOTE.0).and_then(|(before, rest)| Some((before, rest.split_once(NOTE.1)?)));
    let Some((before, (note, after))) = parts else { return page.into() };
    let content = after.split_once("</main>").map_or(after, |(content, _)| content);
    let note = if content.contains(UNTRANSLATED) { note } else { "" };
    [before, note, after].concat().into()
}

/// Where the tag or comment at the beginning of a text ends; a `>` in a value does not count.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// `title` of `<title>`, `/title` of `</title>`.
fn name_of(tag: &str) -> &str {
    let name = tag.get(1..).unwrap_or_default();
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(name.len());
    &name[..end]
}

/// Writes texts between tags.
struct Writer<'a> {
    codes: &'a [String],
    done: String,
}

impl<'a> Writer<'a> {
    /// Each marked text in an element of its own; what one node of the page opens, it also ends.
    fn text(&mut self, text: &str, as_plain: bool) {
        if as_plain || !has_mark(text) {
            self.done.push_str(&plain(text));
            return;
        }
        // Languages of the texts that are open here, and the end of each one's element.
        let mut open: Vec<(Option<&'a str>, &str)> = Vec::new();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                ORIGINAL | UNTRANSLATED => {
                    let outer = open.last().and_then(|(code, _)| *code);
                    let code = chars.next_if(|c| LANGUAGES.contains(c)).and_then(|c| self.code(c));
                    let is_new = code.is_some() && code != outer;
                    open.push((code.or(outer), if is_new { "</span>" } else { "" }));
                    if let Some(code) = code.filter(|_| is_new) {
                        self.done.push_str(&format!("<span lang=\"{code}\">"));
                    }
                }
                ISOLATED => {
                    open.push((open.last().and_then(|(code, _)| *code), "</bdi>"));
                    self.done.push_str("<bdi>");
                }
                END => self.done.push_str(open.pop().map_or("", |(_, end)| end)),
                c if is_mark(c) => {}
                c => self.done.push(c),
            }
        }
        while let Some((_, end)) = open.pop() {
            self.done.push_str(end);
        }
    }

    fn code(&self, mark: char) -> Option<&'a str> {
        let place = LANGUAGES.clone().position(|language| language == mark)?;
        self.codes.get(place).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(page: &str) -> String {
        html(page, &["de".to_owned(), "en".to_owned()])
    }

    #[test]
    fn marked_texts_say_their_language() {
        let ziel = untranslated("Ziel", 0);
        assert_eq!(written(&format!("<h1>{ziel} (VV)</h1>")), "<h1><span lang=\"de\">Ziel</span> (VV)</h1>");
        assert_eq!(
            written(&format!("<a title=\"{ziel}\">{ziel}</a>")),
            "<a title=\"Ziel\"><span lang=\"de\">Ziel</span></a>"
        );
    }

    #[test]
    fn no_element_where_none_may_stand() {
        let ziel = original("Ziel", 0);
        for page in ["<title>#</title>", "<option>#</option>", "<svg><text>#</text></svg>", "<script>#</script>"] {
            assert_eq!(written(&page.replace('#', &ziel)), page.replace('#', "Ziel"));
        }
        let page = format!("<svg><svg><g/></svg><g>{ziel}</g></svg><p>{ziel}</p>");
        assert_eq!(written(&page), "<svg><svg><g/></svg><g>Ziel</g></svg><p><span lang=\"de\">Ziel</span></p>");
        assert_eq!(plain(&ziel), "Ziel");
    }

    #[test]
    fn texts_in_texts_keep_their_language() {
        let outer = |inner: &str| original(&format!("Ziel {inner}."), 0);
        assert_eq!(written(&outer(&original("A", 0))), "<span lang=\"de\">Ziel A.</span>");
        let mixed = "<span lang=\"de\">Ziel <span lang=\"en\">A</span>.</span>";
        assert_eq!(written(&outer(&original("A", 1))), mixed);
        assert_eq!(original(&original("A", 1), 0), original("A", 1));
    }

    #[test]
    fn what_is_isolated_has_an_element() {
        let ziel = isolated(&original("Ziel", 1));
        assert_eq!(
            written(&format!("<p title=\"{ziel}\">{ziel}: 5</p>")),
            "<p title=\"Ziel\"><bdi><span lang=\"en\">Ziel</span></bdi>: 5</p>"
        );
    }

    #[test]
    fn cut_texts_and_unknown_languages_do_no_harm() {
        let cut: String = original("Zielbild", 0).chars().take(6).collect();
        assert_eq!(written(&format!("<p>{cut}</p><p>x</p>")), "<p><span lang=\"de\">Ziel</span></p><p>x</p>");
        assert_eq!(written(&original("A", 7)), "A");
        assert_eq!(original("A", 99), "A");
        assert_eq!(original("", 0), "");
        assert_eq!(written("a\u{fdd2}b"), "ab");
        assert_eq!(written("<p title=\"a > b\">a</p><"), "<p title=\"a > b\">a</p><");
    }

    #[test]
    fn the_note_stands_where_something_is_not_translated() {
        let page = |content: &str| format!("<!--foreign-->N<!--/foreign--><main>{content}</main>");
        assert_eq!(written(&page("x")), "<main>x</main>");
        assert_eq!(written(&page(&original("x", 0))), "<main><span lang=\"de\">x</span></main>");
        assert_eq!(written(&page(&untranslated("x", 0))), "N<main><span lang=\"de\">x</span></main>");
        let text = untranslated_html("<p>x</p>", "de");
        assert_eq!(written(&page(&text)), "N<main><div lang=\"de\"><p>x</p></div></main>");
        assert_eq!(
            written(&format!("{}{}", page("x"), untranslated("y", 0))),
            "<main>x</main><span lang=\"de\">y</span>"
        );
    }
}
