//! How many names in the log another `.mailmap` changes.

use std::collections::{BTreeMap, BTreeSet};

use gix::ObjectId;
use gix::bstr::ByteSlice;
use gix::mailmap::Snapshot;

use super::FieldChange;
use super::commit::RawCommit;
use crate::content::Field;

/// What another `.mailmap` does to the names of those who wrote the log until then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Renamed {
    /// People who have another name.
    names: usize,
    /// Those among them whose changes are now another person's.
    others: usize,
}

impl Renamed {
    /// The statement about it: old names are in none.
    pub fn field(self) -> Option<FieldChange> {
        let number = |number: usize| (number > 0).then(|| Field::Text(number.to_string()));
        let parts = [("names", number(self.names)), ("others", number(self.others))];
        let parts: BTreeMap<_, _> =
            parts.into_iter().filter_map(|(name, number)| Some((name.to_owned(), number?))).collect();
        let field = vec!["people".to_owned()];
        (!parts.is_empty()).then(|| FieldChange { field, old: None, new: Some(Field::Map(parts)) })
    }
}

/// The commits of a branch, each with those that it merged in and the bytes of its `.mailmap`, oldest first: what those do
/// that change it, by their places.
pub(super) fn renamed<'c>(
    handle: &gix::Repository,
    branch: impl Iterator<Item = (Vec<&'c RawCommit>, Option<ObjectId>)>,
) -> BTreeMap<usize, Renamed> {
    let snapshot = |blob: Option<ObjectId>| {
        let object = blob.and_then(|blob| handle.find_object(blob).ok());
        object.map(|object| Snapshot::from_bytes(&object.data)).unwrap_or_default()
    };
    let branch: Vec<_> = branch.collect();
    let (mut people, mut found) = (BTreeSet::new(), BTreeMap::new());
    if branch.windows(2).all(|pair| matches!(pair, [(_, one), (_, next)] if one == next)) {
        return found;
    }
    let mut last = None;
    for (place, (commits, mailmap)) in branch.into_iter().enumerate() {
        if last.is_some_and(|last| last != mailmap) {
            let sides = [last.flatten(), mailmap].map(snapshot);
            found.insert(place, compare(&people, &sides));
        }
        last = Some(mailmap);
        people.extend(commits.into_iter().filter_map(RawCommit::author));
    }
    found
}

/// A name and an address.
type Person = (String, String);

fn compare(people: &BTreeSet<Person>, sides: &[Snapshot; 2]) -> Renamed {
    let known = |mailmap: &Snapshot, (name, address): &Person| {
        let (name, email) = (name.as_bytes().into(), address.as_bytes().into());
        let known = mailmap.resolve(gix::actor::SignatureRef { name, email, time: "" });
        (known.name.to_str_lossy().into_owned(), known.email.to_str_lossy().to_lowercase())
    };
    let [old, new] = sides;
    let before: BTreeSet<Person> = people.iter().map(|person| known(old, person)).collect();
    let pairs = people.iter().map(|person| (known(old, person), known(new, person)));
    let renamed: BTreeSet<(Person, Person)> = pairs.filter(|((was, _), (is, _))| was != is).collect();
    // Another address, or the name of somebody who has another one.
    let is_other = |((was, address), (is, now)): &&(Person, Person)| {
        let takes = |(name, other): &Person| name == is && other != address;
        !is_alike(was, is) && (address != now || before.iter().any(takes))
    };
    let names = |pairs: Vec<&(Person, Person)>| pairs.into_iter().map(|(was, _)| was).collect::<BTreeSet<_>>().len();
    Renamed { names: names(renamed.iter().collect()), others: names(renamed.iter().filter(is_other).collect()) }
}

/// Whether two names may be one person's: `mmuster` and `Max Muster`.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let has_part = |all: &str, of: &str| {
        let parts = of.split(|letter: char| !letter.is_alphanumeric());
        parts.filter(|part| part.chars().count() > 3).any(|part| all.contains(part))
    };
    has_part(&one, &other) || has_part(&other, &one)
}
