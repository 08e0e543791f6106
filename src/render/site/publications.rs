//! The list of publications, which is made when all other files are.

use crate::proof::Log;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::publications;
use crate::render::page::publications::PublicationsView;
use crate::render::site::Site;

impl Site<'_> {
    /// The page of all publications; without a log, of none.
    ///
    /// # Errors
    /// A template that fails.
    pub fn publications(&self, log: Option<&Log>) -> Result<OutputFile, RenderError> {
        self.page(&publications::page(&self.words), "publications.html", &PublicationsView::of(&self.words, log))
    }
}
