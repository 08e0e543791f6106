//! `zielstand schema`: JSON Schemas of what editors write, on standard output or into a folder.
#![expect(clippy::disallowed_methods, reason = "the schemas are files for an editor of text, no part of a site")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use zielstand::config::{self, Config};
use zielstand::content::{self, Content};
use zielstand::diagnostic::Cause;
use zielstand::schema::{Kind, schema};
use zielstand::source::WorkingTree;

use super::args::{Folder, HELP, OPTIONS};

#[derive(Debug, clap::Args)]
#[command(
    help_template = HELP,
    next_help_heading = OPTIONS,
    override_usage = "zielstand schema ART [OPTIONEN]\n        zielstand schema --to ORDNER [OPTIONEN]"
)]
pub struct Schema {
    /// Wofür: goal, page, report, easy, pillar, topic, cross-cutting, department, strategy, start, translation, sources, source oder glossary
    #[arg(value_name = "ART", value_parser = schema_kind, required_unless_present = "to", help_heading = "Argumente")]
    pub kind: Option<Kind>,
    /// Alle Schemas in diesen Ordner schreiben: `goal.json`, `page.json` und so weiter
    #[arg(long, value_name = "ORDNER", conflicts_with = "kind")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub folder: Folder,
}

/// Prints one schema or writes all of them. The error is the message of a failure.
pub fn run(args: &Schema) -> Result<ExitCode, String> {
    let source = WorkingTree::new(&args.folder.root, None);
    let Some(config) = config::load(&source).map_err(|error| error.to_string())?.config else {
        super::tell("Ohne lesbare `portal.yaml` gibt es kein Schema. Was an ihr nicht stimmt, sagt `zielstand check`.");
        return Ok(ExitCode::FAILURE);
    };
    // Mistakes in the content do not matter: only the register of sources is needed.
    // The day decides about findings, and nobody asks for them here.
    let content = content::load(&source, &config, jiff::civil::Date::MIN).map_err(|error| error.to_string())?.content;
    match (args.kind, &args.to) {
        (Some(kind), _) => super::print(&text(kind, &config, &content))?,
        (None, Some(folder)) => {
            write(folder, &config, &content).map_err(|error| {
                format!("`{}` lässt sich nicht schreiben: {}", folder.display(), Cause::from(&error))
            })?;
            super::print(&format!("{} Schemas: {}\n", Kind::ALL.len(), folder.display()))?;
        }
        (None, None) => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn write(folder: &Path, config: &Config, content: &Content) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    Kind::ALL
        .into_iter()
        .try_for_each(|kind| std::fs::write(folder.join(format!("{}.json", kind.word())), text(kind, config, content)))
}

fn text(kind: Kind, config: &Config, content: &Content) -> String {
    format!("{:#}\n", schema(kind, config, content))
}

fn schema_kind(text: &str) -> Result<Kind, String> {
    let words = || Kind::ALL.map(Kind::word).join(", ");
    Kind::ALL.into_iter().find(|kind| kind.word() == text).ok_or_else(|| format!("möglich sind: {}", words()))
}
