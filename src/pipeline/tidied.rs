//! Files whose form can be mended without changing what they say.

use std::path::PathBuf;

use super::open::Opened;
use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Findings, Request};
use crate::config::{self, GOAL_FIELDS, is_markdown};
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

/// The files of the working tree that can be mended, new ones included. None if the settings cannot be read.
///
/// # Errors
/// Whatever keeps the portal from being read.
pub fn tidied(request: &Request) -> Result<Vec<Tidied>, BuildError> {
    let origin = Origin::of(request)?;
    let source = origin.working_tree();
    let mut mended: Vec<(String, Option<String>)> = Vec::new();
    let file = |(path, text): (String, Option<String>)| Tidied { path: request.root.join(path), text };
    let read = |path: &str| -> Result<Option<String>, BuildError> {
        Ok(source.read(path)?.and_then(|bytes| String::from_utf8(bytes).ok()))
    };
    let of_yaml = |path: &str, findings: &Findings| -> Result<_, BuildError> {
        let text = read(path)?.and_then(|text| tidy_yaml(&text, &mendable(findings, path)));
        Ok(text.map(|text| (path.to_owned(), Some(text))))
    };
    let Loaded { config, findings, .. } = match load(&source, &origin)? {
        Ok(loaded) => loaded,
        Err(findings) => {
            // What is told of pages all the same can be mended in them.
            let mut paths: Vec<&str> = findings.list.iter().map(|found| found.path.as_str()).collect();
            paths.dedup();
            for path in paths {
                match read(path)?.filter(|_| is_markdown(path)) {
                    Some(text) => {
                        let text = tidy(&text, &mendable(&findings, path), &[], false);
                        mended.extend(text.map(|text| (path.to_owned(), Some(text))));
                    }
                    None => mended.extend(of_yaml(path, &findings)?),
                }
            }
            return Ok(mended.into_iter().map(file).collect());
        }
    };
    for path in [config::FILE, &config.folders.glossary] {
        mended.extend(of_yaml(path, &findings)?);
    }
    let places = Opened::places(&config);
    let folder = config.folders.own_sources();
    let own = source.list(folder)?;
    for entry in own.iter().filter(|entry| places.at(&entry.path).is_some_and(|(kind, _)| kind == SiteKind::Source)) {
        mended.extend(of_yaml(&entry.path, &findings)?);
    }
    let register = of_yaml(&config.folders.sources, &findings)?;
    let text = register.as_ref().map_or_else(|| read(&config.folders.sources), |(_, text)| Ok(text.clone()))?;
    let path_of = |id: &str| format!("{folder}/{id}.yaml");
    let may_go = |id: &str| {
        let is_there = own.iter().any(|entry| entry.path.ends_with(&format!("/{id}.yaml")));
        !is_there && places.at(&path_of(id)) == Some((SiteKind::Source, id))
    };
    match text.and_then(|text| take_apart(&text, may_go)) {
        Some(Apart { register, own }) => {
            mended.extend(own.into_iter().map(|(id, text)| (path_of(&id), Some(text))));
            mended.push((config.folders.sources.clone(), register));
        }
        None => mended.extend(register),
    }
    let names = config.fields.names(config.fields.today());
    let order: Vec<&str> = GOAL_FIELDS.iter().map(|name| names.get(*name).map_or(*name, String::as_str)).collect();
    // Bullets that nobody is told of stay.
    let bullets = Diagnostic::whole(config::FILE, Problem::Bullets { right: String::new() });
    let lists = !config.checks.apply(vec![bullets]).is_empty();
    for folder in config.folders.tops() {
        for entry in source.list(&folder)? {
            if !matches!(entry.kind, EntryKind::File { size } if size <= config.limits.file)
                || !is_markdown(&entry.path)
            {
                continue;
            }
            let Some(text) = read(&entry.path)? else { continue };
            let order = if config.folders.goals.has(&entry.path) { order.as_slice() } else { &[] };
            let text = tidy(&text, &mendable(&findings, &entry.path), order, lists);
            mended.extend(text.map(|text| (entry.path, Some(text))));
        }
    }
    Ok(mended.into_iter().map(file).collect())
}

/// Places of mistakes in a file that can be mended, and how.
fn mendable(findings: &Findings, path: &str) -> Vec<((usize, usize), Mend)> {
    let first = findings.list.partition_point(|found| found.path.as_str() < path);
    let of_file = findings.list.iter().skip(first).take_while(|found| found.path == path);
    of_file.filter_map(|found| Some((found.span?, found.problem.rule().mend?))).collect()
}
