//! How a past commit is read for a site of its own: as the history of the newest one reads it.

use jiff::civil::Date;

use super::BuildError;
use super::Request;
use super::open::read_history;
use super::origin::Origin;
use super::settings::{Loaded, load};
use crate::config::{self, Config, FieldEras, Past};
use crate::history::History;
use crate::source::{CommitId, ReadError, Repository, Revision, Source};

/// How the history reads a commit.
#[derive(Debug)]
pub(super) struct AsTold {
    /// The folder in which the portal lay.
    pub root: String,
    /// The settings that count instead of its own, of which commit they are and on which day that counts.
    pub settings: Option<(Vec<u8>, CommitId, Date)>,
    /// Whether these came later.
    is_before: bool,
    /// The folder that held the goals, if it is none of the settings.
    goals: Option<String>,
    /// The newest commit.
    pub newest: Option<CommitId>,
    /// The day on which the commit counts.
    day: Date,
    /// What the newest settings say of old states.
    past: Past,
    fields: FieldEras,
}

impl AsTold {
    /// Of the commit at a place of the branch, by the history of its newest one, whose settings are `config`; `prefix` is the
    /// portal's folder there.
    pub fn of(
        repository: &Repository,
        newest: &History,
        config: &Config,
        prefix: &str,
        place: usize,
    ) -> Result<Self, ReadError> {
        let root_at = |place| newest.read_at(place).map_or(prefix, |read_as| &read_as.root);
        let (line, read_as) = (newest.line.commits(), newest.read_at(place));
        let from = read_as.and_then(|read_as| read_as.settings);
        let at = from.and_then(|from| Some((from, *line.get(from)?)));
        let bytes = at.map(|(from, (commit, day))| {
            let bytes = Revision::new(repository, commit).below(root_at(from)).read(config::FILE)?;
            Ok::<_, ReadError>(bytes.map(|bytes| (bytes, commit, day)))
        });
        Ok(Self {
            root: root_at(place).to_owned(),
            settings: bytes.transpose()?.flatten(),
            is_before: from.is_some_and(|from| from > place),
            goals: read_as.and_then(|read_as| read_as.goals.clone()),
            newest: line.last().map(|(newest, _)| *newest),
            day: line.get(place).map_or(Date::MAX, |(_, day)| *day),
            past: config.history.past.clone(),
            fields: config.fields.clone(),
        })
    }

    /// Turns the settings that count into those by which the commit is read.
    pub fn adapt(&self, config: &mut Config) {
        if self.is_before {
            config.fields = config.fields.with_dated(&self.fields);
        }
        if let Some(otherwise) = self.past.otherwise_on(self.day, &config.history.past) {
            config.folders.goals = otherwise.goals.clone().unwrap_or_else(|| config.folders.goals.clone());
            config.fields = otherwise.fields.clone().unwrap_or_else(|| config.fields.clone());
        }
        config.fields = config.fields.on(self.day);
        config.history.past = self.past.clone();
        let goals = self.goals.as_ref().and_then(|folder| folder.strip_prefix(self.root.as_str()));
        if let Some(folder) = goals {
            config.folders.goals = config.folders.goals.lying_in(folder);
            config.history.past.paths.retain(|path| path != folder);
        }
    }
}

impl Origin {
    /// How the commit that is asked for is read, if its own settings do not say it alone.
    pub(super) fn as_told(&self) -> Result<Option<AsTold>, BuildError> {
        let Some((repository, commit, newest)) = self.newest()? else { return Ok(None) };
        let request = Request { rev: Some(newest.to_string()), ..self.request.clone() };
        let now = Self::of(&request)?;
        let source = Revision::new(repository, newest).below(repository.prefix());
        let Ok(Loaded { config, content, .. }) = load(&source, &now)? else { return Ok(None) };
        let history = read_history(&now, &config, &content, false)?;
        let place = history.line.commits().iter().position(|(id, _)| *id == commit);
        let of = |place| AsTold::of(repository, &history, &config, repository.prefix(), place);
        Ok(place.map(of).transpose()?)
    }

    /// The newest commit, if another one is asked for that its own settings do not suffice to read.
    fn newest(&self) -> Result<Option<(&Repository, CommitId, CommitId)>, BuildError> {
        let Request { rev, publication, settings_of_today, .. } = &self.request;
        let (Some(repository), Some(commit), Some(tip), Some(_), false) =
            (&self.repository, self.commit, self.tip(), rev, *settings_of_today)
        else {
            return Ok(None);
        };
        let told_by = publication.told_by.filter(|by| repository.tree(*by).is_some());
        let Some(head) = told_by.map_or_else(|| repository.head(), |by| Ok(Some(by)))? else { return Ok(None) };
        let settings = |commit| Revision::new(repository, commit).below(repository.prefix()).read(config::FILE);
        let mut newest = settings(head)?.map(|bytes| (head, bytes));
        if newest.is_none() {
            let line = repository.line(head, self.request.today)?;
            let all = line.commits().iter().rev().map(|(commit, _)| Ok((*commit, settings(*commit)?)));
            let all = all.collect::<Result<Vec<_>, ReadError>>()?;
            newest = all.into_iter().find_map(|(commit, bytes)| Some((commit, bytes?)));
        }
        let Some((newest, newest_settings)) = newest.filter(|(newest, _)| *newest != commit) else { return Ok(None) };
        let own = tip.read(config::FILE)?;
        // Whoever builds a published site again does not know what was said later of how it is read.
        let says_all = match own.map(|own| config::then(&own)) {
            None => false,
            Some(_) if publication.is_apart && told_by.is_none() => true,
            Some(Err(_)) => false,
            Some(Ok(then)) => {
                let has_goals = !tip.list(&then.folders.goals.folder)?.is_empty();
                let otherwise = config::then(&newest_settings).map(|now| now.past.otherwise).unwrap_or_default();
                has_goals && otherwise.is_empty()
            }
        };
        Ok((!says_all).then_some((repository, commit, newest)))
    }
}
