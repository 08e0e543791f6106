//! The list of publications, which is made when all other files are.

use crate::proof::Log;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::publications;
use crate::render::page::publications::PublicationsView;
use crate::render::site::Site;

impl Site<'_> {
    /// The page of all publications; without a log, of none. `signed` is whether the portal's key signed it, if it has one.
    ///
    /// # Errors
    /// A template that fails.
    pub fn publications(&self, log: Option<&Log>, signed: Option<bool>) -> Result<OutputFile, RenderError> {
        let view = PublicationsView::of(&self.words, log, signed);
        self.page(&publications::page(&self.words), "publications.html", &view)
    }
}
