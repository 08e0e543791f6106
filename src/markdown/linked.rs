//! Where the words of a text lead.

use pulldown_cmark::Event;

use super::events::{Bounds, Piece, pieces};
use super::target::Target;

/// The links and pictures of a text, each with its words. What is not on the allow-list is none.
pub fn linked(text: &str) -> Vec<(String, Target)> {
    let (mut found, mut words, mut open) = (Vec::new(), String::new(), None);
    // Most texts need not be taken apart for it.
    if !["](", "][", "]:", "://", "www."].iter().any(|sign| text.contains(sign)) {
        return found;
    }
    for (piece, _) in pieces(text, Bounds::NONE) {
        match piece {
            Piece::Link { to, .. } => open = to.ok(),
            Piece::Image { source: Ok(to), alt, .. } => found.push((alt, to)),
            Piece::LinkEnd => {
                found.extend(open.take().map(|to| (std::mem::take(&mut words), to)));
                words.clear();
            }
            Piece::Event(Event::Text(text) | Event::Code(text)) if open.is_some() => words.push_str(&text),
            Piece::Event(Event::SoftBreak | Event::HardBreak) if open.is_some() => words.push(' '),
            _ => {}
        }
    }
    found
}
