//! Where a portal lies: what was asked for, and the repository that it belongs to.

use std::path::Path;

use jiff::civil::Date;

use super::as_told::AsTold;
use super::{BuildError, Request, out_folder};
use crate::config;
use crate::proof::{Log, Rewritten, sha256_hex};
use crate::source::{CommitId, Line, Published, Repository, RepositoryError, Revision, Source, WorkingTree};

/// A sum of what the program is made of, see `build.rs`: what one made counts for no other. Its version alone does not tell them
/// apart.
pub(super) const PROGRAM: &str = env!("ZIELSTAND_PROGRAM");

/// The bytes of settings, and of which commit and day they are; none if they are today's.
pub(super) type OtherSettings = (Vec<u8>, Option<(CommitId, Date)>);

/// A request with its repository.
#[derive(Debug)]
pub(super) struct Origin {
    pub request: Request,
    pub repository: Option<Repository>,
    /// The commit whose history is shown.
    pub commit: Option<CommitId>,
    /// How that commit is read, if its own settings do not say it alone.
    pub told: Option<AsTold>,
    /// Today's settings, if it is to be read with these.
    pub settings: Option<Vec<u8>>,
    /// Whether hints are kept with the texts of their files. There may be thousands, and only `check` shows them.
    pub with_hints: bool,
}

/// The way up to the nearest portal around a folder without one, in the same repository.
fn portal_above(repository: &Repository, root: &Path) -> Option<String> {
    let is_portal = |folder: &Path| folder.join(config::FILE).is_file();
    let depth = repository.prefix().matches('/').count();
    let from = if root == Path::new(".") { Path::new("") } else { root };
    let mut ways = (1..=depth).map(|steps| from.join(vec![".."; steps].join("/"))).filter(|_| !is_portal(root));
    ways.find(|way| is_portal(way)).map(|way| way.display().to_string())
}

/// Whether a request names a place where a portal can be.
///
/// # Errors
/// A place where none can be.
pub fn check_place(request: &Request) -> Result<(), BuildError> {
    Origin::of(request).map(|_| ())
}

impl Origin {
    pub fn of(request: &Request) -> Result<Self, BuildError> {
        if !request.root.is_dir() {
            return Err(BuildError::NoFolder { root: request.root.clone() });
        }
        let repository = Repository::open(&request.root)?;
        let above = repository.as_ref().filter(|_| request.rev.is_none());
        if let Some(portal) = above.and_then(|repository| portal_above(repository, &request.root)) {
            return Err(BuildError::InsidePortal { root: request.root.clone(), portal });
        }
        let commit = match (&repository, &request.rev) {
            (None, Some(_)) => return Err(BuildError::RevWithoutRepository { root: request.root.clone() }),
            (None, None) => None,
            (Some(repository), _) if repository.is_shallow() && !request.allow_shallow => {
                return Err(BuildError::Shallow);
            }
            (Some(repository), Some(rev)) => Some(repository.resolve(rev, request.as_of, request.today)?),
            (Some(repository), None) => match repository.head()? {
                None if repository.is_bare() => return Err(RepositoryError::NoCommit.into()),
                head => head,
            },
        };
        if let Some(repository) = repository.as_ref().filter(|_| request.strict) {
            repository.check_names()?;
        }
        let (request, told, settings) = (request.clone(), None, None);
        let origin = Self { request, repository, commit, told, settings, with_hints: true };
        let settings = origin.settings_of_today()?;
        Ok(Self { settings, ..origin })
    }

    /// The accepted changes of the past that the site in the output folder tells; what cannot be read there is told to whoever
    /// publishes.
    pub fn rewritten(&self) -> Vec<Rewritten> {
        let site = out_folder(self).ok().map(Published::Folder);
        let log = site.and_then(|site| Log::read(&|path| site.read(path)).ok().flatten());
        log.as_ref().map(Log::rewritten).unwrap_or_default()
    }

