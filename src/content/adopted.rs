//! What a goal's file of another repository leaves unsaid, taken from its name and its text.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::config::{Adopted, GoalFiles};
use crate::diagnostic::{Located, Problem};
use crate::yaml::{Fields, slug};

/// The goal's id; nothing, and noted, if there is none.
pub(super) fn id(fields: &mut Fields<'_, '_, '_>, goals: &GoalFiles) -> Option<Located<String>> {
    let Some(adopted) = &goals.adopted else { return fields.required_id("id") };
    let (id, written) = if adopted.id_from_name {
        let path = fields.sink().path().to_owned();
        (Located { value: Adopted::id_of_file(&path), span: fields.span() }, path)
    } else {
        let Located { value, span } = fields.required_text("id")?;
        (Located { value: slug(&value), span }, value)
    };
    if id.value.is_empty() {
        fields.sink().add(&id.span, Problem::BadId { id: written, suggestion: None });
        return None;
    }
    Some(id)
}

/// The goal's name: in an adopted file also its first heading, or the file's name.
pub(super) fn title(fields: &mut Fields<'_, '_, '_>, goals: &GoalFiles, markdown: &str) -> Option<String> {
    if goals.adopted.is_none() {
        return fields.required_text("title").map(|title| title.value);
    }
    let written = fields.text("title").map(|title| title.value);
    let path = fields.sink().path();
    written.or_else(|| first_heading(markdown)).or_else(|| Some(Adopted::name(path).to_owned()))
}

/// The words of the first heading.
pub(super) fn first_heading(markdown: &str) -> Option<String> {
    let mut events = Parser::new(markdown).skip_while(|event| !matches!(event, Event::Start(Tag::Heading { .. })));
    let mut words = String::new();
    for event in events.by_ref() {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            Event::End(TagEnd::Heading(_)) => break,
            _ => {}
        }
    }
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}
