//! What a change is about, in the words of readers.

use crate::config::GoalField;
use crate::history::Change;

/// What a change of a goal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// How far it is.
    Status,
    /// Until when.
    Deadline,
    /// What was promised.
    Promise,
    /// Who is responsible, and where it belongs.
    Responsible,
    /// How it is measured, and what was measured.
    Measured,
    /// Milestones and measures.
    Steps,
    /// What speaks about it: events and sources.
    Evidence,
    /// Goals that came or went.
    Goals,
}

impl Subject {
    /// All of them, what most ask for first.
    pub const ALL: [Self; 8] = [
        Self::Status,
        Self::Deadline,
        Self::Promise,
        Self::Measured,
        Self::Goals,
        Self::Responsible,
        Self::Steps,
        Self::Evidence,
    ];

    /// The word in texts and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Deadline => "deadline",
            Self::Promise => "promise",
            Self::Responsible => "responsible",
            Self::Measured => "measured",
            Self::Steps => "steps",
            Self::Evidence => "evidence",
            Self::Goals => "goals",
        }
    }

    /// The word in addresses.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Deadline => "fristen",
            Self::Promise => "versprechen",
            Self::Responsible => "zustaendigkeit",
            Self::Measured => "messwerte",
            Self::Steps => "schritte",
            Self::Evidence => "belege",
            Self::Goals => "ziele",
        }
    }

    /// What a change is about; none if it is about how something is told.
    pub fn of(change: &Change) -> Option<Self> {
        let change = match change {
            Change::Created { .. } | Change::Removed { .. } => return Some(Self::Goals),
            Change::Moved { .. } => return None,
            Change::Field(change) => change,
        };
        Some(match GoalField::of(change.field.first()?)? {
            GoalField::Status
            | GoalField::StatusDate
            | GoalField::StatusSource
            | GoalField::Confirmed
            | GoalField::Progress
            | GoalField::Done => Self::Status,
            GoalField::Start | GoalField::Due | GoalField::EarlierDue => Self::Deadline,
            GoalField::Title | GoalField::Promise | GoalField::Origin => Self::Promise,
            GoalField::Kind
            | GoalField::Pillar
            | GoalField::Topic
            | GoalField::CrossCutting
            | GoalField::Strategies
            | GoalField::Lead
            | GoalField::Departments => Self::Responsible,
            GoalField::Indicators => Self::Measured,
            GoalField::Milestones | GoalField::Measures => Self::Steps,
            GoalField::Events | GoalField::Sources => Self::Evidence,
            GoalField::Id | GoalField::Replaces | GoalField::ReplacedBy => Self::Goals,
            GoalField::Summary | GoalField::Note | GoalField::Translations => return None,
        })
    }
}
