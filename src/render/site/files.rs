//! The files of the whole site: all of them for a build, or one when somebody asks for it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;
use tera::Tera;

use crate::history::Step;
use crate::portal::{Maker, Place, Places, Portal, Stand, routes};
use crate::proof::Log;
use crate::render::change::draft::Draft;
use crate::render::change::store::ChangesHtml;
use crate::render::export::{data, feed, server_files};
use crate::render::output::{OutputFile, RenderError, Take, Watch, Work, watched};
use crate::render::page::frame::site::SiteView;
use crate::render::page::open_data::{self, Sizes};
use crate::render::site::moved::{Above, moved_file};
use crate::render::site::past::Today;
use crate::render::site::{Site, search};
use crate::render::words::Words;
use crate::search::Bundles;
use crate::theme::Theme;

/// The portal in all its languages with what is made once before any page.
pub struct Prepared<'a> {
    theme: &'a Theme,
    version: &'a str,
    /// The main language first.
    languages: Vec<Language<'a>>,
}

struct Language<'a> {
    portal: &'a Portal<'a>,
    /// Templates with what every page shares.
    tera: Arc<Tera>,
    changes: ChangesHtml,
}

impl<'a> Prepared<'a> {
    /// A portal and the same in its further languages. `version` is the program's.
    pub fn of(portal: &'a Portal<'a>, translations: &'a [Portal<'a>], theme: &'a Theme, version: &'a str) -> Self {
        let language = |portal: &'a Portal<'a>| {
            let words = Words::new(portal, theme);
            let mut tera = theme.tongue(portal.config.languages.current()).tera.clone();
            let context = tera.global_context();
            context.insert("t", words.texts);
            context.insert("site", &SiteView::of(&words, version));
            let tera = Arc::new(tera);
            Language { portal, changes: ChangesHtml::of(portal.history.steps.len(), Arc::clone(&tera)), tera }
        };
        let languages = std::iter::once(portal).chain(translations).map(language).collect();
        Self { theme, version, languages }
    }

    /// What a planned step would change, as the change log of the main language would show it.
    ///
    /// # Errors
    /// The template of a change that fails.
    pub fn draft(&self, step: &Step) -> Result<Draft, RenderError> {
        let Language { portal, tera, .. } = &self.languages[0];
        Draft::of(&Words::new(portal, self.theme), tera, step)
    }
}

/// The files of a site. Nothing is made before it is asked for, and what several files share only once.
pub struct Files<'a> {
    theme: &'a Theme,
    version: &'a str,
    stands: &'a [Stand<'a>],
    main: Part<'a>,
    /// The further languages.
    others: Vec<Part<'a>>,
    data: OnceLock<Vec<OutputFile>>,
    past: OnceLock<Vec<OutputFile>>,
    index: OnceLock<Vec<OutputFile>>,
}

/// The site in one language.
struct Part<'a> {
    site: Site<'a>,
    feeds: OnceLock<Vec<OutputFile>>,
    /// Further languages: the files of their folder.
    own: OnceLock<BTreeSet<String>>,
}

