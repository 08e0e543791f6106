//! One sentence in other forms: `Das Land führt ein Register ein`, `Ein Register wird vom Land eingeführt`, `Das Land wird ein
//! Register einführen`.

use super::spelling::{is_same, share_stem};
use super::tokens::Word;
use super::word_lists::ARTICLES;

/// A sentence in which something is done by the one who did it in the sentence that it was, or in which they will do it.
pub(super) struct Passive<'a> {
    /// What the verb became.
    participle: &'a Word,
    is_verb_found: bool,
}

/// Words with which sentences begin that are about something else.
const ADVERBS: [&str; 14] = [
    "dafuer",
    "dazu",
    "damit",
    "daher",
    "deshalb",
    "heute",
    "jetzt",
    "hier",
    "dann",
    "so",
    "dabei",
    "zudem",
    "ausserdem",
    "kuenftig",
];

/// Words by which something is done.
const DONE: [&str; 3] = ["wird", "wurde", "worden"];

impl<'a> Passive<'a> {
    /// Whether the new sentence says of the one who acts in the old one that it is done by them, or will be.
    pub fn of(old: &[Word], new: &'a [Word]) -> Option<Self> {
        let (then, last) = (subject(old)?, new.last()?);
        let acts = |word: &Word| word == then || is_same(word, then);
        if let Some(participle) = done_by(new, acts) {
            return done_by(old, |_| true).is_none().then_some(Self { participle, is_verb_found: false });
        }
        let is_it = match actor(new) {
            Some(actor) => acts(actor) && last.contains("ge") && last.ends_with(['t', 'n']),
            None => subject(new).is_some_and(acts) && is_done(new).is_some() && last.ends_with('n'),
        };
        (is_it && is_done(old).is_none()).then_some(Self { participle: last, is_verb_found: false })
    }

    /// Whether the new sentence makes somebody else act: `Das Land bezahlt die Orte`, `Das Land wird von den Orten bezahlt`.
    pub fn turns(old: &[Word], new: &[Word]) -> bool {
        let (Some(now), Some(then)) = (actor(new), subject(old)) else { return false };
        let is_said = |word: &Word| old.iter().any(|other| other == word || is_same(other, word));
        actor(old).is_none()
            && now != then
            && !is_same(now, then)
            && is_said(now)
            && subject(new).is_some_and(|subject| subject == then)
    }

    /// What the verb became.
    pub fn participle(&self) -> &'a Word {
        self.participle
    }

    /// Whether a word that is gone is the verb, or what stood apart from it.
    pub fn keeps(&mut self, lost: &Word) -> bool {
        const APART: usize = 2;
        let is_apart = lost.len() >= APART && self.participle.starts_with(lost.as_str());
        let is_regular = self.participle.strip_suffix("ed").is_some_and(|stem| lost.starts_with(stem));
        let is_verb = !self.is_verb_found && (is_regular || share_stem(lost, self.participle));
        self.is_verb_found |= is_verb;
        is_apart || is_verb
    }
}

/// What is done by somebody, in English: `is published by the state`.
fn done_by(sentence: &[Word], acts: impl Fn(&Word) -> bool) -> Option<&Word> {
    let by = sentence.iter().position(|word| word == "by")?;
    let participle = by.checked_sub(1).and_then(|place| sentence.get(place))?;
    let is_it = participle.ends_with("ed") && first(&sentence[by + 1..]).is_some_and(acts);
    is_it.then_some(participle)
}

fn is_empty(word: &Word) -> bool {
    ARTICLES.contains(&word.as_str())
}

/// The first word of a sentence that says something: mostly who acts.
fn first(sentence: &[Word]) -> Option<&Word> {
    sentence.iter().find(|word| !is_empty(word))
}

/// Who or what a sentence is about: its first word, or what comes behind a word with which sentences begin.
fn subject(sentence: &[Word]) -> Option<&Word> {
    let begins = first(sentence)?;
    if !ADVERBS.contains(&begins.as_str()) {
        return Some(begins);
    }
    let article = sentence.iter().position(is_empty)?;
    first(&sentence[article..])
}

/// Where a sentence says that something is done, or will be.
fn is_done(sentence: &[Word]) -> Option<usize> {
    sentence.iter().position(|word| DONE.contains(&word.as_str()))
}

/// By whom something is done.
fn actor(sentence: &[Word]) -> Option<&Word> {
    let done = is_done(sentence)?;
    let by = done + sentence[done..].iter().position(|word| word == "von")?;
    first(&sentence[by + 1..])
}
