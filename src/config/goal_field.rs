//! The fields of a goal's front matter.

macro_rules! goal_fields {
    ($($field:ident $name:literal,)*) => {
        /// A field of a goal's front matter, for those who must think of each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the names say it")]
        pub enum GoalField {
            $($field,)*
        }

        /// The names of all of them, in their order in a page; a portal may write them in another way.
        pub const GOAL_FIELDS: &[&str] = &[$($name,)*];

        impl GoalField {
            /// The field of that name; pages of the past have others.
            pub fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$field),)*
                    _ => None,
                }
            }
        }
    };
}

goal_fields! {
    Id "id",
    Title "title",
    Summary "summary",
    Kind "kind",
    Pillar "pillar",
    Topic "topic",
    CrossCutting "cross_cutting",
    Lead "lead",
    Departments "departments",
    Status "status",
    StatusDate "status_date",
    StatusSource "status_source",
    Confirmed "confirmed",
    Progress "progress",
    Start "start",
    Due "due",
    EarlierDue "earlier_due",
    Done "done",
    Promise "promise",
    Origin "origin",
    Strategies "strategies",
    Milestones "milestones",
    Measures "measures",
    Indicators "indicators",
    Events "events",
    Sources "sources",
    Note "note",
    Replaces "replaces",
    ReplacedBy "replaced_by",
    Translations "translations",
}
