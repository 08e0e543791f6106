//! The history through the front door: a small repository in, the whole change log compared.

mod as_told;
mod bent;
mod commits;
mod corpus;
mod course;
mod days;
mod earlier_due;
mod feeds;
mod fields;
mod first;
mod first_there;
mod flags;
mod former;
mod fresh;
mod gaps;
mod gaps_moved;
mod goals;
mod groups;
mod in_time;
mod in_time_claims;
mod kept;
mod kinds;
mod kinds_beside;
mod left_out;
mod log;
mod mended;
mod merged;
mod merged_own;
mod messages;
mod moves;
mod notation;
mod odd;
mod oracle;
mod order;
mod otherwise;
mod pages;
mod past_settings;
pub mod people;
mod places;
mod properties;
mod random;
mod random_page;
mod reasons;
mod roots;
mod runners;
mod said_then;
mod said_well;
mod sentences;
mod site;
mod substance;
mod told;
mod tongues;
mod weakenings;
mod weakenings_beside;
mod weaker_rules;
mod whose;
mod wording;

use std::path::Path;

use serde_json::Value;

use super::case::{Case, git_command};

impl Case {
    /// Builds without a word on stderr and gives the change log: `subject: goal kind field: old -> new` per row.
    fn log(&self) -> Vec<String> {
        self.log_with(&[])
    }

    /// The same with further arguments.
    fn log_with(&self, args: &[&str]) -> Vec<String> {
        // What was told before is none of its business.
        self.unpublish();
        let ran = self.build(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        self.rows()
    }

    /// The rows of the site that was built.
    fn rows(&self) -> Vec<String> {
        rows(&self.path("public"))
    }

    /// One field of every record of the change log.
    fn values(&self, name: &str) -> Vec<String> {
        let changes: Value = serde_json::from_str(&self.site("data/v1/changes.json")).unwrap();
        changes["changes"].as_array().unwrap().iter().map(|change| change[name].as_str().unwrap().to_owned()).collect()
    }

    /// What a page of the site says in its main part, line by line, without its tags.
    pub fn words(&self, page: &str) -> Vec<String> {
        let html = self.site(&format!("{page}index.html"));
        words(&html[html.find("<main").unwrap()..html.find("</main>").unwrap()])
    }

    /// What the page of a commit says.
    fn commit_words(&self, commit: &str) -> Vec<String> {
        self.words(&format!("aenderungen/{commit}/"))
    }

    /// Commits everything as somebody else, or on another day, as `environment` says.
    pub fn commit_as(&self, message: &str, environment: &[(&str, &str)]) -> String {
        self.git(&["add", "-A"]);
        let mut git = git_command(self.root(), "2024-06-01T12:00:00+02:00");
        let output = git.args(["commit", "-q", "--allow-empty", "-m", message]).envs(environment.iter().copied());
        assert!(output.status().unwrap().success());
        self.head()
    }

    /// Commits everything at noon of a day.
    fn commit_on(&self, day: &str, message: &str) -> String {
        let date = format!("{day}T12:00:00+01:00");
        self.git(&["init", "-q", "-b", "main"]);
        self.commit_as(message, &[("GIT_COMMITTER_DATE", &date), ("GIT_AUTHOR_DATE", &date)])
    }

    fn head(&self) -> String {
        self.git(&["rev-parse", "HEAD"]).trim().to_owned()
    }

    pub fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        std::fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        std::fs::rename(self.path(from), self.path(to)).unwrap();
    }
}

/// `changes.json` of a site, a line per record.
fn rows(site: &Path) -> Vec<String> {
    let changes: Value = serde_json::from_slice(&std::fs::read(site.join("data/v1/changes.json")).unwrap()).unwrap();
    let text = |value: &Value| value.as_str().map_or_else(|| "none".to_owned(), str::to_owned);
    let row = |change: &Value| {
        let [subject, goal, kind, field] = ["subject", "goal", "kind", "field"].map(|name| text(&change[name]));
        format!("{subject}: {goal} {kind} {field}: {} -> {}", text(&change["old"]), text(&change["new"]))
    };
    changes["changes"].as_array().unwrap().iter().map(row).collect()
}

/// The text between tags, a line for each block and each row of a table; entities stay as they are.
pub fn words(html: &str) -> Vec<String> {
    let mut text = String::new();
    for part in html.split('<') {
        let (tag, inner) = part.split_once('>').unwrap_or(("", part));
        let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if ["p", "li", "dt", "dd", "h1", "h2", "h3", "tr"].contains(&name) {
            text.push('\n');
        }
        if ["td", "th"].contains(&name) && !tag.starts_with('/') {
            text.push_str(" | ");
        }
        text.push_str(inner);
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines = lines.map(|line| line.trim_start_matches("| ").to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}
