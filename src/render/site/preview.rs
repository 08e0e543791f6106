//! Pictures of dots, for places that take no drawings: what a message shows that links to the portal, and the sign on the
//! start page of a phone. Templates draw them as SVG, resvg paints them with the fonts of the theme and none of the
//! machine's.

use std::sync::Arc;

use resvg::{tiny_skia, usvg};
use serde::Serialize;

use crate::beginning::beginning;
use crate::foreign::plain;
use crate::portal::routes;
use crate::render::output::{OutputFile, RenderError};
use crate::render::site::Site;
use crate::render::words::Words;
use crate::render::words::tally::{Doors, TallyView};

/// Width and height of the preview in dots: what messengers and networks ask for (1.91 to 1).
const PREVIEW: (u32, u32) = (1200, 630);

/// Width and height of the sign on a start page (Apple's `apple-touch-icon`).
const ICON: (u32, u32) = (180, 180);

/// More letters of a status have no room in the picture, and each of them takes time for all before it.
const LABEL: usize = 60;

/// The drawing that the sign is painted from.
const FAVICON: &str = "assets/favicon.svg";

/// `preview.svg`.
#[derive(Debug, Serialize)]
pub struct PreviewView {
    /// The portal's name in lines that fit.
    pub title: Vec<String>,
    /// Height of its letters.
    pub letters: usize,
    /// How many goals are reached.
    pub sentence: String,
    /// What is said on every page, in lines that fit.
    pub notice: Vec<String>,
    pub tally: TallyView,
    pub width: u32,
    pub height: u32,
}

impl Site<'_> {
    pub fn preview(&self) -> Result<OutputFile, RenderError> {
        let mut context = tera::Context::new();
        context.insert("view", &PreviewView::of(&self.words));
        let drawing = self.write("preview.svg", routes::PREVIEW.to_owned(), &context)?;
        self.painted(&plain(&String::from_utf8_lossy(&drawing.bytes)), PREVIEW, routes::PREVIEW)
    }

    pub fn touch_icon(&self) -> Result<OutputFile, RenderError> {
        let drawing = self.words.theme.assets.iter().find(|asset| asset.address == FAVICON);
        let drawing = drawing.map(|asset| String::from_utf8_lossy(&asset.bytes)).unwrap_or_default();
        self.painted(&drawing, ICON, routes::TOUCH_ICON)
    }

    fn painted(&self, svg: &str, size: (u32, u32), path: &str) -> Result<OutputFile, RenderError> {
        let bytes = png(svg, size, &self.words.theme.fonts);
        let bytes = bytes.map_err(|reason| RenderError::Picture { path: path.to_owned(), reason })?;
        Ok(OutputFile { path: path.to_owned(), bytes })
    }
}

impl PreviewView {
    fn of(words: &Words<'_>) -> Self {
        let config = words.portal.config;
        let (mut title, mut letters) = (lines(&plain(&config.title), 27), 68);
        if title.len() > 2 {
            (title, letters) = (lines(&plain(&config.title), 38), 48);
        }
        title.truncate(3);
        let mut notice = config.notice.as_deref().map_or_else(Vec::new, |notice| lines(&plain(notice), 88));
        notice.truncate(2);
        let mut tally = TallyView::of(words, &words.portal.tally(), Doors::None);
        for count in &mut tally.counts {
            count.status.label = beginning(&plain(&count.status.label), LABEL).into_owned();
        }
        Self { title, letters, sentence: words.reached_so_far(), notice, tally, width: PREVIEW.0, height: PREVIEW.1 }
    }
}

/// Paints a drawing as wide as asked for.
fn png(svg: &str, (width, height): (u32, u32), fonts: &[Arc<Vec<u8>>]) -> Result<Vec<u8>, String> {
    let mut options = usvg::Options::default();
    for font in fonts {
        options.fontdb_mut().load_font_source(usvg::fontdb::Source::Binary(font.clone()));
    }
    // A drawing must not read files.
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| error.to_string())?;
    let mut picture = tiny_skia::Pixmap::new(width, height).ok_or("zu groß")?;
    #[expect(clippy::cast_precision_loss, reason = "a few hundred dots")]
    let scale =
        tiny_skia::Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
    resvg::render(&tree, scale, &mut picture.as_mut());
    picture.encode_png().map_err(|error| error.to_string())
}

/// A text in lines of so many letters; a longer word has a line of its own, and one that is much longer runs out of the
/// picture and is cut there.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => line.extend([" ", word]),
            _ => lines.push(word.chars().take(3 * letters).collect()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_between_words() {
        assert_eq!(lines("Sachsen-Anhalt Digital 2030", 22), ["Sachsen-Anhalt Digital", "2030"]);
        assert_eq!(lines("Verwaltungsmodernisierung im Land", 10), ["Verwaltungsmodernisierung", "im Land"]);
        assert!(lines("", 10).is_empty());
    }

    #[test]
    fn a_drawing_reads_no_file() {
        let drawing = |image: &str| {
            let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">{image}</svg>");
            png(&svg, (9, 9), &[]).unwrap()
        };
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/assets/favicon.svg");
        assert_eq!(drawing(&format!("<image href=\"{file}\" width=\"9\" height=\"9\"/>")), drawing(""));
    }

    #[test]
    fn what_is_no_drawing_is_an_error() {
        png("<p>", (9, 9), &[]).unwrap_err();
    }
}
