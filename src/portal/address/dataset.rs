//! The files of open data: a line each, in the order in which somebody looks for them.

use crate::proof::{MANIFEST_PATH, SUMS_PATH};

/// Makes the enum and what holds for its files of one table.
macro_rules! datasets {
    ($($name:ident = $row:expr;)*) => {
        /// A file of open data.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each is named after what it holds")]
        pub enum Dataset {
            $($name,)*
        }

        impl Dataset {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// What it holds, in the texts; its address; its form.
            pub const fn row(self) -> (&'static str, &'static str, &'static str) {
                match self { $(Self::$name => $row,)* }
            }
        }
    };
}

datasets! {
    GoalsTable = ("goals_table", "data/v1/goals.csv", "CSV");
    IndicatorsTable = ("indicators_table", "data/v1/indicators.csv", "CSV");
    Goals = ("goals", "data/v1/goals.json", "JSON");
    ChangesTable = ("table", "data/v1/changes.csv", "CSV");
    Changes = ("changes", "data/v1/changes.json", "JSON");
    Timeline = ("timeline", "data/v1/timeline.json", "JSON");
    Figures = ("figures", "data/v1/figures.json", "JSON");
    Manifest = ("manifest", MANIFEST_PATH, "JSON");
    Sums = ("sums", SUMS_PATH, "Text");
}

impl Dataset {
    /// Its address.
    pub const fn path(self) -> &'static str {
        self.row().1
    }

    /// Whether it tells of all others, and is made after them.
    pub fn is_last(self) -> bool {
        matches!(self, Self::Manifest | Self::Sums)
    }
}
