//! What a file that nobody can read was under another path.

use super::parse::Torn;
use super::slots::{Slot, Slots};
use super::trees::{FileChange, RawStep};
use crate::config::Adopted;

/// What an unreadable file of a step was before, if it lay under another path: the goal that it still says it is, or its
/// name; or else, as it says nothing, the file with the same bytes and name, that with the same place in another folder, or
/// the one with the same bytes, if there is only one and it went nowhere else.
pub(super) fn predecessor<'a>(slots: &'a Slots, file: &FileChange, torn: &Torn, raw: &RawStep) -> Option<&'a Slot> {
    let goals = &raw.reading.goals;
    let is_from_name = goals.adopted.as_ref().is_some_and(|adopted| adopted.id_from_name);
    let gone = || raw.files.iter().filter(|other| other.new.is_none() && slots.get(&other.path).is_some());
    let is_gone = |path: &&String| gone().any(|other| other.path == **path);
    let holder = |id: &str| slots.holder(id).filter(is_gone);
    let said = torn.lines.value("id").filter(|_| !is_from_name);
    let named = || holder(&Adopted::id_of_file(&file.path));
    let by_id = if is_from_name { named() } else { said.and_then(|id| holder(id)) };
    let same_bytes = || gone().filter(|other| slots.blob(&other.path) == file.new);
    let by_bytes_and = |is_same: &dyn Fn(&str) -> bool| only(same_bytes().filter(|other| is_same(&other.path)));
    let by_place = || {
        let here = within(&file.path, raw.reading.folders.iter().map(|folder| folder.label.as_str()))?;
        let was = || raw.was.folders.iter().map(|folder| folder.label.as_str());
        only(gone().filter(|other| within(&other.path, was()) == Some(here)))
    };
    let by_bytes = || {
        let came = raw.files.iter().filter(|other| other.new == file.new && slots.get(&other.path).is_none());
        only(came).and_then(|_| only(same_bytes()))
    };
    let path = by_id.map(String::as_str).or_else(|| {
        let same = by_bytes_and(&|path| name(path) == name(&file.path));
        let by_name = || said.is_none().then(named).flatten().map(String::as_str);
        let by_place = || by_place().filter(|_| said.is_none()).map(|other| other.path.as_str());
        let by_bytes = || by_bytes().map(|other| other.path.as_str());
        same.map(|other| other.path.as_str()).or_else(by_name).or_else(by_place).or_else(by_bytes)
    });
    slots.get(path?)
}

/// The name of a file without its folders.
fn name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// A path within the first of these folders that it lies in.
fn within(path: &str, mut folders: impl Iterator<Item = impl AsRef<str>>) -> Option<&str> {
    folders.find_map(|label| path.strip_prefix(label.as_ref()))
}

fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}
