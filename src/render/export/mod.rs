//! What other programs read: open data, feeds, badges, reports and the log as files, settings of web servers.

pub mod badge;
pub mod data;
pub mod feed;
pub mod figures;
pub mod goal_data;
pub mod log;
pub mod record;
pub mod report_data;
pub mod report_file;
pub mod server_files;
pub mod tables;
pub mod timeline;
