//! What holds for every mistake of a kind.

/// How bad a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The portal cannot be built.
    Error,
    /// The portal is built; what is marked was made harmless or left out, or does not fit together.
    Warning,
    /// No mistake: something is missing that a reader would like to know, or could be said better.
    Hint,
}

/// How `check --fix` mends the marked text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mend {
    /// A date that is only written in another way.
    Date,
    /// Signs of word processors where others are meant.
    Sign,
    /// Signs that are too much.
    Delete,
    /// Bullets where `-` is meant.
    Bullets,
}

/// What holds for a kind of mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Stable code: `Z0…` files, `Z1…` front matter, `Z2…` references and ids, `Z3…` values, `Z4…` texts, `Z5…` languages,
    /// `Z6…` what the law wants, `Z7…` reasons of changes.
    pub code: &'static str,
    /// Whether the build may go on, unless the portal says otherwise.
    pub severity: Severity,
    /// Whether it is an error everywhere: it leaves nothing to build from, or something else than what was written.
    pub is_fixed: bool,
    /// Whether it is one whatever the settings say.
    pub is_of_page: bool,
    /// How it is mended, if it can be.
    pub mend: Option<Mend>,
}

impl Rule {
    pub(super) const fn fixed(code: &'static str) -> Self {
        Self { is_fixed: true, ..Self::error(code) }
    }

    pub(super) const fn error(code: &'static str) -> Self {
        Self { code, severity: Severity::Error, is_fixed: false, is_of_page: false, mend: None }
    }

    pub(super) const fn warning(code: &'static str) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    pub(super) const fn hint(code: &'static str) -> Self {
        Self { severity: Severity::Hint, ..Self::error(code) }
    }

    pub(super) const fn page(self) -> Self {
        Self { is_of_page: true, ..self }
    }

    pub(super) const fn settings(self) -> Self {
        self
    }

    pub(super) const fn mended(self, mend: Mend) -> Self {
        Self { mend: Some(mend), ..self }
    }
}
