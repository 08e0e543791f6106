//! The page of the data, which is made when the files are whose sizes it tells.

use crate::render::output::{OutputFile, RenderError};
use crate::render::page::open_data;
use crate::render::page::open_data::{OpenDataView, Sizes};
use crate::render::site::Site;

impl Site<'_> {
    /// The page of the data; what has no size in `sizes` is there without one.
    ///
    /// # Errors
    /// A template that fails.
    pub fn open_data(&self, sizes: &Sizes) -> Result<OutputFile, RenderError> {
        self.page(&open_data::page(&self.words), "open_data.html", &OpenDataView::of(&self.words, sizes))
    }
}
