//! Characters that nobody sees and that change what is read: control characters, and marks that turn the direction of
//! reading around.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_bidi::{BidiClass, bidi_class};

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// A character that steers machines, or that Unicode keeps for use inside of programs.
    Control(char),
    /// A mark that shows what follows in the opposite order: `59` reads `95`.
    Override(char),
    /// A mark of direction in a text of one direction, or one that is not taken back.
    Direction(char),
}

/// The worst of a text. Marks of direction are right where there is Hebrew, Arabic and the like, and where each that is
/// opened is closed.
pub fn unseen(text: &str) -> Option<Unseen> {
    // Nearly all texts have nothing of it, and one look shows that.
    if is_plain(text) || !text.contains(|c| is_control(c) || is_direction(c)) {
        return None;
    }
    let control = text.chars().find(|c| is_control(*c)).map(Unseen::Control);
    let turned =
        || text.chars().find(|c| matches!(bidi_class(*c), BidiClass::LRO | BidiClass::RLO)).map(Unseen::Override);
    let mark = || text.chars().find(|c| is_direction(*c)).filter(|_| !may_turn(text)).map(Unseen::Direction);
    control.or_else(turned).or_else(mark)
}

/// The first character of a text that has no width and is no part of how its script is written: what differs in nothing but
/// that looks the same. Joiners are right in scripts that need them, and in pictures.
pub fn hidden(text: &str) -> Option<char> {
    if text.is_ascii() {
        return None;
    }
    let has_flag = text.contains('\u{1f3f4}');
    let before = std::iter::once(' ').chain(text.chars());
    let is_hidden = |(before, c): (char, char)| match c {
        '\u{200c}' | '\u{200d}' => !is_joined(before),
        '\u{e0020}'..='\u{e007f}' => !has_flag,
        '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{3164}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{ffa0}' => true,
        _ => false,
    };
    before.zip(text.chars()).find(|pair| is_hidden(*pair)).map(|(_, c)| c)
}

/// Whether a joiner may follow: in Arabic, Indic and related scripts, and in pictures.
fn is_joined(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1700}'..='\u{1aff}' | '\u{2190}'..='\u{2bff}'
        | '\u{a840}'..='\u{abff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe0f}' | '\u{fe70}'..='\u{fefc}'
        | '\u{1f000}'..='\u{1faff}')
}

/// The text without what [`unseen`] finds.
pub fn harmless(text: &str) -> Cow<'_, str> {
    match unseen(text) {
        None => text.into(),
        Some(_) if may_turn(text) => text.replace(is_control, "").into(),
        Some(_) => text.replace(|c| is_control(c) || is_direction(c), "").into(),
    }
}

/// The text with such characters written as their numbers, `\u{1b}`, to be printed as it is. Line ends and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    written(text, |c| is_control(c) || is_direction(c))
}

/// The text with a sign in the place of each mark of direction, so that a terminal shows its line in order and its columns stay.
pub fn in_order(text: &str) -> Cow<'_, str> {
    if text.contains(is_direction) { text.replace(is_direction, "\u{fffd}").into() } else { text.into() }
}

/// The same for the name of a file, in which line ends and tabs are strange as well.
pub fn visible_name(name: &str) -> Cow<'_, str> {
    written(name, |c| c.is_control() || is_control(c) || is_direction(c))
}

/// The same for a page, in which the marks of [`crate::foreign`] and right marks of direction stay.
pub fn visible_on_page(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return text.into();
    }
    let is_mark = |c: char| matches!(c, '\u{fdd0}'..='\u{fdef}');
    let is_wrong = text.contains(is_direction) && !may_turn(text);
    written(text, |c| is_control(c) && !is_mark(c) || is_wrong && is_direction(c))
}

/// Whether a text has Hebrew, Arabic and the like in it, so that what stands around it may be read in another order.
pub fn is_right_to_left(text: &str) -> bool {
    // Hebrew is the first of these scripts.
    text.chars().any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

/// A text as part of a sentence: one with Hebrew, Arabic and the like in it moves nothing around it.
pub fn isolated(text: &str) -> Cow<'_, str> {
    if is_right_to_left(text) { format!("\u{2068}{text}\u{2069}").into() } else { text.into() }
}

