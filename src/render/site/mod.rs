//! The whole site: which files there are, and how each is made.

pub mod files;
pub mod languages;
pub mod markup;
pub mod moved;
pub mod open_data;
pub mod past;
pub mod place;
pub mod preview;
pub mod publications;
pub mod search;
pub mod stands;
pub mod template;

use std::sync::{Arc, OnceLock};

use self::past::Past;
use self::stands::Told;
use rayon::prelude::*;
use tera::Tera;

use crate::portal::links::Links;
use crate::portal::{Maker, Place, Places, Portal, Stand};
use crate::render::change::html::Changes;
use crate::render::change::store::ChangesHtml;
use crate::render::output::OutputFile;
use crate::render::output::RenderError;
use crate::render::page::flagged;
use crate::render::words::Words;
use crate::theme::Theme;

/// What all files share.
pub struct Site<'a> {
    words: Words<'a>,
    changes: Changes<'a>,
    links: Links<'a>,
    tera: Arc<Tera>,
    /// Steps with marked changes, newest first.
    flagged: Vec<usize>,
    /// Marked changes without a reason, once somebody asks.
    unexplained: OnceLock<usize>,
    told: Told<'a>,
    /// Set if this is the portal as it was.
    past: Option<Past>,
}

impl<'a> Site<'a> {
    /// The site of today in the portal's language.
    fn whole(
        portal: &'a Portal<'a>,
        theme: &'a Theme,
        stands: &'a [Stand<'a>],
        tera: &Arc<Tera>,
        store: &'a ChangesHtml,
    ) -> Self {
        let words = Words::new(portal, theme);
        let told = Told::of(&words, stands);
        let places = Places::of(portal, theme.addresses(), stands, told.compared());
        let mut site = Self::of(Changes { words, store }, places, Arc::clone(tera), None);
        site.told = told;
        site.flagged = flagged::steps(portal);
        site
    }

    /// Everything that the site holds.
    fn places(&self) -> &Places<'a> {
        self.links.places()
    }

    /// What templates make in the site's language; what is the same in all of them is made in the main one.
    fn of_templates(&self) -> Vec<Place> {
        let is_main = self.words.portal.config.languages.is_main();
        let is_ours = |place: &Place| place.maker() == Maker::Template && (is_main || !place.is_there_once());
        self.places().all().into_iter().filter(is_ours).collect()
    }

    /// Makes the files that templates make at `places`, and gives each to `with`.
    fn pages(
        &self,
        places: &[Place],
        with: impl Fn(OutputFile) -> Result<(), RenderError> + Sync,
    ) -> Result<(), RenderError> {
        // All first, then the first error: which one comes first in time is chance.
        let rendered: Vec<_> = places.par_iter().map(|place| self.render(*place).and_then(&with)).collect();
        rendered.into_iter().collect()
    }

    /// A site that tells nothing of periods yet.
    fn of(changes: Changes<'a>, places: Places<'a>, tera: Arc<Tera>, past: Option<Past>) -> Self {
        let words = changes.words;
        let links = Links::of(words.portal, places);
        let (told, flagged, unexplained) = Default::default();
        Self { words, changes, links, tera, flagged, unexplained, told, past }
    }
}