    /// The portal's folder at that commit, if it lay elsewhere than today.
    pub fn root(&self) -> Option<&str> {
        let today = self.repository.as_ref().map_or("", Repository::prefix);
        let told = self.told.as_ref().map(|told| told.root.as_str());
        told.or(self.request.publication.folder.as_deref()).filter(|root| *root != today)
    }

    /// The settings with which that commit is read instead of its own.
    pub fn other_settings(&self) -> Option<OtherSettings> {
        let of_today = self.settings.clone().map(|bytes| (bytes, None));
        let told = self.told.as_ref().and_then(|told| told.settings.clone());
        of_today.or(told.map(|(bytes, commit, day)| (bytes, Some((commit, day)))))
    }

    fn settings_of_today(&self) -> Result<Option<Vec<u8>>, BuildError> {
        let (Some(repository), Some(_), true) = (&self.repository, &self.request.rev, self.request.settings_of_today)
        else {
            return Ok(None);
        };
        Ok(match repository.head()?.filter(|_| repository.is_bare()) {
            Some(head) => Revision::new(repository, head).read(config::FILE)?,
            None => self.working_tree().read(config::FILE)?,
        })
    }

    /// The branch up to the commit, if later commits say otherwise on which days those count, and up to which commit that is
    /// known. Whoever builds a published site again knows what was known then.
    pub fn known(&self) -> Result<Option<(Line, CommitId)>, RepositoryError> {
        let Request { rev, as_of, today, publication, .. } = &self.request;
        let (Some(repository), Some(commit), Some(_)) = (&self.repository, self.commit, rev) else { return Ok(None) };
        let line = match publication.known_until {
            Some(until) if repository.tree(until).is_some() => Some(repository.line(until, *as_of)?),
            None if !publication.is_apart => repository.known_on(*as_of, *today)?,
            _ => None,
        };
        let until = line.as_ref().and_then(|line| line.commits().last()).map(|(until, _)| *until);
        Ok(line.and_then(|line| line.known_of(commit, *as_of)).zip(until))
    }

    /// The day on which the commit counts that is asked for; none if it is the newest one's files or those of a folder.
    pub fn day(&self) -> Result<Option<Date>, RepositoryError> {
        let (Some(repository), Some(commit), Some(_)) = (&self.repository, self.commit, &self.request.rev) else {
            return Ok(None);
        };
        let line = match self.known()? {
            Some((line, _)) => line,
            None => repository.line(commit, self.request.as_of)?,
        };
        Ok(line.commits().last().map(|(_, day)| *day))
    }

    /// The files that are asked for.
    pub fn source(&self) -> Box<dyn Source + '_> {
        match self.tip() {
            Some(tip) if self.is_at_commit() => Box::new(tip),
            _ => Box::new(self.working_tree()),
        }
    }

    pub fn working_tree(&self) -> WorkingTree<'_> {
        WorkingTree::new(&self.request.root, self.repository.as_ref())
    }

    /// The commit's own files.
    pub fn tip(&self) -> Option<Revision<'_>> {
        Some(Revision::new(self.repository.as_ref()?, self.commit?).below(self.prefix()))
    }

    /// Whether the commit's own files are asked for.
    pub fn is_at_commit(&self) -> bool {
        self.request.rev.is_some() || self.repository.as_ref().is_some_and(Repository::is_bare)
    }

    /// The portal's folder in its repository, with a `/` at its end unless it is the top; at a past commit the one of then.
    pub fn prefix(&self) -> &str {
        self.root().unwrap_or_else(|| self.repository.as_ref().map_or("", Repository::prefix))
    }

    /// Under which name the repository keeps something of this portal: there may be several in it.
    pub fn kept_name(&self, what: &str) -> String {
        let place = sha256_hex(self.prefix().as_bytes());
        format!("{what}-{}", place.get(..12).unwrap_or_default())
    }
}
