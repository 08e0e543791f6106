//! Footnotes: numbered as they are met, listed at the end with ways back.

use std::collections::BTreeMap;

use super::escape;

/// The footnotes of one text so far.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    notes: Vec<Note>,
    /// Lower-case label to place in `notes`.
    places: BTreeMap<String, usize>,
}

#[derive(Debug, Default)]
struct Note {
    references: usize,
    html: String,
}

impl Footnotes {
    /// Writes a reference; without a link of its own where it stands inside another link.
    ///
    /// A colon is in the ids of notes and never in those of headings.
    pub(super) fn refer(&mut self, out: &mut String, prefix: &str, label: &str, linked: bool) {
        let (number, note) = self.note(label);
        note.references += 1;
        let back = back_id(number, note.references);
        out.push_str("<sup class=\"footnote-ref\" id=\"");
        escape::text(out, prefix);
        out.push_str(&back);
        out.push_str("\">");
        if linked {
            out.push_str("<a href=\"#");
            escape::href(out, prefix);
            out.push_str(&format!("fn:{number}\">{number}</a>"));
        } else {
            out.push_str(&number.to_string());
        }
        out.push_str("</sup>");
    }

    /// Takes the content of a note; it may come before its first reference.
    pub(super) fn define(&mut self, label: &str, html: &str) {
        self.note(label).1.html.push_str(html);
    }

    /// Writes the list, if there is any note; notes that nothing refers to are shown too, or words would be lost.
    pub(super) fn section(&self, out: &mut String, prefix: &str, heading_id: &str, title: &str) {
        let mut id = String::new();
        escape::text(&mut id, heading_id);
        out.push_str(&format!("<section class=\"footnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">"));
        escape::text(out, title);
        out.push_str("</h2>\n<ol>\n");
        for (index, note) in self.notes.iter().enumerate() {
            let number = index + 1;
            out.push_str("<li id=\"");
            escape::text(out, prefix);
            out.push_str(&format!("fn:{number}\">"));
            let back = back_links(prefix, number, note.references);
            // The way back belongs on the last line of the note.
            match note.html.strip_suffix("</p>\n") {
                Some(text) => [text, &back, "</p>\n"].map(|part| out.push_str(part)),
                None => [note.html.as_str(), &back, "\n"].map(|part| out.push_str(part)),
            };
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }

    pub(super) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    fn note(&mut self, label: &str) -> (usize, &mut Note) {
        let next = self.notes.len();
        let place = *self.places.entry(label.to_lowercase()).or_insert(next);
        if place == next {
            self.notes.push(Note::default());
        }
        (place + 1, &mut self.notes[place])
    }
}

/// Where the `count`-th reference to a note stands.
fn back_id(number: usize, count: usize) -> String {
    if count == 1 { format!("fnref:{number}") } else { format!("fnref:{number}:{count}") }
}

fn back_links(prefix: &str, number: usize, references: usize) -> String {
    let mut links = String::new();
    for count in 1..=references {
        links.push_str(" <a class=\"footnote-back\" href=\"#");
        escape::href(&mut links, prefix);
        links.push_str(&back_id(number, count));
        // The number is part of the words, or several links would be named alike.
        let words = if count == 1 { number.to_string() } else { format!("{number}.{count}") };
        links.push_str(&format!("\">↩ {words}</a>"));
    }
    links
}
