//! A goal's file of a random history: what it says, and how that is written.

use std::collections::BTreeMap;

/// A goal's file. The numbers below `broken` choose among ways to write the same.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    pub id: u8,
    pub due: u8,
    pub status: u8,
    pub lead: u8,
    pub target: u8,
    pub values: BTreeMap<u8, u8>,
    pub events: Vec<u8>,
    pub text: u8,
    pub broken: Option<u8>,
    /// Quotes, the order of fields and entries, line ends.
    pub notation: u8,
    /// Words of one meaning, forms of a date.
    pub words: u8,
    /// Markup of the text.
    pub markup: u8,
    /// White space and letters of the text and the title.
    pub blanks: u8,
}

/// Puts other white space, or other letters for the same ones, into a text.
type Blank = fn(String) -> String;

const BLANKS: [Blank; 6] = [
    |text| text.replace("Satz. Noch", "Satz.  Noch"),
    |text| text.replace("Und ein", "Und\tein"),
    |text| text.replace("Ziel ", "Ziel\u{a0}").replace("Noch einer", "Noch\u{a0}einer"),
    |text| text.replace("Satz. Noch", "Satz.\nNoch"),
    |text| text.replace("Noch einer.\n", "Noch einer. \n"),
    |text| text.replace('Ü', "U\u{308}"),
];

impl Page {
    /// The bytes of the file; `due` is what a deadline is called.
    pub fn bytes(&self, due: &str) -> Vec<u8> {
        if let Some(number) = self.broken {
            let title = if number % 2 == 0 { format!("[{number}") } else { format!("A\ntitle: B{number}") };
            return format!("---\nid: g{}\ntitle: {title}\n---\n", self.id).into_bytes();
        }
        let mut lines = vec![format!("id: g{}", self.id), format!("title: Über Ziel {}", self.id)];
        lines.extend(["pillar: netz".to_owned(), format!("status: {}", self.status())]);
        if self.due > 0 {
            lines.push(format!("{due}: {}", self.day(&format!("{}-09-30", 2025 + u16::from(self.due)))));
        }
        if self.lead > 0 {
            lines.push(format!("lead: {}", self.choose([["mid", "MID"], ["ms", "MS"]][usize::from(self.lead % 2)])));
        }
        lines.push(self.indicator());
        let event =
            |event: &u8| format!("{{date: {}, text: T{event}}}", self.day(&format!("20{}-05-01", 20 + event % 3)));
        let mut events: Vec<_> = self.events.iter().map(event).collect();
        if self.notation % 3 == 1 {
            events.reverse();
            lines.reverse();
        }
        lines.push(format!("events: [{}]", events.join(", ")));
        let blank = if self.notation % 5 == 1 { "\n\n\n" } else { "" };
        let text = format!("---\n{}\n---\n\n{}{blank}", lines.join("\n"), self.text());
        let bit = |place: usize| self.blanks >> place & 1 == 1;
        let text =
            BLANKS.iter().enumerate().filter(|(place, _)| bit(*place)).fold(text, |text, (_, blank)| blank(text));
        match self.notation % 4 {
            1 => text.replace('\n', "\r\n").into_bytes(),
            2 => format!("\u{feff}{text}").into_bytes(),
            _ => text.into_bytes(),
        }
    }

    fn quoted(&self, text: impl std::fmt::Display) -> String {
        if self.notation % 2 == 1 { format!("'{text}'") } else { text.to_string() }
    }

    fn choose<'w, const N: usize>(&self, words: [&'w str; N]) -> &'w str {
        words[usize::from(self.words) % N]
    }

    fn status(&self) -> &'static str {
        match self.status % 3 {
            0 => "geplant",
            1 => self.choose(["begonnen", "Started", "in Arbeit"]),
            _ => "umgesetzt",
        }
    }

    /// A day in one of its forms.
    fn day(&self, day: &str) -> String {
        match self.words % 4 {
            1 => format!("'{day}T00:00:00.000Z'"),
            2 => format!("{day} 10:00 +02:00"),
            _ => self.quoted(day),
        }
    }

    /// One indicator; its target is a value alone, in a mapping, or with a date beside it.
    fn indicator(&self) -> String {
        let target = match (self.target % 3, self.notation % 7) {
            (0, _) => format!("{{date: 2030, value: {}}}", self.target),
            (_, 1) => format!("{{value: {}}}", self.target),
            _ => self.target.to_string(),
        };
        let value = |(year, value): (&u8, &u8)| {
            let day = self.day(&format!("{}-12-31", 2020 + u16::from(*year)));
            format!("{{date: {day}, value: {}}}", self.quoted(value))
        };
        let mut values: Vec<_> = self.values.iter().map(value).collect();
        if self.notation % 3 == 2 {
            values.reverse();
        }
        format!("indicators: [{{name: N, target: {target}, values: [{}]}}]", values.join(", "))
    }

    /// A heading, a paragraph, a list, a table and code; whether a word is emphasised and what white space the code has
    /// is no matter of how it is written.
    fn text(&self) -> String {
        let bit = |place: u8| self.markup >> place & 1 == 1;
        let either = |place: u8, one: &str, other: &str| if bit(place) { other.to_owned() } else { one.to_owned() };
        let number = self.text % 4;
        let heading = either(0, "## Über Wege", "Über Wege\n---------");
        let word = if self.text / 4 % 2 == 1 { either(1, "*kurzer*", "_kurzer_") } else { "kurzer".to_owned() };
        let end = either(2, "dritter.", "dritter\\.");
        let list = either(3, "- eins\n- zwei", "* eins\n* zwei");
        let table = either(4, "| Jahr | Zahl |\n| --- | --- |\n| 2024 | 5 |", "|Jahr|Zahl|\n|-|-----|\n|2024|  5  |");
        let code = if self.text / 8 % 2 == 1 { "x = 1" } else { "x  = 1" };
        format!(
            "{heading}\n\nEin {word} Satz. Noch einer.\nUnd ein {end} Text {number}.\n\n{list}\n\n{table}\n\n```\n{code}\n```\n"
        )
    }
}
