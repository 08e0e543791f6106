//! Law and trust: pages that a public portal needs, easy language, what web servers are told.

mod counting;
mod easy;
mod filled;
mod headers;
mod strict;

use crate::case::{Case, SETTINGS};

/// The settings of [`Case`] without the lines that leave the pages of the law out, and with more lines.
pub fn settings(more: &str) -> String {
    let (without, _) = SETTINGS.split_once("legal:\n").unwrap();
    format!("{without}{more}")
}

/// A portal with a goal and such settings.
pub fn portal(more: &str) -> Case {
    Case::new().goal("neu", "").file("portal.yaml", settings(more))
}

/// Everything that can be said, but for easy language.
pub const LEGAL: &str = "\
legal:
  publisher: Ministerium <für> Digitales
  address: [Straße 1, 39104 Magdeburg]
  represented_by: den Minister
  email: portal@example.org
  phone: 0391 / 123-45
  responsible: Erika Muster, Straße 1, 39104 Magdeburg
  supervision: Aufsicht
  privacy:
    officer: dsb@example.org
    host: Rechenzentrum
    logs: IP-Adresse, gegen Störungen
    storage: 7 Tage
    basis: Artikel 6
    authority: {name: Datenschutz-Aufsicht, address: [Platz 2, Magdeburg], email: a@example.org, url: https://example.org/a}
  accessibility:
    conformance: partial
    gaps: [Ein Film hat keine Untertitel.]
    date: 2026-01-15
    reviewed: 2026-03
    method: Selbstbewertung
    enforcement: {name: Durchsetzungsstelle, url: https://example.org/d}
  sign_language: content/medien/gebaerden.mp4
  pages: {leichte-sprache: none}
";

/// A portal that has said everything.
pub fn filled() -> Case {
    portal(LEGAL).file("content/medien/gebaerden.mp4", "Film")
}
