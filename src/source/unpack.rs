//! Objects of a repository as bytes. How many these are is looked at before they are unpacked: a repository of a few
//! megabytes may hold files of gigabytes.

use gix::ObjectId;

use super::error::{RepositoryError, is_too_large};
use crate::diagnostic::{Cause, Problem, Why};

/// The bytes of a file of at most `limit` bytes. The inner error is why they are not read.
///
/// # Errors
/// An object that is missing or damaged.
pub(crate) fn unpack(
    handle: &gix::Repository,
    id: ObjectId,
    limit: u64,
) -> Result<Result<Vec<u8>, Why>, RepositoryError> {
    let damaged = |error: gix::Error| RepositoryError::damaged(id, &error);
    let size = handle.find_header(id).map_err(damaged)?.size();
    let problem = if size > limit {
        Problem::FileTooLarge { size, limit }
    } else {
        match handle.find_object(id) {
            Ok(object) => return Ok(Ok(object.detach().data)),
            Err(error) if is_too_large(&error) => Problem::Unreadable { reason: Cause::LargerThanRead },
            Err(error) => return Err(damaged(error)),
        }
    };
    Ok(Err(Why::of(problem)))
}
