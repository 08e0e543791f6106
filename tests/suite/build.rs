//! A portal in, a site out: what stands in it, and that it is the same whenever and wherever it is built.

mod addresses;
mod again;
mod counts;
mod data;
mod doors;
mod forge;
mod goal_page;
mod history_missing;
mod links;
mod open_data;
mod pages_alone;
mod pictures;
mod repeat;
mod revision;
pub mod small;
