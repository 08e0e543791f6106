//! Words that take a promise back, as a portal adds them to those that the program knows.

use crate::yaml::Fields;

/// Words of a portal. A `*` at the end stands for any ending.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hedges {
    /// Forms that weaken a sentence which they enter.
    pub weak: Vec<String>,
    /// Conditions, which weaken in a sentence of their own too.
    pub reservations: Vec<String>,
}

impl Hedges {
    /// Reads `hedges: {weak: […], reservations: […]}`.
    pub(super) fn read(fields: &mut Fields<'_, '_, '_>) -> Self {
        let node = fields.take("hedges");
        let Some(mut inner) = node.and_then(|node| Fields::of("hedges", node, fields.sink())) else {
            return Self::default();
        };
        let mut list = |name| inner.texts(name).into_iter().map(|text| text.value).collect();
        let hedges = Self { weak: list("weak"), reservations: list("reservations") };
        inner.finish();
        hedges
    }
}
