//! The settings of the demo: those of the portal, and a notice that its history is a reconstruction.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Files;
use super::error::DemoError;
use super::outline::{Outline, Shared};
use crate::config::{self, Config};
use crate::content::split;
use crate::diagnostic::Diagnostic;
use crate::value::PartialDate;
use crate::yaml::{Plain, parse_plain};

const NOTICE: &str = "Dieser Verlauf ist nachgebaut, aus öffentlichen Angaben mit Datum. Kein Ministerium hat diese Änderungen \
                      an diesen Tagen eingetragen. Angaben ohne Datum sind alle am Tag der jüngsten datierten \
                      Angabe eingetragen; darum ändert sich dann vieles auf einmal.";

/// The same for portals that are also told in English.
const NOTICE_IN_ENGLISH: &str = "This history was put together afterwards, from public statements with a date. No ministry made \
                                 these changes on these days. Statements without a date are all entered on the day of \
                                 the newest dated one; so much changes then at once.";

/// The file of the settings with the notice at its end, and the day on which the strategy begins. The last days of the
/// reports are kept as past days: at each of them the demo has a history to show.
pub(super) fn with_notice(files: &Files, config: &Config) -> Result<(Vec<u8>, Date), DemoError> {
    let fault = |reason: &str| DemoError::Content { path: config::FILE.to_owned(), reason: reason.to_owned() };
    let start = config.start.ok_or_else(|| fault("die Angabe `start` fehlt"))?.first_day();
    if config.history.notice.is_some() || config.history.start.is_some() {
        return Err(fault("die Angabe `history` gehört zu einem anderen Verlauf"));
    }
    let mut bytes = files.get(config::FILE).cloned().unwrap_or_default();
    if !bytes.ends_with(b"\n") {
        bytes.push(b'\n');
    }
    let main = config.languages.main();
    let in_english = main != "en" && config.languages.codes().iter().any(|code| code == "en");
    let notice =
        if in_english { format!("\n    {main}: {NOTICE}\n    en: {NOTICE_IN_ENGLISH}") } else { format!(" {NOTICE}") };
    bytes.extend(format!("\nhistory:\n  notice:{notice}\n  start: {start}\n").into_bytes());
    let days = report_days(files, config);
    if config.stands.is_empty() && !days.is_empty() {
        bytes.extend(format!("\nstands: [{}]\n", days.into_iter().collect::<Vec<_>>().join(", ")).into_bytes());
    }
    Ok((bytes, start))
}

/// The settings without what was said of the whole strategy: that has a day of its own, and its sources come later.
pub(super) fn without_claims(settings: &[u8]) -> Result<Vec<u8>, DemoError> {
    let fault = |reason: String| DemoError::Content { path: config::FILE.to_owned(), reason };
    let text = std::str::from_utf8(settings).map_err(|error| fault(error.to_string()))?;
    let node =
        parse_plain(text).map_err(|(problem, span)| fault(Diagnostic::at(config::FILE, &span, problem).message()))?;
    let outline = Outline::of(text);
    let parts = outline
        .fields(&node, outline.len())
        .map_err(|Shared(line)| fault(format!("in Zeile {} steht eine Angabe nicht auf eigenen Zeilen", line + 1)))?;
    let claims = parts.into_iter().find(|part| part.key == "claims").map(|part| part.lines).unwrap_or_default();
    let lines = text.split_inclusive('\n').enumerate().filter(|(line, _)| !claims.contains(line));
    Ok(lines.map(|(_, line)| line).collect::<String>().into_bytes())
}

/// The last days of the periods that reports are about.
fn report_days(files: &Files, config: &Config) -> BTreeSet<String> {
    let folder = format!("{}/", config.folders.reports);
    let reports = files.iter().filter(|(path, _)| path.starts_with(&folder));
    let last = |(_, bytes): (&String, &Vec<u8>)| {
        let (file, front, _) = split(bytes).ok()?;
        let Ok(Plain::Map(fields)) = Plain::parse(&file[front]) else { return None };
        let to = fields.into_iter().find(|(name, _)| name == "to");
        let Some((_, Plain::Text(day))) = to else { return None };
        Some(day.parse::<PartialDate>().ok()?.last_day().to_string())
    };
    reports.filter_map(last).collect()
}

/// What the first commit says.
pub(super) fn message(title: &str) -> String {
    format!("Einstellungen des Portals „{title}“\n\n{NOTICE}\n")
}
