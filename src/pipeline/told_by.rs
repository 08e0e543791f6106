//! Which later commit's history says how a past one is read.

use super::as_told::AsTold;
use super::origin::Origin;
use super::settings::{Loaded, load};
use super::{BuildError, Request};
use crate::config::{self, Config};
use crate::content::Content;
use crate::history::History;
use crate::source::{CommitId, ReadError, Repository, Revision, Source};

impl Origin {
    /// How the commit that is asked for is read, if its own settings do not say it alone.
    /// The history of the newest commit comes from `read`.
    pub(super) fn as_told(
        &self,
        read: impl FnOnce(&Self, &Config, &Content) -> Result<History, BuildError>,
    ) -> Result<Option<AsTold>, BuildError> {
        let Some((repository, commit, newest)) = self.newest()? else { return Ok(None) };
        let request = Request { rev: Some(newest.to_string()), ..self.request.clone() };
        let now = Self::of(&request)?;
        let source = Revision::new(repository, newest).below(repository.prefix());
        let Ok(Loaded { config, content, .. }) = load(&source, &now)? else { return Ok(None) };
        let history = read(&now, &config, &content)?;
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
            Some(_) if publication.is_apart && told_by.is_none() => true,
            None | Some(Err(_)) => false,
            Some(Ok(then)) => {
                let has_goals = !tip.list(&then.folders.goals.folder)?.is_empty();
                let otherwise = config::then(&newest_settings).map(|now| now.past.otherwise).unwrap_or_default();
                has_goals && otherwise.is_empty()
            }
        };
        Ok((!says_all).then_some((repository, commit, newest)))
    }
}
