//! How an office is reached: mail addresses and telephone numbers that work when somebody follows them.

use crate::diagnostic::Problem;
use crate::yaml::Fields;

/// A mail address; one that cannot be one is noted.
pub(super) fn mail(fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<String> {
    noted(fields, field, is_mail, |text| Problem::BadMail { text })
}

/// A telephone number; one that cannot be dialled is noted.
pub(super) fn phone(fields: &mut Fields<'_, '_, '_>, field: &str) -> Option<String> {
    noted(fields, field, is_phone, |text| Problem::BadPhone { text })
}

/// The lines of a postal address, as a list or as a text of several lines.
pub(super) fn postal(fields: &mut Fields<'_, '_, '_>, field: &str) -> Vec<String> {
    let texts = fields.texts(field);
    let lines = texts.iter().flat_map(|text| text.value.lines()).map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn noted(
    fields: &mut Fields<'_, '_, '_>,
    field: &str,
    is_right: fn(&str) -> bool,
    problem: fn(String) -> Problem,
) -> Option<String> {
    let text = fields.text(field)?;
    if !is_right(&text.value) {
        fields.sink().add(&text.span, problem(text.value.clone()));
    }
    Some(text.value)
}

fn is_mail(text: &str) -> bool {
    let strange = |sign: char| sign.is_whitespace() || matches!(sign, '@' | ',' | ';' | ':' | '<' | '>' | '(' | ')');
    text.split_once('@').is_some_and(|(name, host)| {
        let parts = host.split('.');
        !name.is_empty()
            && !name.contains(strange)
            && !host.contains(strange)
            && parts.clone().count() > 1
            && parts.into_iter().all(|part| !part.is_empty())
    })
}

fn is_phone(text: &str) -> bool {
    !text.contains(char::is_alphabetic) && text.chars().filter(char::is_ascii_digit).count() > 2
}
