//! Changes of the history in the words of readers: commits, fields, marks, the course of a goal, a period, a draft.

pub mod across;
pub mod commit;
pub mod course;
pub mod draft;
pub mod field;
pub mod html;
pub mod marks;
pub mod order;
pub mod period;
pub mod rank;
pub mod recent;
pub mod rule;
pub mod site;
pub mod step;
pub mod store;
pub mod told;
