//! Tables: a named region that can be scrolled, header cells with their scope.

use pulldown_cmark::Alignment;

use super::escape;

/// The table that is being written.
#[derive(Debug)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    head: bool,
    body: bool,
}

impl Table {
    /// Begins the `number`-th table of a text.
    pub(super) fn open(out: &mut String, label: &str, number: usize, alignments: Vec<Alignment>) -> Self {
        out.push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
        escape::text(out, label);
        // Two regions of one page need two names.
        if number > 1 {
            out.push_str(&format!(" {number}"));
        }
        out.push_str("\">\n<table>\n");
        Self { alignments, column: 0, head: false, body: false }
    }

    pub(super) fn open_head(&mut self, out: &mut String) {
        self.head = true;
        self.column = 0;
        out.push_str("<thead>\n<tr>");
    }

    pub(super) fn close_head(&mut self, out: &mut String) {
        self.head = false;
        out.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn open_row(&mut self, out: &mut String) {
        self.column = 0;
        if !std::mem::replace(&mut self.body, true) {
            out.push_str("<tbody>\n");
        }
        out.push_str("<tr>");
    }

    /// Writes a cell whose content is complete.
    pub(super) fn cell(&mut self, out: &mut String, content: &str) {
        // An empty header names nothing: screen readers would read it out for every cell below.
        let (open, close) =
            if self.head && !content.is_empty() { ("<th scope=\"col\"", "</th>") } else { ("<td", "</td>") };
        out.push_str(open);
        // Classes, for a strict Content-Security-Policy forbids `style`.
        out.push_str(match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"align-left\"",
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            Some(Alignment::None) | None => "",
        });
        out.push('>');
        out.push_str(content);
        out.push_str(close);
        self.column += 1;
    }

    pub(super) fn close(self, out: &mut String) {
        if self.body {
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n</div>\n");
    }
}
