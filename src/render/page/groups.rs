//! All groups of a kind.

use serde::Serialize;

use crate::config::GroupKind;
use crate::render::chart::shares::{Lengths, SharesView};
use crate::render::page::frame::PageView;
use crate::render::words::Words;
use crate::render::words::card::GroupCardView;

/// `groups.html`: all groups of one kind.
#[derive(Debug, Serialize)]
pub struct GroupsView {
    pub kind: String,
    pub groups: Vec<GroupCardView>,
    /// All of them side by side.
    pub shares: Option<SharesView>,
}

impl GroupsView {
    pub fn of(words: &Words<'_>, kind: GroupKind) -> Self {
        let groups = words.portal.groups_of(kind).map(|state| GroupCardView::of(words, state)).collect();
        let shares = match kind {
            GroupKind::Pillar => SharesView::of(words, kind, Lengths::Equal),
            GroupKind::Department => SharesView::of(words, kind, Lengths::Goals),
            _ => None,
        };
        Self { kind: kind.word().to_owned(), groups, shares }
    }
}

pub fn page(words: &Words<'_>, kind: GroupKind) -> PageView {
    let link = words.kind_link(kind);
    let intro = words.texts.get(&format!("kinds.{}.intro", kind.word())).to_owned();
    PageView::below(words, link.title, intro, link.url, Vec::new())
}
