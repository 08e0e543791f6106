//! The portal as it was, below `stand/<day>/`: the same pages from an older content, marked as past.
//!
//! Pages are rendered as if the day's folder were the root of a site, and then [moved](crate::render::site::moved) there: a link to something
//! that the day has no file of its own for (commits, assets, pictures that are the same today) leads to the site of today.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;
use tera::Tera;

use crate::characters::visible_name;
use crate::portal::{Places, Portal, Stand, routes};
use crate::render::change::html::Changes;
use crate::render::output::{OutputFile, RenderError, Take};
use crate::render::page::frame::PageView;
use crate::render::page::frame::site::SiteView;
use crate::render::site::Site;
use crate::render::site::moved::{Above, moved_file};
use crate::render::words::Words;
use crate::render::words::view::DateView;

/// From the root of a day up to the root of the site.
const UP: &str = "../../";

/// The files of today's site, for links that leave the past.
pub type Today = BTreeSet<String>;

/// A site of the past.
pub struct Past {
    day: Date,
    day_view: DateView,
    base_url: Option<String>,
    today: Arc<Today>,
    unread: Option<String>,
}

/// `past` in templates: on pages of the past only.
#[derive(Debug, Serialize)]
pub struct PastView {
    pub day: DateView,
    /// From the day's root: the same page today, or the overview.
    pub today: String,
    /// Whether that is the same page.
    pub same: bool,
    pub comparison: String,
    pub stands: String,
    /// Which files of goals nobody could read then, in words.
    pub unread: Option<String>,
}

impl Past {
    /// What a page of the past says about itself.
    pub fn view(&self, page: &PageView) -> PastView {
        let same = self.has_today(&page.path);
        PastView {
            day: self.day_view.clone(),
            today: format!("{UP}{}", if same { &page.path } else { routes::OVERVIEW }),
            same,
            comparison: format!("{UP}{}", routes::comparison(self.day)),
            stands: format!("{UP}{}", routes::STANDS),
            unread: self.unread.clone(),
        }
    }

    /// The page with the address of today's as the one that counts.
    pub fn page(&self, page: &PageView, root: &str) -> PageView {
        let address = if self.has_today(&page.path) { &page.path } else { routes::OVERVIEW };
        let canonical = match &self.base_url {
            Some(base) => format!("{base}{address}"),
            None => format!("{root}{UP}{address}"),
        };
        PageView { canonical: Some(canonical), ..page.clone() }
    }

    fn has_today(&self, path: &str) -> bool {
        self.today.contains(&format!("{path}index.html"))
    }
}

fn unread(words: &Words<'_>) -> Option<String> {
    let files = words.portal.content.left_out.iter().map(|file| visible_name(&file.path).into_owned());
    let files = files.collect::<Vec<_>>().join(", ");
    (!files.is_empty()).then(|| words.fill("stand.unread", &[("files", files)]))
}

impl Site<'_> {
    /// Makes the files of all past days; `today` are those of today.
    ///
    /// # Errors
    /// A template that fails; the first one in the order of the days.
    pub fn past_files(
        &self,
        stands: &[Stand<'_>],
        version: &str,
        today: &Arc<Today>,
        take: Take<'_>,
    ) -> Result<(), RenderError> {
        let day = |stand: &Stand<'_>| {
            let portal = stand.portal.as_ref().ok()?;
            Some(self.render_past(stand, portal, version, today, take))
        };
        let days: Vec<_> = stands.par_iter().filter_map(day).collect();
        days.into_iter().collect()
    }

    /// Makes all files of a day, with their whole paths.
    ///
    /// # Errors
    /// A template that fails.
    fn render_past(
        &self,
        stand: &Stand<'_>,
        portal: &Portal<'_>,
        version: &str,
        today: &Arc<Today>,
        take: Take<'_>,
    ) -> Result<(), RenderError> {
        let words = Words { portal, ..self.words };
        let changes = Changes { words, ..self.changes };
        let mut tera = Tera::clone(&self.tera);
        let site = SiteView::of(&words, version);
        tera.global_context().insert("site", &site);
        let past = Past {
            day: stand.day,
            day_view: words.day(stand.day),
            base_url: portal.config.base_url.clone(),
            today: Arc::clone(today),
            unread: unread(&words),
        };
        let places = Places::of(portal, words.theme.addresses(), &[], Vec::new());
        let site = Site::of(changes, places, Arc::new(tera), Some(past));
        let (pages, media) = (site.places().of_past(), self.own_media(portal));
        let paths = pages.iter().map(|place| site.places().path(*place));
        let own: BTreeSet<String> = paths.chain(media.iter().map(|file| file.path.clone())).collect();
        let folder = routes::stand(stand.day);
        let moved = |file| moved_file(file, words.theme, &folder, &own, Above::Known(today)).map(take);
        site.pages(&pages, moved)?;
        media.into_iter().try_for_each(moved)
    }

    /// Pictures and files that today's site does not have as they were.
    fn own_media(&self, portal: &Portal<'_>) -> Vec<OutputFile> {
        let today = &self.words.portal.content.media;
        let same = |address: &str, bytes: &[u8]| {
            let place = today.binary_search_by(|media| media.address.as_str().cmp(address));
            place.ok().and_then(|place| today.get(place)).is_some_and(|media| *media.bytes == bytes)
        };
        let own = portal.content.media.iter().filter(|media| !same(&media.address, &media.bytes));
        own.map(|media| OutputFile { path: media.address.clone(), bytes: media.bytes.to_vec() }).collect()
    }
}
