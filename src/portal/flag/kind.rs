//! The kinds of marks, and how much each weighs.

use serde::{Deserialize, Serialize};

/// How much a mark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Time, standing, measure, rules, evidence: a reason is asked for before it goes through.
    Striking,
    /// Words, and who is responsible: a reason is wished for.
    Wording,
}

impl Weight {
    /// Both, the heavier first.
    pub const ALL: [Self; 2] = [Self::Striking, Self::Wording];

    /// The word in data, texts and templates.
    pub fn word(self) -> &'static str {
        match self {
            Self::Striking => "striking",
            Self::Wording => "wording",
        }
    }
}

macro_rules! flags {
    ($($(#[$doc:meta])* $flag:ident $word:literal $weight:ident,)*) => {
        /// Why a change is marked.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Flag {
            $($(#[$doc])* $flag,)*
        }

        impl Flag {
            /// All kinds, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$flag,)*];

            /// The word in data, texts and templates.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$flag => $word,)*
                }
            }

            /// How much it weighs.
            pub fn weight(self) -> Weight {
                match self {
                    $(Self::$flag => Weight::$weight,)*
                }
            }
        }
    };
}

flags! {
    /// A deadline ends later, is less exact or was taken away: of a goal, a milestone, a measure or a target.
    DeadlineLater "deadline-later" Striking,
    /// The work begins later, or nobody says any more when.
    StartLater "start-later" Striking,
    /// A status says less than the highest that was published, or nothing.
    StatusBack "status-back" Striking,
    /// The work was given up.
    GivenUp "given-up" Striking,
    /// A status that said that the work is late went without new evidence.
    LateDropped "late-dropped" Striking,
    /// The day on which something was reached is another one, or it is not reached any more.
    CompletionChanged "completion-changed" Striking,
    /// Something is said to have been reached in time, but was published after the deadline and without a source from before.
    Backdated "backdated" Striking,
    /// Something that was reached counts several times now.
    Split "split" Striking,
    /// Stated progress is less than before.
    ProgressFell "progress-fell" Striking,
    /// Progress is counted in another way.
    ProgressOtherwise "progress-otherwise" Striking,
    /// A target is weaker than before.
    TargetLowered "target-lowered" Striking,
    /// A target was taken away, or has other words that cannot be compared.
    TargetChanged "target-changed" Striking,
    /// The value from which an indicator is counted is another one, or was set after values were published.
    BaselineChanged "baseline-changed" Striking,
    /// An indicator has another unit.
    UnitChanged "unit-changed" Striking,
    /// For an indicator, more is better where less was, or the other way round.
    DirectionChanged "direction-changed" Striking,
    /// A value that was published before is another one, or is gone.
    PastValueChanged "past-value-changed" Striking,
    /// An indicator was taken away.
    IndicatorRemoved "indicator-removed" Striking,
    /// An event or a source is gone, or says something else.
    EvidenceGone "evidence-gone" Striking,
    /// A goal was removed.
    GoalRemoved "goal-removed" Striking,
    /// A goal has another id.
    IdChanged "id-changed" Striking,
    /// A goal that takes the place of others promises less than they did.
    MergedIntoLess "merged-into-less" Striking,
    /// A setting lets fewer goals count as late, open, stale or unproven.
    RuleChanged "rule-changed" Striking,
    /// A source of the register is gone, or is another one under the same id.
    SourceChanged "source-changed" Striking,
    /// How something shows that speaks against the portal is otherwise: a late status, a notice, a day that was kept.
    LookChanged "look-changed" Striking,
    /// The theme calls marks or missing reasons something else.
    MarkWordsChanged "mark-words-changed" Striking,
    /// The words of the promise say less.
    PromiseWeaker "promise-weaker" Wording,
    /// Other words say less.
    WordsWeaker "words-weaker" Wording,
    /// Another department leads, or one is no longer responsible.
    LeadGone "lead-gone" Wording,
    /// A goal belongs to another pillar, topic, kind, origin or strategy.
    Regrouped "regrouped" Wording,
    /// The day of a status is newer, and nothing new speaks for it.
    NoNewEvidence "no-new-evidence" Wording,
    /// A milestone or measure without a deadline is gone.
    PartGone "part-gone" Wording,
    /// A field that the portal does not know is gone.
    FieldGone "field-gone" Wording,
    /// Something that a page said is gone or weaker.
    PageWeaker "page-weaker" Wording,
    /// A picture, a table or another file has other bytes under the same name, or is gone.
    FileReplaced "file-replaced" Wording,
}

#[cfg(test)]
mod tests {
    use super::Flag;
    use crate::diagnostic::{Diagnostic, Language, Problem};

    #[test]
    fn every_mark_has_words_for_editors() {
        for mark in Flag::ALL.iter().map(|flag| flag.word()) {
            let problem = Problem::ReasonWanted { mark, old: None, new: None, commit: None };
            let told = Diagnostic::whole("content/ziele/a.md", problem);
            for language in [Language::German, Language::English] {
                assert!(!told.message_in(language).starts_with(mark), "{}", told.message_in(language));
            }
        }
    }
}
