//! Writes the parts of a text as HTML. Nothing but [`escape`] puts an editor's words into the output.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, HeadingLevel, Tag, TagEnd};

use super::events::{Destination, Piece};
use super::footnotes::Footnotes;
use super::headings::Headings;
use super::table::Table;
use super::{AlertKind, Links, Target, code, escape, tags};

/// The HTML of a text's parts.
pub(super) fn write(pieces: Vec<(Piece<'_>, Range<usize>)>, links: &dyn Links) -> String {
    let mut writer = Writer::new(links);
    for (piece, _) in pieces {
        match piece {
            Piece::Event(event) => writer.event(event),
            Piece::RawHtml | Piece::Excess(_) => {}
            Piece::Link { to, title } => writer.open_link(&to, &title),
            Piece::LinkEnd => writer.close_link(),
            Piece::Image { source, title, alt } => writer.image(&source, &title, &alt),
        }
    }
    writer.finish()
}

struct Writer<'l> {
    links: &'l dyn Links,
    out: String,
    /// What was written before an element whose content is needed whole: headings, cells, footnotes.
    outer: Vec<String>,
    /// Whether the link that is open was written as one; links do not nest.
    linked: bool,
    /// Addresses of explanations that the text has a link to already.
    explained: BTreeSet<String>,
    headings: Headings,
    /// The bare words of the heading that is open.
    heading: Option<String>,
    tables: usize,
    table: Option<Table>,
    /// Language and content of the code block that is open.
    code: Option<(String, String)>,
    /// What is left for code blocks.
    budget: code::Budget,
    footnotes: Footnotes,
    /// Labels of the footnotes that are open.
    labels: Vec<String>,
}

impl<'l> Writer<'l> {
    fn new(links: &'l dyn Links) -> Self {
        Self {
            links,
            out: String::new(),
            outer: Vec::new(),
            linked: false,
            explained: BTreeSet::new(),
            headings: Headings::default(),
            heading: None,
            tables: 0,
            table: None,
            code: None,
            budget: code::Budget::default(),
            footnotes: Footnotes::default(),
            labels: Vec::new(),
        }
    }

    fn finish(mut self) -> String {
        if !self.footnotes.is_empty() {
            let (prefix, title) = (self.links.id_prefix(), self.links.footnotes_title());
            let id = self.headings.id(prefix, title);
            self.footnotes.section(&mut self.out, prefix, &id, title);
        }
        self.out
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) => self.prose(&words),
            Event::Code(words) => {
                self.out.push_str("<code>");
                self.words(&words);
                self.out.push_str("</code>");
            }
            Event::SoftBreak => self.line_end("\n"),
            Event::HardBreak => self.line_end("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::FootnoteReference(label) => {
                self.footnotes.refer(&mut self.out, self.links.id_prefix(), &label, !self.linked);
            }
            // Raw HTML never comes here; mathematics and task lists are not switched on.
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    /// Words of a text, with links to what explains them.
    fn prose(&mut self, words: &str) {
        if self.code.is_some() || self.heading.is_some() || self.linked {
            return self.words(words);
        }
        let mut done = 0;
        for (range, address) in self.links.terms(words) {
            let Some((before, term)) = words.get(done..range.start).zip(words.get(range.clone())) else { continue };
            if Target::of(&address).is_none() || !self.explained.insert(address.clone()) {
                continue;
            }
            self.words(before);
            self.out.push_str("<a class=\"term\" href=\"");
            escape::href(&mut self.out, &address);
            self.out.push_str("\">");
            self.words(term);
            self.out.push_str("</a>");
            done = range.end;
        }
        self.words(words.get(done..).unwrap_or_default());
    }

    fn words(&mut self, words: &str) {
        if let Some((_, code)) = &mut self.code {
            return code.push_str(words);
        }
        if let Some(heading) = &mut self.heading {
            heading.push_str(words);
        }
        escape::text(&mut self.out, words);
    }

