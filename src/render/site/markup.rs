//! Every attribute of a page that holds an address, however it is written: for templates that the program does not know.
//!
//! What is not an attribute of an element (texts, comments, scripts, styles) is none of its business. `style` holds no
//! address either: the policy of every page refuses styles that stand in it.

use std::borrow::Cow;
use std::ops::Range;

use html_escape::{decode_html_entities, encode_quoted_attribute};
use lol_html::errors::RewritingError;
use lol_html::html_content::Element;
use lol_html::{HtmlRewriter, Settings, element, text};

/// Where an address leads: it stays, it is another one, or there is no such thing.
pub type Lead<'l> = dyn Fn(&str) -> Option<Cow<'_, str>> + 'l;

/// A place of the page in bytes, and what comes there.
type Edit = (Range<usize>, String);

/// The page with each of its addresses led. Without the attributes, or the parts of one, that lead to nothing.
///
/// # Errors
/// None that is known: the reader has no limit of memory, and takes any markup as browsers do.
pub fn led(page: &str, lead: &Lead<'_>) -> Result<String, RewritingError> {
    let mut edits = Vec::new();
    let mut parts = vec![Range { start: 0, end: page.len() }];
    while let Some(part) = parts.pop() {
        read(page, part, lead, &mut edits, &mut parts)?;
    }
    edits.sort_by_key(|(place, _)| place.start);
    let mut done = String::with_capacity(page.len() + page.len() / 8);
    let mut end = 0;
    for (place, text) in edits {
        done.push_str(page.get(end..place.start).unwrap_or_default());
        done.push_str(&text);
        end = place.end;
    }
    done.push_str(page.get(end..).unwrap_or_default());
    Ok(done)
}

/// The value of an attribute that holds one address, as it stands in the page; `None` if that leads to nothing.
pub fn led_address<'r>(raw: &'r str, lead: &Lead<'_>) -> Option<Cow<'r, str>> {
    Holds::Address.led(raw, lead)
}

/// Finds what is to be changed in a part of the page, and the parts that browsers with scripts take for text.
fn read(
    page: &str,
    part: Range<usize>,
    lead: &Lead<'_>,
    edits: &mut Vec<Edit>,
    parts: &mut Vec<Range<usize>>,
) -> Result<(), RewritingError> {
    let start = part.start;
    let of_page = |place: Range<usize>| Range { start: start + place.start, end: start + place.end };
    let on_element = element!("*", |element| {
        for attribute in element.attributes() {
            let Some(holds) = Holds::of(element, &attribute.name()) else { continue };
            let Some(value) = attribute.value_source_location() else { continue };
            let Some(name) = attribute.name_source_location() else { continue };
            edits.extend(edit(page, of_page(name.bytes()), of_page(value.bytes()), holds, lead));
        }
        Ok(())
    });
    let on_text = text!("noscript", |text| {
        let place = of_page(text.source_location().bytes());
        // One text may come in several pieces.
        match parts.last_mut().filter(|last| last.end == place.start) {
            Some(last) => last.end = place.end,
            None => parts.push(place),
        }
        Ok(())
    });
    let settings = Settings::new().append_element_content_handler(on_element).append_element_content_handler(on_text);
    // Only places are taken from the reader: it would write tags in its own way.
    let mut reader = HtmlRewriter::new(settings.with_strict(false), |_: &[u8]| ());
    reader.write(page.get(part).unwrap_or_default().as_bytes())?;
    reader.end()
}

/// What is to be changed at an attribute, by the places of its name and value.
fn edit(page: &str, name: Range<usize>, value: Range<usize>, holds: Holds, lead: &Lead<'_>) -> Option<Edit> {
    let raw = page.get(value.clone())?;
    let before = page.get(..value.start)?;
    let is_quoted = before.ends_with(['"', '\'']);
    match holds.led(raw, lead) {
        Some(Cow::Borrowed(_)) => None,
        Some(Cow::Owned(new)) if is_quoted => Some((value, new)),
        Some(Cow::Owned(new)) => Some((value, format!("\"{new}\""))),
        None => {
            let start = page.get(..name.start)?.trim_ascii_end().len();
            Some((Range { start, end: value.end + usize::from(is_quoted) }, String::new()))
        }
    }
}

