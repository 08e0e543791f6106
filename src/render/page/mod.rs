//! The pages, a file each: what its template sees, and how that comes about.
//!
//! A page uses nothing of another page but [`frame`], which is about what stands around every page.

pub mod a_to_z;
pub mod answer;
pub mod changelog;
pub mod choice;
pub mod comparison;
pub mod counting;
pub mod deadlines;
pub mod easy;
pub mod flagged;
pub mod frame;
pub mod glossary;
pub mod goal;
pub mod goals;
pub mod gone;
pub mod group;
pub mod groups;
pub mod indicators;
pub mod legal;
pub mod log;
pub mod lost;
pub mod no_stand;
pub mod not_found;
pub mod open_data;
pub mod overview;
pub mod plain;
pub mod plan;
pub mod publications;
pub mod removed;
pub mod report;
pub mod reports;
pub mod search;
pub mod selection;
pub mod sources;
pub mod stands;
pub mod verify;
pub mod whole;
