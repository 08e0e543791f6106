//! Objects of a repository as bytes. How many these are is looked at before they are unpacked: a repository of a few
//! megabytes may hold files of gigabytes.

use gix::ObjectId;
use gix::error::{Class, ResourceExhaustionKind, classify};

use super::RepositoryError;
use crate::diagnostic::{Cause, Diagnostic, Problem};

/// Largest file and largest object that is read, in bytes, whatever settings allow; also what others are kept as
/// differences from.
pub(super) const LARGEST: u64 = 128_000_000;

/// The bytes of a file of at most `limit` bytes. The inner error is why they are not read, in German.
///
/// # Errors
/// An object that is missing or damaged.
pub(crate) fn unpack(
    handle: &gix::Repository,
    id: ObjectId,
    limit: u64,
) -> Result<Result<Vec<u8>, String>, RepositoryError> {
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
    Ok(Err(Diagnostic::whole("", problem).message()))
}

/// Whether an object was not read because it is larger than [`LARGEST`].
pub(super) fn is_too_large(error: &(dyn std::error::Error + 'static)) -> bool {
    let limit = Class::ResourceExhaustion(ResourceExhaustionKind::AllocationLimit);
    classify(error).any(|found| found.class() == limit)
}
