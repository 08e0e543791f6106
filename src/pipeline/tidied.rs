//! Files whose form can be mended without changing what they say.

use std::path::PathBuf;

use super::open::Opened;
use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Findings, Request};
use crate::config::{self, Config, GOAL_FIELDS, is_markdown};
use crate::content::{Apart, SiteKind, take_apart, tidy, tidy_yaml};
use crate::diagnostic::{Diagnostic, Mend, Problem};
use crate::source::{EntryKind, Source};

/// A file that is mended.
#[derive(Debug)]
pub struct Tidied {
    /// Where it lies.
    pub path: PathBuf,
    /// What it should say; `None` if it says nothing any more.
    pub text: Option<String>,
}

/// The files of the working tree that can be mended, new ones included.
///
/// # Errors
/// Whatever keeps the portal from being read.
pub fn tidied(request: &Request) -> Result<Vec<Tidied>, BuildError> {
    let origin = Origin::of(request)?;
    let source = origin.working_tree();
    let (loaded, findings) = match load(&source, &origin)? {
        Ok(Loaded { config, findings, .. }) => (Some(config), findings),
        Err(findings) => (None, findings),
    };
    let mut mending = Mending { source: &source, findings: &findings, mended: Vec::new() };
    match loaded {
        Some(config) => {
            mending.yaml(config::FILE)?;
            mending.yaml(&config.folders.glossary)?;
            mending.sources(&config)?;
            mending.pages(&config)?;
        }
        None => mending.told()?,
    }
    let file = |(path, text): (String, Option<String>)| Tidied { path: request.root.join(path), text };
    Ok(mending.mended.into_iter().map(file).collect())
}

/// Mends one file after the other.
struct Mending<'a> {
    source: &'a dyn Source,
    findings: &'a Findings,
    mended: Vec<(String, Option<String>)>,
}

impl Mending<'_> {
    fn read(&self, path: &str) -> Result<Option<String>, BuildError> {
        Ok(self.source.read(path)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    }

    /// What is told of files while the settings cannot be used can be mended in them all the same.
    fn told(&mut self) -> Result<(), BuildError> {
        let mut paths: Vec<&str> = self.findings.list.iter().map(|found| found.path.as_str()).collect();
        paths.dedup();
        for path in paths {
            match self.read(path)?.filter(|_| is_markdown(path)) {
                Some(text) => self.page(path, &text, &[], false),
                None => self.yaml(path)?,
            }
        }
        Ok(())
    }

    fn page(&mut self, path: &str, text: &str, order: &[&str], lists: bool) {
        let text = tidy(text, &mendable(self.findings, path), order, lists);
        self.mended.extend(text.map(|text| (path.to_owned(), Some(text))));
    }

    fn yaml(&mut self, path: &str) -> Result<(), BuildError> {
        let text = self.read(path)?.and_then(|text| tidy_yaml(&text, &mendable(self.findings, path)));
        self.mended.extend(text.map(|text| (path.to_owned(), Some(text))));
        Ok(())
    }

    /// Each source gets a file of its own.
    fn sources(&mut self, config: &Config) -> Result<(), BuildError> {
        let places = Opened::places(config);
        let folder = config.folders.own_sources();
        let own = self.source.list(folder)?;
        for entry in own.iter().filter(|entry| places.at(&entry.path).is_some_and(|(kind, _)| kind == SiteKind::Source))
        {
            self.yaml(&entry.path)?;
        }
        let register = &config.folders.sources;
        let Some(text) = self.read(register)? else { return Ok(()) };
        let mended = tidy_yaml(&text, &mendable(self.findings, register));
        let path_of = |id: &str| format!("{folder}/{id}.yaml");
        let may_go = |id: &str| {
            let is_there = own.iter().any(|entry| entry.path.ends_with(&format!("/{id}.yaml")));
            !is_there && places.at(&path_of(id)) == Some((SiteKind::Source, id))
        };
        match take_apart(mended.as_ref().unwrap_or(&text), may_go) {
            Some(Apart { register: rest, own }) => {
                self.mended.extend(own.into_iter().map(|(id, text)| (path_of(&id), Some(text))));
                self.mended.push((register.clone(), rest));
            }
            None => self.mended.extend(mended.map(|text| (register.clone(), Some(text)))),
        }
        Ok(())
    }

    fn pages(&mut self, config: &Config) -> Result<(), BuildError> {
        let names = config.fields.names(config.fields.today());
        let order: Vec<&str> = GOAL_FIELDS.iter().map(|name| names.get(*name).map_or(*name, String::as_str)).collect();
        // Bullets that nobody is told of stay.
        let bullets = Diagnostic::whole(config::FILE, Problem::Bullets { right: String::new() });
        let lists = !config.checks.apply(vec![bullets]).is_empty();
        for folder in config.folders.tops() {
            for entry in self.source.list(&folder)? {
                let is_read = matches!(entry.kind, EntryKind::File { size } if size <= config.limits.file);
                if let Some(text) = if is_read && is_markdown(&entry.path) { self.read(&entry.path)? } else { None } {
                    let order = if config.folders.goals.has(&entry.path) { order.as_slice() } else { &[] };
                    self.page(&entry.path, &text, order, lists);
                }
            }
        }
        Ok(())
    }
}

/// Places of mistakes in a file that can be mended, and how.
fn mendable(findings: &Findings, path: &str) -> Vec<((usize, usize), Mend)> {
    let first = findings.list.partition_point(|found| found.path.as_str() < path);
    let of_file = findings.list.iter().skip(first).take_while(|found| found.path == path);
    of_file.filter_map(|found| Some((found.span?, found.problem.rule().mend?))).collect()
}