/// JSON with such characters written as numbers. They stand in strings alone, so the value stays the same.
pub fn visible_json(json: &str) -> Cow<'_, str> {
    if !json.contains(|c| is_control(c) || is_direction(c)) {
        return json.into();
    }
    let mut all = String::with_capacity(json.len());
    for c in json.chars() {
        if is_control(c) || is_direction(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                let _ = write!(all, "\\u{unit:04x}");
            }
        } else {
            all.push(c);
        }
    }
    all.into()
}

fn written(text: &str, is_strange: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_strange) {
        return text.into();
    }
    let mut all = String::with_capacity(text.len());
    for c in text.chars() {
        if is_strange(c) { all.extend(c.escape_unicode()) } else { all.push(c) }
    }
    all.into()
}

/// Whether the bytes alone show that a text has neither control characters nor marks of direction, as those of most German ones do.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t' | 0x80..=0xbf | 0xc3..=0xd7))
}

/// Control characters but for line ends and tabs, what Unicode gave up or keeps for notes between lines, and what is no
/// character.
fn is_control(c: char) -> bool {
    let is_none = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    let is_given_up = matches!(c, '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}');
    is_none || is_given_up || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
}

fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether marks of direction are right in a text.
fn may_turn(text: &str) -> bool {
    let mut open = Vec::new();
    let mut is_right_to_left = false;
    for c in text.chars() {
        match bidi_class(c) {
            class @ (BidiClass::LRE | BidiClass::RLE | BidiClass::LRI | BidiClass::RLI | BidiClass::FSI) => {
                open.push(class);
            }
            BidiClass::PDF if !matches!(open.pop(), Some(BidiClass::LRE | BidiClass::RLE)) => return false,
            BidiClass::PDI if !matches!(open.pop(), Some(BidiClass::LRI | BidiClass::RLI | BidiClass::FSI)) => {
                return false;
            }
            BidiClass::LRO | BidiClass::RLO => return false,
            BidiClass::R | BidiClass::AL => is_right_to_left |= !is_direction(c),
            _ => {}
        }
    }
    is_right_to_left && open.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_never_turn_around() {
        let turned = "erst \u{202e}59\u{202c} Prozent";
        assert_eq!(unseen(turned), Some(Unseen::Override('\u{202e}')));
        assert_eq!(harmless(turned), "erst 59 Prozent");
        assert_eq!(harmless("\u{2067}59 von 100\u{2069}\u{200f}"), "59 von 100");
        // Not even beside Hebrew.
        assert_eq!(harmless("\u{5d0} \u{202e}59\u{202c}"), "\u{5d0} 59");
    }

    #[test]
    fn balanced_marks_stay_beside_hebrew_and_arabic() {
        for right in
            ["\u{2067}\u{5d0}\u{5d1}\u{2069}!", "\u{202b}\u{627}\u{202c} (x)\u{200f}", "\u{5d0}\u{5d1}", "Grün"]
        {
            assert_eq!((unseen(right), harmless(right)), (None, right.into()));
        }
        for wrong in ["\u{2067}\u{5d0}", "\u{5d0}\u{202c}", "\u{202b}\u{5d0}\u{2069}"] {
            assert!(matches!(unseen(wrong), Some(Unseen::Direction(_))), "{wrong:?}");
            assert_eq!(harmless(wrong), "\u{5d0}");
        }
    }

    #[test]
    fn control_characters_are_seen() {
        assert_eq!(unseen("a\tb\r\n"), None);
        assert_eq!(unseen("a\u{9b}"), Some(Unseen::Control('\u{9b}')));
        assert_eq!(harmless("a\u{1b}[31m\u{0}\u{7f}\u{fdd0}b\n"), "a[31mb\n");
        assert_eq!(visible("a\u{1b}b\n\u{202e}"), "a\\u{1b}b\n\\u{202e}");
        assert_eq!(visible_name("a\nb"), "a\\u{a}b");
        assert_eq!(visible_on_page("\u{2067}a\u{1b}\u{fdd0}"), "\\u{2067}a\\u{1b}\u{fdd0}");
        assert_eq!(visible_json("\"\u{9b}\u{1fffe}\""), "\"\\u009b\\ud83f\\udffe\"");
    }
}