    fn line_end(&mut self, html: &str) {
        if let Some(heading) = &mut self.heading {
            heading.push(' ');
        }
        self.out.push_str(html);
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.heading = Some(String::new());
                self.begin();
            }
            Tag::BlockQuote(Some(kind)) => self.open_alert(kind),
            Tag::CodeBlock(kind) => {
                let info = if let CodeBlockKind::Fenced(info) = kind { info.into_string() } else { String::new() };
                self.code = Some((info, String::new()));
            }
            Tag::List(Some(first)) if first != 1 => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::FootnoteDefinition(label) => {
                self.labels.push(label.into_string());
                self.begin();
            }
            Tag::Table(alignments) => {
                self.tables += 1;
                self.table = Some(Table::open(&mut self.out, self.links.table_label(), self.tables, alignments));
            }
            Tag::TableHead => self.in_table(Table::open_head),
            Tag::TableRow => self.in_table(Table::open_row),
            Tag::TableCell => self.begin(),
            tag => self.out.push_str(tags::open(&tag)),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.close_heading(level),
            TagEnd::CodeBlock => {
                if let Some((info, code)) = self.code.take() {
                    code::block(&mut self.out, &info, &code, &mut self.budget);
                }
            }
            TagEnd::FootnoteDefinition => {
                let html = self.end();
                let label = self.labels.pop().unwrap_or_default();
                self.footnotes.define(&label, &html);
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    table.close(&mut self.out);
                }
            }
            TagEnd::TableHead => self.in_table(Table::close_head),
            TagEnd::TableCell => {
                let content = self.end();
                self.in_table(|table, out| table.cell(out, &content));
            }
            tag => self.out.push_str(tags::close(tag)),
        }
    }

    fn in_table(&mut self, write: impl FnOnce(&mut Table, &mut String)) {
        if let Some(table) = &mut self.table {
            write(table, &mut self.out);
        }
    }

    fn open_alert(&mut self, kind: BlockQuoteKind) {
        let kind = match kind {
            BlockQuoteKind::Note => AlertKind::Note,
            BlockQuoteKind::Tip => AlertKind::Tip,
            BlockQuoteKind::Important => AlertKind::Important,
            BlockQuoteKind::Warning => AlertKind::Warning,
            BlockQuoteKind::Caution => AlertKind::Caution,
        };
        self.out.push_str(&format!("<div class=\"alert {}\" role=\"note\">\n<p class=\"alert-title\">", kind.class()));
        escape::text(&mut self.out, self.links.alert_title(kind));
        self.out.push_str("</p>\n");
    }

    fn close_heading(&mut self, written: HeadingLevel) {
        let content = self.end();
        let words = self.heading.take().unwrap_or_default();
        let level = self.headings.level(written as u8);
        let id = self.headings.id(self.links.id_prefix(), &words);
        self.out.push_str(&format!("<h{level} id=\""));
        escape::text(&mut self.out, &id);
        self.out.push_str("\">");
        self.out.push_str(&content);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn open_link(&mut self, to: &Destination, title: &CowStr<'_>) {
        let Some((href, outside)) = self.href(to) else {
            return;
        };
        self.linked = true;
        self.out.push_str("<a href=\"");
        escape::href(&mut self.out, &href);
        self.out.push('"');
        self.title(title);
        self.out.push_str(if outside { " rel=\"noopener\">" } else { ">" });
    }

    fn close_link(&mut self) {
        if std::mem::take(&mut self.linked) {
            self.out.push_str("</a>");
        }
    }

    /// A picture of this site; one from elsewhere becomes a link, for no page loads anything from a third party.
    fn image(&mut self, source: &Destination, title: &CowStr<'_>, alt: &str) {
        let own = matches!(source, Ok(Target::File(_) | Target::Page(_)));
        if !own {
            let nested = self.linked;
            if !nested {
                self.open_link(source, title);
            }
            self.words(alt);
            if !nested {
                self.close_link();
            }
            return;
        }
        let Some((src, _)) = self.href(source) else {
            return self.words(alt);
        };
        if let Some(heading) = &mut self.heading {
            heading.push_str(alt);
        }
        self.out.push_str("<img src=\"");
        escape::href(&mut self.out, &src);
        self.out.push_str("\" alt=\"");
        escape::text(&mut self.out, alt);
        self.out.push('"');
        self.title(title);
        self.out.push_str(" loading=\"lazy\">");
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape::text(&mut self.out, title);
            self.out.push('"');
        }
    }

    /// The address for a destination and whether it leaves the site.
    fn href(&self, to: &Destination) -> Option<(String, bool)> {
        let href = self.links.href(to.as_ref().ok()?)?;
        // The caller's answer may hold what an editor wrote, so the allow-list has the last word.
        match Target::of(&href)? {
            Target::Outside(href) => Some((href, true)),
            Target::Page(_) | Target::File(_) | Target::Fragment(_) => Some((href, false)),
            Target::Goal(_) | Target::Source(_) => None,
        }
    }

    /// From here on the content of one element is collected, up to the matching [`Self::end`].
    fn begin(&mut self) {
        self.outer.push(std::mem::take(&mut self.out));
    }

    fn end(&mut self) -> String {
        std::mem::replace(&mut self.out, self.outer.pop().unwrap_or_default())
    }
}
