//! How readers find a goal: search, lists, related goals.

mod a_to_z;
mod glossary;
mod lists;
mod places;
mod related;
mod search;
