//! Which field an unknown name means.

/// What German editors and other programs call fields.
const OTHERS: [(&str, &str); 28] = [
    ("ausnahmen", "except"),
    ("ausschließen", "except"),
    ("beginn", "start"),
    ("beschreibung", "description"),
    ("bezeichnung", "label"),
    ("datum", "date"),
    ("einheit", "unit"),
    ("ende", "end"),
    ("ereignisse", "events"),
    ("exclude", "except"),
    ("fortschritt", "progress"),
    ("frist", "due"),
    ("handlungsfeld", "pillar"),
    ("ignore", "except"),
    ("kennung", "id"),
    ("massnahmen", "measures"),
    ("maßnahmen", "measures"),
    ("meilensteine", "milestones"),
    ("messwerte", "indicators"),
    ("quelle", "source"),
    ("quellen", "sources"),
    ("ressort", "lead"),
    ("sprachen", "languages"),
    ("telefon", "phone"),
    ("thema", "topic"),
    ("titel", "title"),
    ("wert", "value"),
    ("zusammenfassung", "summary"),
];

/// The known field that is written alike, or whose other name it is.
pub(super) fn meant_by(name: &str, known: &[String]) -> Option<String> {
    let lower = name.to_lowercase();
    let other = OTHERS.iter().find(|(other, field)| *other == lower && known.iter().any(|known| known == field));
    let other = other.map(|(_, field)| (*field).to_owned());
    other.or_else(|| nearest(name, known.iter().map(String::as_str)))
}

/// The candidate that a typo most likely meant: at most a third of its letters differ, or one of two.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    candidates
        // So much differs already by length, which takes no time to compare.
        .filter(|candidate| {
            let letters = candidate.chars().count();
            letters.abs_diff(length) * 3 <= letters.max(3)
        })
        .map(|candidate| (strsim::damerau_levenshtein(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| {
            let letters = candidate.chars().count();
            *distance * 3 <= letters.max(3) && *distance < letters
        })
        // Of equally near ones the one that goes on where the word ends.
        .min_by_key(|(distance, candidate)| (*distance, !candidate.to_lowercase().starts_with(&lower), *candidate))
        .map(|(_, candidate)| candidate.to_owned())
}
