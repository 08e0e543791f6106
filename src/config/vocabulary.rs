//! Words that a portal chooses: statuses and origins.

use super::Languages;
use crate::diagnostic::{Problem, Sink};
use crate::yaml::{Fields, Node};

/// What a status says about the work, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Not begun.
    Planned,
    /// Begun and not ended.
    Started,
    /// Reached.
    Done,
    /// Given up.
    Stopped,
    /// Nobody published one.
    Unknown,
}

impl Meaning {
    const WORDS: [(&'static str, Self); 5] = [
        ("planned", Self::Planned),
        ("started", Self::Started),
        ("done", Self::Done),
        ("stopped", Self::Stopped),
        ("unknown", Self::Unknown),
    ];

    /// The word in `portal.yaml` and in the data.
    pub fn word(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }

    /// The meaning that a word of `portal.yaml` has.
    pub fn of(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, meaning)| meaning)
    }

    /// Whether a deadline no longer matters.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Stopped)
    }
}

/// A colour that the theme defines for light, dark and print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tone {
    Grey,
    Blue,
    Teal,
    Green,
    Amber,
    Orange,
    Red,
    Purple,
}

impl Tone {
    pub(super) const WORDS: [(&'static str, Self); 8] = [
        ("grey", Self::Grey),
        ("blue", Self::Blue),
        ("teal", Self::Teal),
        ("green", Self::Green),
        ("amber", Self::Amber),
        ("orange", Self::Orange),
        ("red", Self::Red),
        ("purple", Self::Purple),
    ];

    /// The word in `portal.yaml` and in class names of the theme.
    pub fn word(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

/// A sign that the theme draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Icon {
    Circle,
    Play,
    Half,
    Check,
    Clock,
    Alarm,
    Cross,
    Question,
}

impl Icon {
    const WORDS: [(&'static str, Self); 8] = [
        ("circle", Self::Circle),
        ("play", Self::Play),
        ("half", Self::Half),
        ("check", Self::Check),
        ("clock", Self::Clock),
        ("alarm", Self::Alarm),
        ("cross", Self::Cross),
        ("question", Self::Question),
    ];

    /// The word in `portal.yaml` and in the theme.
    pub fn word(self) -> &'static str {
        word_of(&Self::WORDS, self)
    }
}

/// One status.
#[derive(Debug, Clone)]
pub struct Status {
    /// Identifies it in goals and data.
    pub id: String,
    /// What files that were not written for this program call it.
    pub words: Vec<String>,
    /// Shown word.
    pub label: String,
    /// What it says about the work.
    pub means: Meaning,
    /// Colour of badge and bar.
    pub tone: Tone,
    /// Sign of the badge.
    pub icon: Icon,
    /// How far a goal with it is among those of the same meaning; without one it is not compared with them.
    pub step: Option<i64>,
    /// Whether it says that the work is behind.
    pub late: bool,
}

/// The closed list of statuses, in the order in which they are shown.
#[derive(Debug, Clone)]
pub struct Statuses {
    list: Vec<Status>,
    unknown: usize,
}

impl Statuses {
    /// All, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Status> {
        self.list.iter()
    }

    /// The place of a status in the list, by its id or one of its words.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.list.iter().position(|status| status.id == name || status.words.iter().any(|word| word == name))
    }

    /// The status of that id or word.
    pub fn get(&self, name: &str) -> Option<&Status> {
        self.list.get(self.position(name)?)
    }

    /// The one that a goal without a status has.
    pub fn unknown(&self) -> &Status {
        &self.list[self.unknown]
    }
}

/// How a goal is tied to the strategy.
#[derive(Debug, Clone)]
pub struct Origin {
    /// Identifies it in goals and data.
    pub id: String,
    /// Shown words.
    pub label: String,
    /// Said on the goal's page.
    pub note: Option<String>,
    /// Whether a source documents the tie.
    pub documented: bool,
}

pub(super) fn statuses(fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> Statuses {
    let mut list: Vec<Status> = Vec::new();
    for node in not_too_many(fields.entries("statuses"), fields.sink()) {
        let Some(mut entry) = Fields::of("statuses", node, fields.sink()) else {
            continue;
        };
        let id = entry.required_id("id");
        let words = words(&mut entry);
        let label = languages.required_text(&mut entry, "label");
        let means = entry.required_word("means", &Meaning::WORDS);
        let tone = entry.word("colour", &Tone::WORDS).unwrap_or(Tone::Grey);
        let icon = entry.word("icon", &Icon::WORDS).unwrap_or(Icon::Circle);
        let step = entry.whole("step").map(|step| step.value);
        let late = entry.flag("late");
        entry.finish();
        let (Some(id), Some(label), Some(means)) = (id, label, means) else {
            continue;
        };
        if list.iter().any(|status| status.id == id.value) {
            fields.sink().add(&id.span, Problem::ListedTwice { id: id.value });
            continue;
        }
        list.push(Status { id: id.value, words, label: label.value, means, tone, icon, step, late });
    }
    let unknown = list.iter().position(|status| status.means == Meaning::Unknown).unwrap_or_else(|| {
        let span = fields.span();
        fields.sink().add(&span, Problem::NoUnknownStatus);
        list.push(Status {
            id: "unknown".into(),
            words: Vec::new(),
            label: "?".into(),
            means: Meaning::Unknown,
            tone: Tone::Grey,
            icon: Icon::Question,
            step: None,
            late: false,
        });
        list.len() - 1
    });
    Statuses { list, unknown }
}

/// Most statuses: the page of each leads to all others, and no reader tells so many apart.
const MOST: usize = 100;

fn not_too_many<'n>(statuses: &'n [Node], sink: &mut Sink<'_>) -> &'n [Node] {
    if let Some(node) = statuses.get(MOST) {
        sink.add(&node.span, Problem::TooManyStatuses { limit: MOST });
    }
    statuses
}

pub(super) fn origins(fields: &mut Fields<'_, '_, '_>, languages: &Languages) -> Vec<Origin> {
    let mut list: Vec<Origin> = Vec::new();
    for node in fields.entries("origins") {
        let Some(mut entry) = Fields::of("origins", node, fields.sink()) else {
            continue;
        };
        let id = entry.required_id("id");
        let label = languages.required_text(&mut entry, "label");
        let note = languages.text(&mut entry, "note").map(|text| text.value);
        let documented = entry.flag("documented");
        entry.finish();
        let (Some(id), Some(label)) = (id, label) else {
            continue;
        };
        if list.iter().any(|origin| origin.id == id.value) {
            fields.sink().add(&id.span, Problem::ListedTwice { id: id.value });
            continue;
        }
        list.push(Origin { id: id.value, label: label.value, note, documented });
    }
    list
}

/// `words: [Active, Accepted]`: how files that were not written for this program call a status or a group.
pub(super) fn words(entry: &mut Fields<'_, '_, '_>) -> Vec<String> {
    entry.texts("words").into_iter().map(|word| word.value).collect()
}

fn word_of<T: Copy + PartialEq>(words: &[(&'static str, T)], meaning: T) -> &'static str {
    words.iter().find(|(_, each)| *each == meaning).map_or("", |(word, _)| word)
}
