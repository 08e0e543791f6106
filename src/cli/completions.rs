//! `zielstand completions` and `zielstand man`: what shells and their users read about the commands.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::{HELP, OPTIONS};
use super::page_file;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, override_usage = "zielstand completions SHELL")]
pub struct Completions {
    /// Für welche Shell: bash, elvish, fish, powershell oder zsh
    #[arg(value_name = "SHELL", help_heading = "Shell", hide_possible_values = true)]
    pub shell: Shell,
}

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand man ORDNER")]
pub struct Man {
    /// Wohin: ein Ordner; fehlt er, wird er angelegt
    #[arg(value_name = "ORDNER", help_heading = "Ordner")]
    pub folder: PathBuf,
}

/// Prints what a shell runs to complete commands and options.
pub fn run(args: &Completions) -> Result<ExitCode, String> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut super::Args::command(), "zielstand", &mut script);
    super::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the manual: a page for the program and one for each command.
pub fn man(args: &Man) -> Result<ExitCode, String> {
    page_file::make_folder(&args.folder)?;
    clap_mangen::generate_to(super::Args::command(), &args.folder).map_err(|error| {
        format!(
            "die Handbuchseiten lassen sich nicht schreiben nach `{}`: {}",
            args.folder.display(),
            zielstand::diagnostic::Cause::from(&error)
        )
    })?;
    Ok(ExitCode::SUCCESS)
}
