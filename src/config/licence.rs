//! The licence of the data that the portal publishes.

use crate::yaml::Fields;

/// Under which licence anybody may use the published data.
#[derive(Debug, Clone)]
pub struct Licence {
    /// What it is called.
    pub name: String,
    /// Where its text is.
    pub url: Option<String>,
}

/// `licence: {name, url}`
pub(super) fn licence(fields: &mut Fields<'_, '_, '_>) -> Option<Licence> {
    let node = fields.take("licence")?;
    let mut inner = Fields::of("licence", node, fields.sink())?;
    let name = inner.required_text("name");
    let url = inner.address("url");
    inner.finish();
    Some(Licence { name: name?.value, url })
}