impl<'a> Files<'a> {
    /// The files of a portal and of its past days `stands`.
    pub fn of(prepared: &'a Prepared<'a>, stands: &'a [Stand<'a>]) -> Self {
        let Prepared { theme, version, languages } = prepared;
        let site = |Language { portal, tera, changes }: &'a Language<'a>| -> Part<'a> {
            let site = Site::whole(portal, theme, stands, tera, changes);
            Part { site, feeds: OnceLock::new(), own: OnceLock::new() }
        };
        let mut parts: Vec<_> = languages.iter().map(site).collect();
        let others = parts.split_off(1);
        let main = parts.remove(0);
        let (data, past, index) = (OnceLock::new(), OnceLock::new(), OnceLock::new());
        Self { theme, version, stands, main, others, data, past, index }
    }

    /// Makes all files and gives each to `take`; `bundles` of the search index may be known from before.
    ///
    /// # Errors
    /// The first template in the order of the site that fails.
    pub fn all(&self, watch: Watch<'_>, bundles: Option<&dyn Bundles>, take: Take<'_>) -> Result<(), RenderError> {
        self.changes(watch)?;
        // The engine uses few threads only, and all others make pages meanwhile.
        let index = || watched(watch, "Suchindex", || self.search_index(bundles, take));
        let (files, index) = rayon::join(|| self.all_but_index(watch, take), index);
        files.and(index)
    }

    /// Tries all templates on everything that they are for: what they ask for in vain shows only then.
    ///
    /// # Errors
    /// The first template in the order of the site that fails.
    pub fn try_templates(&self) -> Result<(), RenderError> {
        self.changes(&|_| ())?;
        self.all_but_index(&|_| (), &|_| ())?;
        self.main.site.publications(None, None).map(drop)
    }

    fn changes(&self, watch: Watch<'_>) -> Result<(), RenderError> {
        let mut parts = std::iter::once(&self.main).chain(&self.others);
        watched(watch, "Änderungen", || parts.try_for_each(|part| part.site.changes.render_all()))
    }

    fn all_but_index(&self, watch: Watch<'_>, take: Take<'_>) -> Result<(), RenderError> {
        let today = Arc::new(self.today());
        let (pages, done) = (today.iter().filter(|path| is_page(path)).count(), AtomicUsize::new(0));
        let (sizes, wanted) = (Mutex::new(Sizes::new()), self.measured());
        let take = |file: OutputFile| {
            if is_page(&file.path) {
                watch(Work::Page(done.fetch_add(1, Ordering::Relaxed) + 1, pages));
            }
            if wanted.contains(&file.path) {
                let size = (file.path.clone(), file.bytes.len());
                sizes.lock().unwrap_or_else(PoisonError::into_inner).extend([size]);
            }
            take(file);
        };
        self.todays(watch, &take)?;
        let past = || self.main.site.past_files(self.stands, self.version, &today, &take);
        watched(watch, "Frühere Stände", past)?;
        let others = || self.others.iter().try_for_each(|part| part.site.translated_files(&take));
        watched(watch, "Weitere Sprachen", others)?;
        let sizes = sizes.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.open_data(&sizes, &take)
    }

    /// The files that follow from the log of publications, in all languages.
    ///
    /// # Errors
    /// A template that fails.
    pub fn of_log(&self, log: &Log, signed: Option<bool>) -> Result<Vec<OutputFile>, RenderError> {
        let mut files = vec![self.main.site.publications(Some(log), signed)?];
        for part in &self.others {
            files.push(part.moved(part.site.publications(Some(log), signed)?)?);
        }
        Ok(files)
    }

    /// The file at a path; `None` if the site has no such file.
    ///
    /// # Errors
    /// A template that fails, a file that cannot be made.
    pub fn file(&self, path: &str) -> Result<Option<OutputFile>, RenderError> {
        let inside = |part| Some((part, path.strip_prefix(Part::folder(part).as_str())?));
        let other = self.others.iter().find_map(inside);
        let (part, inside) = other.unwrap_or((&self.main, path));
        let file = match part.place(inside) {
            Some(place) => self.made(part, place, inside)?,
            None => self.beside(path)?,
        };
        if other.is_some() { file.map(|file| part.moved(file)).transpose() } else { Ok(file) }
    }

    /// The file of a place, by who makes it; nothing is published by looking at it.
    fn made(&self, part: &Part<'_>, place: Place, path: &str) -> Result<Option<OutputFile>, RenderError> {
        let one = |files: &[OutputFile]| files.iter().find(|file| file.path == path).cloned();
        Ok(match (place.maker(), place) {
            (Maker::Template, _) => Some(part.render(place)?),
            (Maker::Sizes, _) => Some(part.site.open_data(&self.sizes()?)?),
            (Maker::Log, Place::Publications) => Some(part.site.publications(None, None)?),
            (Maker::Log, _) => None,
            (Maker::Copy, _) => self.copied().find(|file| file.0 == path).map(copy),
            (Maker::Format, Place::Data(_)) => {
                one(kept(&self.data, || collected(|take| data::files(part.site.words.portal, take)))?)
            }
            (Maker::Format, Place::ForPrograms(_)) => one(&self.for_programs()?),
            (Maker::Format, _) => one(part.feeds()?),
        })
    }

    /// A file that has no place: of a past day, or of the index.
    fn beside(&self, path: &str) -> Result<Option<OutputFile>, RenderError> {
        let all = if path.starts_with(routes::SEARCH_INDEX) {
            kept(&self.index, || collected(|take| self.search_index(None, take)))?
        } else if path.starts_with(routes::STANDS) {
            kept(&self.past, || self.past())?
        } else {
            return Ok(None);
        };
        Ok(all.iter().find(|file| file.path == path).cloned())
    }

    /// Makes all files but those of past days and other languages.
    fn todays(&self, watch: Watch<'_>, take: Take<'_>) -> Result<(), RenderError> {
        let site = &self.main.site;
        let places = site.of_templates();
        let given = |file| {
            take(file);
            Ok(())
        };
        let pages = || watched(watch, "Seiten", || site.pages(&places, given));
        let data = || watched(watch, "Offene Daten", || data::files(site.words.portal, take));
        let formats = || rayon::join(data, || watched(watch, "Feeds", || feed::files(&site.changes, given)));
        let (rendered, (data, feeds)) = rayon::join(pages, formats);
        rendered.and(data).and(feeds)?;
        self.for_programs()?.into_iter().for_each(take);
        self.copied().map(copy).for_each(take);
        Ok(())
    }

    /// Makes the page of the data in all languages.
    fn open_data(&self, sizes: &Sizes, take: Take<'_>) -> Result<(), RenderError> {
        take(self.main.site.open_data(sizes)?);
        self.others.iter().try_for_each(|part| part.moved(part.site.open_data(sizes)?).map(take))
    }

    /// Paths of the files whose sizes that page tells.
    fn measured(&self) -> BTreeSet<String> {
        let folders = std::iter::once(&self.main).chain(&self.others).map(Part::folder);
        folders.flat_map(|folder| open_data::measured(&folder).collect::<Vec<_>>()).collect()
    }

    /// The sizes of those that are made without a publication.
    fn sizes(&self) -> Result<Sizes, RenderError> {
        let size = |path: String| -> Result<Option<(String, usize)>, RenderError> {
            Ok(self.file(&path)?.map(|file| (path, file.bytes.len())))
        };
        self.measured().into_iter().filter_map(|path| size(path).transpose()).collect()
    }

    /// What search engines and web servers read.
    fn for_programs(&self) -> Result<Vec<OutputFile>, RenderError> {
        let site = &self.main.site;
        let mut all = vec![site.sitemap(self.main.pages().iter().map(String::as_str))?, site.robots()?];
        all.extend(server_files::files(&site.absolute_root()));
        Ok(all)
    }

    /// Files that are copied as they are.
    fn copied(&self) -> impl Iterator<Item = (&String, &Vec<u8>)> {
        let assets = self.theme.assets.iter().map(|asset| (&asset.address, &asset.bytes));
        assets.chain(self.main.site.words.portal.content.media.iter().map(|media| (&media.address, &*media.bytes)))
    }

    fn search_index(&self, bundles: Option<&dyn Bundles>, take: Take<'_>) -> Result<(), RenderError> {
        let mut documents = Vec::new();
        for part in std::iter::once(&self.main).chain(&self.others) {
            documents.extend(part.site.documents()?);
        }
        search::files(documents, bundles, take)
    }

    /// The files of all past days.
    fn past(&self) -> Result<Vec<OutputFile>, RenderError> {
        collected(|take| self.main.site.past_files(self.stands, self.version, &Arc::new(self.today()), take))
    }

    /// Paths of all that the site holds today, past days and other languages included: links of a past day may lead there.
    fn today(&self) -> Today {
        let places = self.main.site.places();
        let mut today: Today = places.all().into_iter().map(|place| places.path(place)).collect();
        for part in &self.others {
            let (folder, places) = (part.folder(), part.site.places());
            let own = places.all().into_iter().filter(|place| !place.is_there_once());
            today.extend(own.map(|place| format!("{folder}{}", places.path(place))));
        }
        for stand in self.stands {
            let Ok(portal) = &stand.portal else { continue };
            let (folder, places) = (routes::stand(stand.day), Places::of(portal, Vec::new(), &[], Vec::new()));
            today.extend(places.of_past().into_iter().map(|place| format!("{folder}{}", places.path(place))));
        }
        today
    }
}

