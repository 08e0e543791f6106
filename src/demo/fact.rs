//! A dated fact of a goal, and the German message of its commit.

use jiff::civil::Date;

use crate::value::{MONTHS, PartialDate};

/// Something that a source says of a goal, with its date.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub date: PartialDate,
    /// First line in the front matter.
    pub line: usize,
    pub kind: Kind,
    /// Id of the source.
    pub source: Option<String>,
}

/// What a fact is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something happened.
    Event {
        /// Id of the status that the source states for the whole goal.
        status: Option<String>,
        /// What happened.
        told: Option<String>,
    },
    /// A value of the indicator of this name.
    Value(String),
    /// Where the indicator of this name began.
    Baseline(String),
    /// The milestone of this title was reached.
    Milestone(String),
}

impl Fact {
    /// What the commit says in its first line, after the goal's id. `status` is the label of the status that the goal
    /// has from now on, if this fact decides it. `due` is the deadline until now and the one from now on, if it moves.
    pub fn subject(&self, status: Option<&str>, due: Option<(PartialDate, PartialDate)>) -> String {
        let date = self.date;
        if let Some((before, now)) = due {
            let status = status.map_or_else(String::new, |label| format!(", Status „{label}“"));
            let from = if matches!(before, PartialDate::Day(_)) { "vom" } else { "von" };
            let to = if matches!(now, PartialDate::Day(_)) { "auf den" } else { "auf" };
            let [before, now] = [before, now].map(written);
            return format!("Frist {from} {before} {to} {now}{status} ({})", written(date));
        }
        match (&self.kind, status) {
            (Kind::Event { .. }, Some(label)) => format!("Status „{label}“ ({})", written(date)),
            (Kind::Event { .. }, None) => format!("Ereignis {}", dated(date)),
            (Kind::Value(name), _) => format!("Messwert „{name}“ ({})", written(date)),
            (Kind::Baseline(name), _) => format!("Ausgangswert „{name}“ ({})", written(date)),
            (Kind::Milestone(title), _) => format!("Meilenstein „{title}“ erreicht ({})", written(date)),
        }
    }
}

/// `5. August 2025`, `August 2025`, `2025`
pub(super) fn written(date: PartialDate) -> String {
    match date {
        PartialDate::Day(day) => format!("{}. {} {}", day.day(), month(day), day.year()),
        PartialDate::Month(year, _) => format!("{} {year}", month(date.first_day())),
        PartialDate::Year(year) => year.to_string(),
    }
}

fn dated(date: PartialDate) -> String {
    let before = match date {
        PartialDate::Day(_) => "vom",
        PartialDate::Month(..) => "im",
        PartialDate::Year(_) => "im Jahr",
    };
    format!("{before} {}", written(date))
}

fn month(day: Date) -> &'static str {
    let number = usize::try_from(day.month()).unwrap_or(1);
    MONTHS.get(number.saturating_sub(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_in_a_text() {
        let subject = |date: &str| {
            let fact = Fact {
                date: date.parse().unwrap(),
                line: 0,
                kind: Kind::Event { status: None, told: None },
                source: None,
            };
            fact.subject(None, None)
        };
        assert_eq!(subject("2025-08-05"), "Ereignis vom 5. August 2025");
        assert_eq!(subject("2024-03"), "Ereignis im März 2024");
        assert_eq!(subject("2024"), "Ereignis im Jahr 2024");
    }
}
