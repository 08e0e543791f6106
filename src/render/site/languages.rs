//! The portal in its further languages: the same pages below `en/`, and the way from each page to the same one there.

use std::collections::BTreeSet;

use crate::render::export::feed;
use crate::render::output::{RenderError, Take};
use crate::render::site::Site;
use crate::render::site::moved::{Above, moved_file};

impl Site<'_> {
    /// Makes all files of a further language, in its folder: its pages and what goes with them.
    ///
    /// # Errors
    /// A template that fails, a feed that cannot be written.
    pub fn translated_files(&self, take: Take<'_>) -> Result<(), RenderError> {
        let languages = &self.words.portal.config.languages;
        let (theme, folder, own) = (self.words.theme, languages.folder(languages.current()), self.own());
        let moved = |file| moved_file(file, theme, &folder, &own, Above::Everything).map(take);
        self.pages(&self.of_templates(), moved)?;
        feed::files(&self.changes, moved)
    }

    /// Paths of what lies in the folder of a further language. The list of publications comes later, and links lead there
    /// all the same.
    pub fn own(&self) -> BTreeSet<String> {
        let own = self.places().all().into_iter().filter(|place| !place.is_there_once());
        own.map(|place| self.places().path(place)).collect()
    }
}
