//! From a page's view to its file: the template, what stands around the content, the lists for search engines.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use crate::foreign;
use crate::portal::routes;
use crate::render::export::badge;
use crate::render::output::{OutputFile, RenderError};
use crate::render::page::frame::PageView;
use crate::render::page::frame::languages::LanguageView;
use crate::render::site::Site;
use crate::render::text::body::Body;
use crate::render::words::links::root;

impl Site<'_> {
    /// A page whose view has a text.
    pub fn with_body<V: Serialize>(
        &self,
        page: &PageView,
        template: &str,
        view: impl FnOnce(&Body<'_>) -> V,
    ) -> Result<OutputFile, RenderError> {
        let root = root(&page.path);
        let main = self.words.portal.config.languages.main();
        let view = view(&Body { links: &self.links, texts: self.words.texts, root: &root, main });
        self.page(page, template, &view)
    }

    pub fn page(&self, page: &PageView, template: &str, view: &impl Serialize) -> Result<OutputFile, RenderError> {
        self.template(template, format!("{}index.html", page.path), page, view)
    }

    pub fn template(
        &self,
        template: &str,
        path: String,
        page: &PageView,
        view: &impl Serialize,
    ) -> Result<OutputFile, RenderError> {
        let root = if path == routes::NOT_FOUND { self.absolute_root() } else { root(&page.path) };
        let mut context = Context::new();
        match &self.past {
            Some(past) => context.insert("page", &past.page(page, &root)),
            None => context.insert("page", page),
        }
        context.insert("past", &self.past.as_ref().map(|past| past.view(page)));
        context.insert("root", &root);
        context.insert(
            "languages",
            &if self.past.is_some() { Vec::new() } else { LanguageView::all(&self.words, &page.path) },
        );
        context.insert("view", view);
        self.write(template, path, &context)
    }

    pub fn badge(&self, path: String, view: &badge::BadgeView) -> Result<OutputFile, RenderError> {
        let mut context = Context::new();
        context.insert("view", view);
        self.write("badge.svg", path, &context)
    }

    pub fn write(&self, template: &str, path: String, context: &Context) -> Result<OutputFile, RenderError> {
        match self.tera.render(template, context) {
            Ok(text) if path.strip_suffix(".html").is_some() => {
                let text = self.words.without_addresses(text);
                let html = foreign::html(&text, self.words.portal.config.languages.codes());
                Ok(OutputFile { path, bytes: html.into_bytes() })
            }
            Ok(text) => Ok(OutputFile { path, bytes: foreign::plain(&text).into_owned().into_bytes() }),
            Err(error) => Err(RenderError::Template { page: path, report: crate::theme::report(&error) }),
        }
    }

    /// The list of pages for search engines, from the files that templates make; only a portal with a base address has absolute addresses to put in.
    pub fn sitemap<'p>(&self, files: impl Iterator<Item = &'p str>) -> Result<OutputFile, RenderError> {
        /// A page for search engines.
        #[derive(Serialize)]
        struct Url {
            loc: String,
            lastmod: Option<String>,
            /// The page in all languages; none if there is only one.
            languages: Vec<LanguageView>,
        }
        /// `sitemap.xml`.
        #[derive(Serialize)]
        struct Urls {
            urls: Vec<Url>,
            languages: bool,
        }
        let changed: BTreeMap<String, String> = self
            .words
            .portal
            .goals
            .iter()
            .filter_map(|state| Some((routes::goal(&state.goal.id), state.changed?.to_string())))
            .collect();
        let removed = self.words.portal.removed.iter().filter_map(|goal| {
            let step = self.words.portal.history.steps.get(goal.step)?;
            Some((routes::goal(goal.id), step.commit.date.to_string()))
        });
        let changed: BTreeMap<String, String> = changed.into_iter().chain(removed).collect();
        let base = self.words.portal.config.base_url.as_deref();
        let mut pages: Vec<&str> = files.filter_map(|path| path.strip_suffix("index.html")).collect();
        pages.sort_unstable();
        let url = |page: &str| {
            let lastmod = changed.get(page).cloned();
            let languages = LanguageView::all(&self.words, page);
            let url = |loc: String| Url { loc, lastmod: lastmod.clone(), languages: languages.clone() };
            match languages.as_slice() {
                [] => base.map(|base| url(format!("{base}{page}"))).into_iter().collect::<Vec<_>>(),
                languages => languages.iter().filter_map(|each| each.address.clone()).map(url).collect(),
            }
        };
        let urls: Vec<Url> = pages.into_iter().flat_map(url).collect();
        let mut context = Context::new();
        context.insert("view", &Urls { urls, languages: self.words.portal.config.languages.are_many() });
        self.write("sitemap.xml", routes::SITEMAP.to_owned(), &context)
    }

    pub fn robots(&self) -> Result<OutputFile, RenderError> {
        /// `robots.txt`.
        #[derive(Serialize)]
        struct Robots {
            allow: bool,
            sitemap: Option<String>,
        }
        let base = self.words.portal.config.base_url.as_ref();
        let mut context = Context::new();
        context.insert("view", &Robots { allow: true, sitemap: base.map(|base| format!("{base}sitemap.xml")) });
        self.write("robots.txt", routes::ROBOTS.to_owned(), &context)
    }

    /// The site's root as the web server sees it: the 404 page is shown below any address.
    pub fn absolute_root(&self) -> String {
        let base = self.words.portal.config.base_url.as_deref().unwrap_or("/");
        let path = base.split_once("://").map_or(base, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
        path.to_owned()
    }
}
