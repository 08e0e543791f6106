//! The pages, a file each: what its template sees, and how that comes about.
//!
//! A page uses nothing of another page but [`frame`], which is about what stands around every page.

pub mod a_to_z;
pub mod commit;
pub mod counting;
pub mod deadlines;
pub mod easy;
pub mod flagged;
pub mod frame;
pub mod glossary;
pub mod goal;
pub mod groups;
pub mod legal;
pub mod lists;
pub mod related;
pub mod removed;
pub mod report;
pub mod selection;
