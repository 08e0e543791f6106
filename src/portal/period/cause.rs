//! Why a figure is another one on a later day.

/// Inputs that are exchanged in this order; a goal counts under the one that moves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Rules and vocabulary.
    Rules,
    /// Which goals there are, and where they belong.
    Goals,
    /// Deadlines.
    Deadlines,
    /// What is said of how goals stand.
    Status,
    /// The day.
    Time,
}

impl Stage {
    /// All, in their order.
    pub const ALL: [Self; 5] = [Self::Rules, Self::Goals, Self::Deadlines, Self::Status, Self::Time];

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Goals => "goals",
            Self::Deadlines => "deadlines",
            Self::Status => "status",
            Self::Time => "time",
        }
    }
}

/// What moved a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// Its status means something else now.
    Rules,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It came out of one that became several, or was that one.
    Split,
    /// It took the place of others, or another took its place.
    Merged,
    /// It belongs to another group.
    Regrouped,
    /// It has another deadline.
    Deadline,
    /// It is further.
    Forward,
    /// It is less far, or nobody knows any more.
    Back,
    /// It was given up.
    GivenUp,
    /// Its status is the same, and the day is another one on which it was reached, or what speaks for it.
    Restated,
    /// Its deadline ran out.
    Time,
}

impl Cause {
    /// All, in the order of their stages.
    pub const ALL: [Self; 12] = [
        Self::Rules,
        Self::Added,
        Self::Removed,
        Self::Split,
        Self::Merged,
        Self::Regrouped,
        Self::Deadline,
        Self::Forward,
        Self::Back,
        Self::GivenUp,
        Self::Restated,
        Self::Time,
    ];

    /// The word in texts and data.
    pub fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Regrouped => "regrouped",
            Self::Deadline => "deadline",
            Self::Forward => "forward",
            Self::Back => "back",
            Self::GivenUp => "given_up",
            Self::Restated => "restated",
            Self::Time => "time",
        }
    }

    /// The fields of a goal that it is about; of a goal that came or went, and of rules, there are none.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Deadline => &["due", "earlier_due", "replaces"],
            Self::Forward | Self::Back | Self::GivenUp | Self::Restated => {
                &["status", "status_date", "status_source", "done"]
            }
            Self::Regrouped => &["pillar", "lead", "departments"],
            _ => &[],
        }
    }

    /// Under which input it counts.
    pub fn stage(self) -> Stage {
        match self {
            Self::Rules => Stage::Rules,
            Self::Added | Self::Removed | Self::Split | Self::Merged | Self::Regrouped => Stage::Goals,
            Self::Deadline => Stage::Deadlines,
            Self::Forward | Self::Back | Self::GivenUp | Self::Restated => Stage::Status,
            Self::Time => Stage::Time,
        }
    }
}
