//! Ids and levels of headings.

use std::collections::BTreeMap;

/// The headings of one text so far.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Levels as written that are still open, each deeper than the one before.
    open: Vec<u8>,
    /// Ids given out, each with the highest number tried behind it.
    used: BTreeMap<String, usize>,
}

impl Headings {
    /// The level to show for a level as written.
    ///
    /// The page owns `<h1>`, so the first heading is `<h2>` and each one at most a step below its parent: no level is
    /// ever left out, whatever the editor began with.
    pub(super) fn level(&mut self, written: u8) -> u8 {
        while self.open.last().is_some_and(|&open| open >= written) {
            self.open.pop();
        }
        self.open.push(written);
        u8::try_from(self.open.len()).map_or(6, |depth| depth.saturating_add(1)).clamp(2, 6)
    }

    /// An id for the words of a heading, unlike all ids before it.
    pub(super) fn id(&mut self, prefix: &str, words: &str) -> String {
        let slug = slug(words);
        let first = format!("{prefix}{slug}");
        let mut count = self.used.get(&first).copied().unwrap_or(0);
        let mut id = first.clone();
        while count > 0 && self.used.contains_key(&id) {
            count += 1;
            id = format!("{first}-{count}");
        }
        self.used.insert(id.clone(), 1);
        self.used.insert(first, count.max(1));
        id
    }
}

/// Lower case, umlauts spelled out, one hyphen for everything that is neither letter nor digit.
pub(super) fn slug(words: &str) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for c in words.chars().flat_map(char::to_lowercase) {
        let spelled = match c {
            'ä' => Some("ae"),
            'ö' => Some("oe"),
            'ü' => Some("ue"),
            'ß' => Some("ss"),
            // An umlaut in two characters, as macOS writes file names.
            '\u{308}' if !gap && slug.ends_with(['a', 'o', 'u']) => {
                slug.push('e');
                continue;
            }
            _ => None,
        };
        if spelled.is_none() && !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if std::mem::take(&mut gap) && !slug.is_empty() {
            slug.push('-');
        }
        match spelled {
            Some(letters) => slug.push_str(letters),
            None => slug.push(c),
        }
    }
    if slug.is_empty() { "abschnitt".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::{Headings, slug};

    #[test]
    fn slugs() {
        assert_eq!(slug("  Für Größe & Maß – 2030! "), "fuer-groesse-mass-2030");
        assert_eq!(slug("A\u{308}rzte, U\u{308}bung"), "aerzte-uebung");
        assert_eq!(slug("Café"), "café");
        assert_eq!(slug("!?"), "abschnitt");
    }

    #[test]
    fn ids_are_unique_even_against_a_written_number() {
        let mut headings = Headings::default();
        let ids: Vec<String> = ["Ziel 2", "Ziel", "Ziel", "Ziel"].map(|words| headings.id("", words)).into();
        assert_eq!(ids, ["ziel-2", "ziel", "ziel-3", "ziel-4"]);
        assert_eq!(headings.id("text-", "Ziel"), "text-ziel");
    }

    #[test]
    fn levels_are_never_skipped_nor_above_two() {
        let levels = |written: &[u8]| {
            let mut headings = Headings::default();
            written.iter().map(|&level| headings.level(level)).collect::<Vec<_>>()
        };
        assert_eq!(levels(&[1, 2, 3, 1]), [2, 3, 4, 2]);
        assert_eq!(levels(&[2, 3, 2]), [2, 3, 2]);
        assert_eq!(levels(&[3, 3, 2, 4, 3]), [2, 2, 2, 3, 3]);
        assert_eq!(levels(&[1, 2, 3, 4, 5, 6]), [2, 3, 4, 5, 6, 6]);
    }
}
