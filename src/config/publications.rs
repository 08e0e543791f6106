//! Settings of the log of publications.

use crate::diagnostic::Problem;
use crate::proof::PublicKey;
use crate::yaml::Fields;

/// How a published portal continues its log.
#[derive(Debug, Clone, Default)]
pub struct Publications {
    /// Where the portal is published: a build that cannot have the log from there is refused.
    pub previous: Option<String>,
    /// The key whose signature readers can check.
    pub key: Option<PublicKey>,
}

pub(super) fn publications(fields: &mut Fields<'_, '_, '_>) -> Publications {
    let Some(node) = fields.take("publications") else {
        return Publications::default();
    };
    let Some(mut inner) = Fields::of("publications", node, fields.sink()) else {
        return Publications::default();
    };
    let previous = inner.address("previous");
    let written = inner.text("key");
    let key = written.as_ref().and_then(|text| PublicKey::parse(&text.value).ok());
    if let Some(text) = written.filter(|_| key.is_none()) {
        inner.sink().add(&text.span, Problem::BadKey);
    }
    inner.finish();
    Publications { previous, key }
}