/// What an attribute holds.
#[derive(Clone, Copy)]
enum Holds {
    /// An address.
    Address,
    /// Addresses with spaces between them (`ping`).
    Addresses,
    /// Pictures to choose from, with their widths or densities (`srcset`).
    Pictures,
    /// Seconds, and the page to show then (`<meta http-equiv="refresh">`).
    Refresh,
}

/// An address in a value, with what belongs to it.
struct Item<'v> {
    before: &'v str,
    address: &'v str,
    after: &'v str,
}

impl Holds {
    /// What an attribute holds by its name in small letters, if that is an address: the attributes of the HTML standard, those
    /// that browsers still know from earlier ones, and of pictures in SVG. Other elements have no other use of these names.
    fn of(element: &Element<'_, '_>, name: &str) -> Option<Self> {
        match name {
            "action" | "background" | "cite" | "formaction" | "href" | "itemid" | "longdesc" | "poster" | "src"
            | "xlink:href" => Some(Self::Address),
            "data" => (element.tag_name() == "object").then_some(Self::Address),
            "ping" => Some(Self::Addresses),
            "imagesrcset" | "srcset" => Some(Self::Pictures),
            "content" => {
                let kind = element.get_attribute("http-equiv")?;
                kind.eq_ignore_ascii_case("refresh").then_some(Self::Refresh)
            }
            _ => None,
        }
    }

    /// The value with its addresses led, as it stands between quotes; `None` if nothing is left of it.
    fn led<'r>(self, raw: &'r str, lead: &Lead<'_>) -> Option<Cow<'r, str>> {
        let value = decode_html_entities(raw);
        let items = self.items(&value);
        let mut is_changed = false;
        let mut kept = Vec::new();
        for Item { before, address, after } in &items {
            let target = lead(address);
            is_changed |= !matches!(target, Some(Cow::Borrowed(_)));
            kept.extend(target.map(|target| [before, &*target, after].concat()));
        }
        if !is_changed {
            return Some(Cow::Borrowed(raw));
        }
        let value = kept.join(if matches!(self, Self::Pictures) { ", " } else { " " });
        (!kept.is_empty()).then(|| Cow::Owned(encode_quoted_attribute(&value).into_owned()))
    }

    fn items(self, value: &str) -> Vec<Item<'_>> {
        let alone = |address| Item { before: "", address, after: "" };
        match self {
            Self::Address => vec![alone(value.trim_ascii())],
            Self::Addresses => value.split_ascii_whitespace().map(alone).collect(),
            Self::Pictures => pictures(value),
            Self::Refresh => vec![refresh(value)],
        }
    }
}

/// The candidates of `srcset`. An address may hold commas; one at its end, or after what describes it, ends a candidate.
fn pictures(value: &str) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c == ',' || c.is_ascii_whitespace());
        if rest.is_empty() {
            return items;
        }
        let (word, tail) = rest.split_at(rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len()));
        let address = word.trim_end_matches(',');
        let is_bare = address.len() < word.len();
        let (after, next) = tail.split_at(if is_bare { 0 } else { tail.find(',').unwrap_or(tail.len()) });
        items.push(Item { before: "", address, after: after.trim_ascii_end() });
        rest = next;
    }
}

/// The address in `5; url='…'`: the word, its quotes and what separates them may be missing.
fn refresh(value: &str) -> Item<'_> {
    let rest = value.trim_ascii_start().trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_ascii_start();
    let rest = rest.strip_prefix([';', ',']).unwrap_or(rest).trim_ascii_start();
    let word = rest.split_at_checked(3).filter(|(word, _)| word.eq_ignore_ascii_case("url"));
    let named = word.and_then(|(_, tail)| tail.trim_ascii_start().strip_prefix('='));
    let rest = named.unwrap_or(rest).trim_ascii_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let rest = quote.and_then(|quote| rest.strip_prefix(quote)).unwrap_or(rest);
    let address = quote.and_then(|quote| rest.split(quote).next()).unwrap_or(rest.trim_ascii_end());
    let (before, tail) = value.split_at(value.len() - rest.len());
    Item { before, address, after: tail.get(address.len()..).unwrap_or_default() }
}
