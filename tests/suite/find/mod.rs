//! How readers find a goal: search, lists, related goals.

mod lists;
mod related;
mod search;
