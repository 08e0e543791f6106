//! A site that was published: a folder, or an address.
#![expect(clippy::disallowed_methods, reason = "a published site is read here")]

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ureq::Agent;
use walkdir::WalkDir;

use crate::address;
use crate::diagnostic::Cause;

/// Files of a site are not larger.
const LARGEST: u64 = 500_000_000;

/// How long a server may keep silent about a file.
const PATIENCE: Duration = Duration::from_secs(60);

/// A site that was published.
#[derive(Debug, Clone)]
pub enum Published {
    /// In a folder.
    Folder(PathBuf),
    /// At an address, which ends with `/`.
    Address(String, Agent),
}

impl Published {
    /// The site at an address, or else in a folder. Of a log, its checkpoint may be named.
    pub fn at(place: &str) -> Self {
        let place = place.strip_suffix("log/checkpoint").unwrap_or(place);
        if place.starts_with("https://") || place.starts_with("http://") {
            let config = Agent::config_builder()
                .timeout_global(Some(PATIENCE))
                .user_agent(concat!("zielstand/", env!("CARGO_PKG_VERSION")))
                .build();
            return Self::Address(format!("{}/", place.trim_end_matches('/')), config.into());
        }
        Self::Folder(PathBuf::from(if place.is_empty() { "." } else { place }))
    }

    /// Whether it can be listed: only a folder can.
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Whether it is to be in a folder that does not exist.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Folder(folder) if !folder.exists())
    }

    /// The bytes of a file; `None` if there is no such file.
    ///
    /// # Errors
    /// A file that cannot be read, a server that cannot be reached: why.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, String> {
        match self {
            // Somebody may have kept the folder of the log alone.
            Self::Folder(folder) => match (read_file(&folder.join(path))?, path.strip_prefix("log/")) {
                (None, Some(rest)) if !folder.join("log").exists() => read_file(&folder.join(rest)),
                (found, _) => Ok(found),
            },
            Self::Address(base, agent) => read_address(agent, &format!("{base}{}", address::path(path))),
        }
    }

    /// Whether nobody answers at an address: there may be no server yet.
    pub fn is_silent(&self) -> bool {
        let Self::Address(base, agent) = self else { return false };
        let nobody = [NO_SERVER, NO_NAME];
        agent.get(base).call().is_err_and(|error| nobody.contains(&why(&error).as_str()))
    }

    /// Paths of all files, sorted; an address cannot be listed, and then there are none.
    ///
    /// # Errors
    /// A folder that cannot be read.
    pub fn list(&self) -> Result<Vec<String>, String> {
        let Self::Folder(folder) = self else { return Ok(Vec::new()) };
        let mut paths = Vec::new();
        for entry in WalkDir::new(folder).min_depth(1) {
            let entry = entry.map_err(|error| format!("`{}` kann nicht gelesen werden: {error}", folder.display()))?;
            if !entry.file_type().is_dir() {
                let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
                paths.push(parts.join("/"));
            }
        }
        paths.sort();
        Ok(paths)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => folder.display().fmt(f),
            Self::Address(base, _) => f.write_str(base),
        }
    }
}

/// A file that somebody names.
///
/// # Errors
/// A file that cannot be read.
pub fn read_file(path: &Path) -> Result<Option<Vec<u8>>, String> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(format!("`{}` kann nicht gelesen werden: {}", path.display(), Cause::from(&error))),
    }
}

fn read_address(agent: &Agent, address: &str) -> Result<Option<Vec<u8>>, String> {
    let failed = |error: ureq::Error| format!("`{address}` kann nicht geholt werden: {}", why(&error));
    match agent.get(address).call() {
        Ok(mut answer) => answer.body_mut().with_config().limit(LARGEST).read_to_vec().map(Some).map_err(failed),
        Err(ureq::Error::StatusCode(404 | 410)) => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

/// Why nobody answers.
const NO_SERVER: &str = "dort antwortet kein Server";
const NO_NAME: &str = "diesen Server gibt es nicht";

/// Why a server does not answer.
fn why(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) if error.kind() == ErrorKind::ConnectionRefused => NO_SERVER.to_owned(),
        // What a name is not found with differs from system to system.
        ureq::Error::Io(error) if error.to_string().contains("lookup") => NO_NAME.to_owned(),
        ureq::Error::HostNotFound => NO_NAME.to_owned(),
        ureq::Error::ConnectionFailed => NO_SERVER.to_owned(),
        ureq::Error::Timeout(_) => "es kam keine Antwort".to_owned(),
        ureq::Error::StatusCode(code) => format!("der Server antwortet mit {code}"),
        ureq::Error::Io(error) => Cause::from(error).to_string(),
        other => other.to_string(),
    }
}
