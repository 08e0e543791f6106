//! `zielstand completions` and `zielstand man`: what shells and their users read about the commands.

use std::path::{Path, PathBuf};
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
    let mut program = super::Args::command().disable_help_subcommand(true);
    program.build();
    write_pages(&program, &args.folder)?;
    Ok(ExitCode::SUCCESS)
}

/// The page of a command, with German headings, and those of the commands below it.
fn write_pages(command: &clap::Command, folder: &Path) -> Result<(), String> {
    const HEADINGS: [(&str, &str); 3] =
        [(".SH NAME", ".SH BEZEICHNUNG"), (".SH SYNOPSIS", ".SH AUFRUF"), (".SH DESCRIPTION", ".SH BESCHREIBUNG")];
    command.get_subcommands().filter(|inner| !inner.is_hide_set()).try_for_each(|inner| write_pages(inner, folder))?;
    let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
    let page = clap_mangen::Man::new(command.clone());
    let mut text = Vec::new();
    page.render(&mut text).map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let text = HEADINGS.iter().fold(text, |text, (english, german)| text.replace(english, german));
    Ok(page_file::write(&folder.join(format!("{name}.1")), &text)?)
}
