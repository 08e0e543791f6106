//! What may stand for something else: ids, and paths.

use unicode_normalization::UnicodeNormalization;

/// Whether a text is a path below the portal's folder: each part is a plain name.
pub fn is_path(path: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
    path.split('/').all(plain)
}

/// Whether a text is an id: `a-z`, `0-9`, single `-` between them, at most 100 characters.
pub fn is_id(text: &str) -> bool {
    text.len() <= 100
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

/// An id made from any text: lower case, umlauts written out, everything else a `-`; empty if nothing is left.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.to_lowercase().nfc() {
        match c {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(100);
    slug.trim_end_matches('-').to_owned()
}
