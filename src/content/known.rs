//! What front matter may refer to: the portal's vocabularies and the register of sources.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::register::{SourceEntry, UnreadSources};
use crate::config::{Config, GroupKind};
use crate::diagnostic::{List, Located, Problem};
use crate::yaml::{Fields, nearest};

/// Vocabularies and register, to resolve references in front matter. Every method notes an unknown one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    pub config: &'a Config,
    pub sources: &'a BTreeMap<String, SourceEntry>,
    /// Those that could not be read.
    pub unread_sources: &'a UnreadSources,
    /// The day for which it is judged what is past.
    pub as_of: Date,
}

impl Known<'_> {
    /// A group named in `field`, as its id.
    pub fn group(&self, fields: &mut Fields<'_, '_, '_>, field: &str, kind: GroupKind) -> Option<String> {
        let named = fields.text(field)?;
        self.resolve(fields, kind, named)
    }

    /// Groups named in the list `field`, as their ids, without repetitions.
    pub fn group_list(&self, fields: &mut Fields<'_, '_, '_>, field: &str, kind: GroupKind) -> Vec<String> {
        let named = fields.texts(field);
        let resolved = named.into_iter().filter_map(|named| {
            let span = named.span.clone();
            self.resolve(fields, kind, named).map(|value| Located { value, span })
        });
        let resolved: Vec<_> = resolved.collect();
        distinct(fields, resolved)
    }

    /// The id of the group that a text names.
    pub fn resolve(&self, fields: &mut Fields<'_, '_, '_>, kind: GroupKind, named: Located<String>) -> Option<String> {
        if let Some(group) = self.config.groups.find(kind, &named.value) {
            return Some(group.id.clone());
        }
        let groups = self.config.groups.of(kind);
        let short = || nearest(&named.value, groups.iter().filter_map(|group| group.alias.as_deref()));
        let id_of_title = || {
            let title = nearest(&named.value, groups.iter().map(|group| group.title.as_str()))?;
            groups.iter().find(|group| group.title == title).map(|group| group.id.clone())
        };
        let near =
            || nearest(&named.value, groups.iter().map(|group| group.id.as_str())).or_else(short).or_else(id_of_title);
        let nearest = if fields.sink().is_short() { near() } else { None };
        unknown(fields, kind.list(), named, nearest, groups.iter().map(|group| group.id.as_str()));
        None
    }

    /// The id of the status that a text names.
    pub fn status(&self, fields: &mut Fields<'_, '_, '_>, named: Located<String>) -> Option<String> {
        if let Some(status) = self.config.statuses.get(&named.value) {
            return Some(status.id.clone());
        }
        let id_of_label = || {
            let label = nearest(&named.value, self.config.statuses.iter().map(|status| status.label.as_str()))?;
            self.config.statuses.iter().find(|status| status.label == label).map(|status| status.id.clone())
        };
        let id = || nearest(&named.value, self.config.statuses.iter().map(|status| status.id.as_str()));
        let near = || id().or_else(id_of_label);
        let nearest = if fields.sink().is_short() { near() } else { None };
        unknown(fields, List::Status, named, nearest, self.config.statuses.iter().map(|status| status.id.as_str()));
        None
    }

    /// The origin of a goal.
    pub fn origin(&self, fields: &mut Fields<'_, '_, '_>) -> Option<String> {
        let named = fields.text("origin")?;
        if self.config.origins.iter().any(|origin| origin.id == named.value) {
            return Some(named.value);
        }
        let ids = self.config.origins.iter().map(|origin| origin.id.as_str());
        let nearest = nearest(&named.value, ids.clone());
        unknown(fields, List::Origin, named, nearest, ids);
        None
    }

    /// A source of the register.
    pub fn source(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<String> {
        let named = fields.text(field)?;
        self.resolve_source(fields, named)
    }

    /// A source that must be there.
    pub fn required_source(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<String> {
        let named = fields.required_text(field)?;
        self.resolve_source(fields, named)
    }

    /// Sources of the register, without repetitions.
    pub fn source_list(&self, fields: &mut Fields<'_, '_, '_>, field: &str) -> Vec<String> {
        let named = fields.texts(field);
        let resolved = named.into_iter().filter_map(|named| {
            let span = named.span.clone();
            self.resolve_source(fields, named).map(|value| Located { value, span })
        });
        let resolved: Vec<_> = resolved.collect();
        distinct(fields, resolved)
    }

    fn resolve_source(&self, fields: &mut Fields<'_, '_, '_>, named: Located<String>) -> Option<String> {
        if self.unread_sources.may_have(&named.value) || self.sources.contains_key(&named.value) {
            return Some(named.value);
        }
        let near = || nearest(&named.value, self.sources.keys().map(String::as_str));
        let nearest = if fields.sink().is_short() { near() } else { None };
        let file = self.config.folders.file_of_source(&named.value);
        fields.sink().add(&named.span, Problem::UnknownSource { id: named.value, nearest, file });
        None
    }
}

fn unknown<'i>(
    fields: &mut Fields<'_, '_, '_>,
    list: List,
    named: Located<String>,
    nearest: Option<String>,
    known: impl Iterator<Item = &'i str>,
) {
    let known = known.map(str::to_owned).collect();
    fields.sink().add(&named.span, Problem::UnknownReference { list, id: named.value, nearest, known });
}

fn distinct(fields: &mut Fields<'_, '_, '_>, named: Vec<Located<String>>) -> Vec<String> {
    let (mut ids, mut seen) = (Vec::new(), BTreeSet::new());
    for Located { value, span } in named {
        if seen.insert(value.clone()) {
            ids.push(value);
        } else {
            fields.sink().add(&span, Problem::ListedTwice { id: value });
        }
    }
    ids
}
