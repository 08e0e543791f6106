//! The portal in its further languages: the same pages below `en/`, and the way from each page to the same one there.

use rayon::prelude::*;

use crate::portal::Place;
use crate::render::export::feed;
use crate::render::output::{OutputFile, RenderError};
use crate::render::site::Site;
use crate::render::site::moved::{Above, moved_file};

impl Site<'_> {
    /// All files of a further language, in its folder: its pages and what goes with them. `done` is told after each page.
    ///
    /// # Errors
    /// A template that fails, a feed that cannot be written.
    pub fn translated_files(&self, done: &(dyn Fn() + Sync)) -> Result<Vec<OutputFile>, RenderError> {
        let languages = &self.words.portal.config.languages;
        let mut files = self.pages(&self.of_templates(), done)?;
        files.extend(feed::files(&self.changes)?);
        // This one comes later, and links lead there all the same.
        let of_log = self.places().path(Place::Publications);
        let own = files.iter().map(|file| file.path.clone()).chain([of_log]).collect();
        let (theme, folder) = (self.words.theme, languages.folder(languages.current()));
        files.into_par_iter().map(|file| moved_file(file, theme, &folder, &own, Above::Everything)).collect()
    }
}
