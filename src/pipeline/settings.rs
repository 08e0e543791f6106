//! Settings and content, with every mistake in them.

use std::path::PathBuf;
use std::sync::Arc;

use super::origin::Origin;
use super::{BuildError, Findings};
use crate::beginning::short;
use crate::config::{self, Config};
use crate::content::{self, Content};
use crate::diagnostic::{Diagnostic, Problem};
use crate::portal::check_texts;
use crate::source::{Memory, ReadError, Repository, Source};

/// Settings, and what was read by them. It holds as long as their file and the repository are the same.
#[derive(Default)]
pub(super) struct Settings {
    is_read: bool,
    /// Their file.
    pub bytes: Option<Vec<u8>>,
    /// The repository's folder, and where the portal lies in it.
    repository: Option<(PathBuf, String)>,
    /// None if they cannot be used.
    pub config: Option<Arc<Config>>,
    /// What can be read of them if they cannot be used.
    rest: Option<Config>,
    diagnostics: Vec<Diagnostic>,
    earlier: content::Earlier,
}

/// Settings and content with the mistakes in both.
pub(super) struct Loaded {
    pub config: Arc<Config>,
    pub content: Content,
    pub findings: Findings,
}

impl Settings {
    /// Reads the settings if they are not as they were, and tells whether they are not.
    pub fn look(&mut self, source: &dyn Source, origin: &Origin) -> Result<bool, BuildError> {
        let (bytes, other) = match origin.other_settings() {
            Some((bytes, from)) => (Some(bytes), Some(from)),
            None => (source.read(config::FILE)?, None),
        };
        let repository = origin.repository.as_ref().map(Repository::folder);
        let repository = repository.map(|folder| (folder, origin.prefix().to_owned()));
        if self.is_read && self.bytes == bytes && self.repository == repository {
            return Ok(false);
        }
        // What is parsed is what will be compared, whatever is written meanwhile.
        let read = Memory::new(bytes.iter().map(|bytes| (config::FILE, bytes.clone())));
        let config::Loaded { config, rest, mut diagnostics } = config::load(&read)?;
        if let Some(from) = other {
            let from = from.map(|(commit, day)| (short(&commit.to_string()).to_owned(), day.to_string()));
            diagnostics.push(Diagnostic::whole(config::FILE, Problem::OtherSettings { from }));
        }
        let config = config.map(|config| adapted(config, origin).map(Arc::new)).transpose()?;
        let earlier = content::Earlier::default();
        *self = Self { is_read: true, bytes, repository, config, rest, diagnostics, earlier };
        Ok(true)
    }

    /// Reads what of the content is not as it was; mistakes of settings and content are reported together. The inner error
    /// is that of settings that cannot be used.
    pub fn load(&mut self, source: &dyn Source, origin: &Origin) -> Result<Result<Loaded, Findings>, ReadError> {
        let mut list = self.diagnostics.clone();
        let as_of = origin.request.as_of;
        let Some(config) = self.config.clone() else {
            if let Some(rest) = &self.rest {
                let content::Loaded { content, diagnostics } = content::load(source, rest, as_of)?;
                let found = diagnostics.into_iter().filter(|found| found.problem.rule().is_of_page);
                list.extend(rest.checks.apply(found.chain(check_texts(&content)).collect()));
            }
            let found = Findings::of(source, origin, list)?;
            return Ok(Err(Findings { is_partial: true, ..found }));
        };
        let content::Loaded { content, diagnostics } = content::load_again(source, &config, as_of, &mut self.earlier)?;
        list.extend(diagnostics);
        let findings = Findings::of(source, origin, config.checks.apply(list))?;
        Ok(Ok(Loaded { config, content, findings }))
    }
}

/// Reads settings and content once.
pub(super) fn load(source: &dyn Source, origin: &Origin) -> Result<Result<Loaded, Findings>, BuildError> {
    let mut settings = Settings::default();
    settings.look(source, origin)?;
    Ok(settings.load(source, origin)?)
}

/// Settings with what the request says instead, for the portal's place in its repository and with the names of the day of
/// what is read.
fn adapted(mut config: Config, origin: &Origin) -> Result<Config, BuildError> {
    if let Some(base) = &origin.request.base_url {
        config.base_url = Some(format!("{}/", base.trim_end_matches('/')));
    }
    config.forge = config.forge.below(origin.prefix());
    if let Some(told) = &origin.told {
        told.adapt(&mut config);
    } else if config.fields.len() > 1
        && let Some(day) = origin.day()?
    {
        config.fields = config.fields.on(day);
    }
    Ok(config)
}