impl Part<'_> {
    fn folder(&self) -> String {
        let languages = &self.site.words.portal.config.languages;
        languages.folder(languages.current())
    }

    /// What the site has of its own at a path in this language.
    fn place(&self, path: &str) -> Option<Place> {
        let is_main = self.site.words.portal.config.languages.is_main();
        self.site.places().find(path).filter(|place| is_main || !place.is_there_once())
    }

    /// Paths of the files that templates make.
    fn pages(&self) -> Vec<String> {
        let places = self.site.of_templates().into_par_iter().chain([Place::Publications, Place::OpenData]);
        places.map(|place| self.site.places().path(place)).collect()
    }

    fn render(&self, place: Place) -> Result<OutputFile, RenderError> {
        let file = self.site.render(place)?;
        self.site.changes.failure().map_or(Ok(file), Err)
    }

    fn feeds(&self) -> Result<&Vec<OutputFile>, RenderError> {
        let given = |take: Take<'_>| {
            feed::files(&self.site.changes, |file| {
                take(file);
                Ok(())
            })
        };
        kept(&self.feeds, || collected(given))
    }

    /// A file of a further language, put into that language's folder.
    fn moved(&self, file: OutputFile) -> Result<OutputFile, RenderError> {
        let own = self.own.get_or_init(|| self.site.own());
        moved_file(file, self.site.words.theme, &self.folder(), own, Above::Everything)
    }
}

fn copy((path, bytes): (&String, &Vec<u8>)) -> OutputFile {
    OutputFile { path: path.clone(), bytes: bytes.clone() }
}

fn is_page(path: &str) -> bool {
    path.strip_suffix(".html").is_some()
}

/// All files that `make` gives away.
fn collected(make: impl FnOnce(Take<'_>) -> Result<(), RenderError>) -> Result<Vec<OutputFile>, RenderError> {
    let files = Mutex::new(Vec::new());
    make(&|file| files.lock().unwrap_or_else(PoisonError::into_inner).push(file))?;
    Ok(files.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// What was made once, or is made now.
fn kept<T>(room: &OnceLock<T>, make: impl FnOnce() -> Result<T, RenderError>) -> Result<&T, RenderError> {
    if let Some(made) = room.get() {
        return Ok(made);
    }
    let new = make()?;
    Ok(room.get_or_init(|| new))
}
