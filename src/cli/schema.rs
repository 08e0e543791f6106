//! `zielstand schema`: JSON Schemas of what editors write, on standard output or into a folder.
#![expect(clippy::disallowed_methods, reason = "the schemas are files for an editor of text, no part of a site")]

use std::path::Path;
use std::process::ExitCode;

use zielstand::config::{self, Config};
use zielstand::content::{self, Content};
use zielstand::schema::{Kind, schema};
use zielstand::source::WorkingTree;

use super::args::Schema;

/// Prints one schema or writes all of them. The error is the message of a failure.
pub fn run(args: &Schema) -> Result<ExitCode, String> {
    let source = WorkingTree::new(&args.root, None);
    let Some(config) = config::load(&source).map_err(|error| error.to_string())?.config else {
        eprintln!("Ohne lesbare `portal.yaml` gibt es kein Schema. Was an ihr nicht stimmt, sagt `zielstand check`.");
        return Ok(ExitCode::FAILURE);
    };
    // Mistakes in the content do not matter: only the register of sources is needed.
    // The day decides about findings, and nobody asks for them here.
    let content = content::load(&source, &config, jiff::civil::Date::MIN).map_err(|error| error.to_string())?.content;
    match (args.kind, &args.to) {
        (Some(kind), _) => super::print(&text(kind, &config, &content))?,
        (None, Some(folder)) => {
            write(folder, &config, &content)
                .map_err(|error| format!("`{}` lässt sich nicht schreiben: {error}", folder.display()))?;
            println!("{} Schemas: {}", Kind::ALL.len(), folder.display());
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
