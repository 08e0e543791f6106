//! Where a portal lies: what was asked for, and the repository that it belongs to.

use std::path::Path;

use jiff::civil::Date;

use super::{BuildError, Request};
use crate::config;
use crate::proof::sha256_hex;
use crate::source::{CommitId, Line, Repository, RepositoryError, Revision, Source, WorkingTree};

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
    /// The portal's folder at that commit, if it lay elsewhere than today.
    pub root: Option<String>,
    /// The settings with which it is read instead of its own.
    pub settings: Option<OtherSettings>,
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
        let (request, root, settings) = (request.clone(), request.publication.folder.clone(), None);
        let origin = Self { request, repository, commit, root, settings, with_hints: true };
        let settings = origin.other_settings()?;
        Ok(Self { settings, ..origin })
    }

    /// The same for a portal that lay in the folder `root` at that commit, and not where it lies today.
    pub fn in_folder(self, root: String) -> Result<Self, BuildError> {
        let origin = Self { root: Some(root), ..self };
        let settings = origin.other_settings()?;
        Ok(Self { settings, ..origin })
    }

    /// The settings for a commit that has none, or is not to be read with its own.
    fn other_settings(&self) -> Result<Option<OtherSettings>, BuildError> {
        let (Some(repository), Some(tip), Some(_)) = (&self.repository, self.tip(), &self.request.rev) else {
            return Ok(None);
        };
        let head = repository.head()?;
        let at = |commit: CommitId| Revision::new(repository, commit).read(config::FILE);
        if self.request.settings_of_today {
            let bytes = match head.filter(|_| repository.is_bare()) {
                Some(head) => at(head)?,
                None => self.working_tree().read(config::FILE)?,
            };
            return Ok(bytes.map(|bytes| (bytes, None)));
        }
        let Some(head) = head else { return Ok(None) };
        if tip.read(config::FILE)?.is_some() {
            return Ok(None);
        }
        for (commit, day) in repository.line(head, self.request.today)?.commits() {
            if let Some(bytes) = at(*commit)? {
                return Ok(Some((bytes, Some((*commit, *day)))));
            }
        }
        Ok(None)
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
        self.root.as_deref().unwrap_or_else(|| self.repository.as_ref().map_or("", Repository::prefix))
    }

    /// Under which name the repository keeps something of this portal: there may be several in it.
    pub fn kept_name(&self, what: &str) -> String {
        let place = sha256_hex(self.prefix().as_bytes());
        format!("{what}-{}", place.get(..12).unwrap_or_default())
    }
}
