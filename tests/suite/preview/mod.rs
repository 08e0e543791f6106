//! The preview: what it shows is what a build would write, and editors may save however they like.

mod same;
mod serve;
mod served;

use std::path::Path;

use zielstand::pipeline::Request;

/// What `serve` asks for on 1 June 2026.
fn request(root: &Path) -> Request {
    Request {
        root: root.to_owned(),
        out: None,
        rev: None,
        as_of: "2026-06-01".parse().unwrap(),
        today: "2026-06-01".parse().unwrap(),
        base_url: None,
        settings_of_today: false,
        allow_shallow: true,
        strict: false,
        publication: zielstand::pipeline::Publication::default(),
    }
}
