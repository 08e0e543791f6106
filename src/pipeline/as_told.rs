//! How a past commit is read for a site of its own: as the history of the newest one reads it.

use jiff::civil::Date;

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
