//! Where the numbers of a waterfall lead.

use crate::portal::{Cause, Figure, Selection, Stage, Waterfall, Work, routes};

/// Where the goals stand that the figures of a waterfall count.
pub(super) struct Doors<'a> {
    /// Anchor of the waterfall on its page.
    pub anchor: &'a str,
    /// Page of the group; empty for the portal.
    pub page: &'a str,
    /// Whether it ends today: only what counts today has a list.
    pub is_today: bool,
}

impl Doors<'_> {
    /// The anchor of the goals that a stage brought to a figure or took from it; none if it moved none of them.
    pub fn stage(&self, waterfall: &Waterfall, figure: Figure, stage: Stage) -> Option<String> {
        let causes = Cause::ALL.into_iter().filter(|cause| cause.stage() == stage);
        let moves = |cause: Cause| waterfall.moved(figure, cause) != (0, 0);
        causes.into_iter().any(moves).then(|| stage_anchor(self.anchor, stage))
    }

    /// The list of the goals that a figure counts today.
    pub fn now(&self, waterfall: &Waterfall, figure: Figure) -> Option<String> {
        if !self.is_today || waterfall.now.count(figure) == 0 {
            return None;
        }
        match figure {
            Figure::All if self.page.is_empty() => Some(routes::GOALS.to_owned()),
            Figure::All => Some(self.page.to_owned()),
            Figure::Reached if self.page.is_empty() => Some(routes::selection(Selection::Work(Work::Done))),
            Figure::Reached => None,
            Figure::Of(class) if self.page.is_empty() => Some(routes::selection(Selection::Outcome(class))),
            Figure::Of(class) => Some(routes::of_outcome(self.page, class)),
        }
    }
}

/// Where the goals begin that a stage moved.
pub(super) fn stage_anchor(anchor: &str, stage: Stage) -> String {
    format!("{anchor}-{}", stage.word())
}
