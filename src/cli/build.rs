//! `zielstand build`.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date and the time come from")]

use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use zielstand::beginning::short;
use zielstand::diagnostic::{Language, Severity};
use zielstand::history::Extent;
use zielstand::pipeline::{Noted, Outcome, Request, Stage, Summary, build};

use super::args::{Day, HELP, OPTIONS, Shallow, State, web_address};
use super::print_diagnostics::print_findings;
use super::progress::Progress;
use super::publication::PublicationArgs;
use super::timings::Timings;

#[derive(Debug, clap::Args)]
#[command(help_template = HELP, next_help_heading = OPTIONS, override_usage = "zielstand build [OPTIONEN]")]
pub struct Build {
    #[command(flatten)]
    pub state: State,
    /// Wohin die Website geschrieben wird [Vorgabe: `public` im Ordner des Portals]
    #[arg(long, value_name = "ORDNER")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub day: Day,
    /// Adresse der veröffentlichten Website [Vorgabe: `base_url` in portal.yaml]
    #[arg(long, value_name = "ADRESSE", value_parser = web_address)]
    pub base_url: Option<String>,
    /// Zahl der gleichzeitigen Arbeiten [Vorgabe: so viele wie Prozessorkerne]
    #[arg(long, value_name = "ZAHL", value_parser = jobs)]
    pub jobs: Option<NonZero<usize>>,
    #[command(flatten)]
    pub shallow: Shallow,
    #[command(flatten)]
    pub log: PublicationArgs,
    /// Aufschreiben, wann welche Arbeit auf welchem Prozessorkern lief, als Chrome-Trace (`chrome://tracing`)
    #[arg(long, value_name = "DATEI")]
    pub timings: Option<PathBuf>,
    /// Bei einer Warnung nichts schreiben, wie bei einem Fehler: für die Veröffentlichung
    #[arg(long)]
    pub strict: bool,
}

/// Builds what the arguments say.
pub fn run(args: Build) -> Result<ExitCode, String> {
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.get());
        pool.build_global().map_err(|error| error.to_string())?;
    }
    let request = Request {
        out: args.out,
        base_url: args.base_url,
        allow_shallow: args.shallow.allow_shallow,
        strict: args.strict,
        publication: args.log.publication()?,
        ..args.state.request(args.day.or_today())
    };
    let Some(file) = args.timings else { return site(&request, &|_| ()) };
    let timings = Timings::new();
    let code = site(&request, &|stage| timings.note(stage))?;
    timings.write(&file)?;
    Ok(code)
}

/// Builds and says what was done; `watch` is told what happens. The error is the message of a failure.
pub fn site(request: &Request, watch: &(dyn Fn(Stage) + Sync)) -> Result<ExitCode, String> {
    let start = Instant::now();
    let progress = Progress::new(Language::German);
    let shown = |stage| {
        watch(stage);
        progress.show(stage);
    };
    let outcome = build(request, &shown);
    progress.clear();
    match outcome.map_err(|error| error.to_string())? {
        Outcome::Refused(findings) => {
            print_findings(&findings);
            if findings.count(Severity::Error) == 0 {
                super::tell("Mit `--strict` gelten Warnungen als Fehler.");
            }
            super::tell("Es wurde nichts geschrieben.");
            Ok(ExitCode::FAILURE)
        }
        Outcome::Built(summary) => {
            print_findings(&summary.findings);
            print_notes(&summary);
            super::print(&format!("{}\n", line(&summary, start.elapsed().as_secs_f64())))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Says what of the history is missing.
pub fn tell_extent(extent: Extent) {
    let note = match extent {
        Extent::None => "Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.",
        Extent::Empty => "Das Git-Repository hat noch keinen Commit; das Portal zeigt keine Änderungen.",
        Extent::Shallow => "Der Anfang der Geschichte fehlt; das Portal sagt es auf jeder Seite.",
        Extent::Complete => return,
    };
    super::tell(&format!("Hinweis: {note}"));
}

fn print_notes(summary: &Summary) {
    tell_extent(summary.extent);
    if summary.altered {
        super::tell(
            "Hinweis: Im Repository sind Commits durch andere ersetzt (git replace oder grafts); das Portal zeigt die Geschichte, wie sie eingetragen wurde.",
        );
    }
    if summary.unsigned {
        super::tell(
            "Hinweis: `portal.yaml` nennt einen Schlüssel, und das Protokoll ist nicht mit ihm unterschrieben: `--sign`.",
        );
    }
    if summary.uncommitted > 0 {
        super::tell(&format!(
            "Hinweis: {} noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.",
            files(summary.uncommitted)
        ));
    }
}

/// What the last line says of a log that begins.
fn begun(summary: &Summary) -> &'static str {
    match summary.noted {
        Noted::Begun => "; das Protokoll der Veröffentlichungen beginnt hier",
        Noted::Added | Noted::Same | Noted::Preview => "",
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 Datei ist".to_owned() } else { format!("{count} Dateien sind") }
}

/// `87 Ziele, 265 Seiten, 12 Änderungen in 3 Commits, Stand 0123456789, 0,42 s: public`
fn line(summary: &Summary, seconds: f64) -> String {
    let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let head = summary.head.as_deref().map_or("ohne Commit".to_owned(), |id| format!("Stand {}", short(id)));
    format!(
        "{}, {}, {} in {}, {head}, {} s: {}{}",
        many(summary.goals, "Ziel", "Ziele"),
        many(summary.pages, "Seite", "Seiten"),
        many(summary.changes, "Änderung", "Änderungen"),
        many(summary.commits, "Commit", "Commits"),
        format!("{seconds:.2}").replace('.', ","),
        summary.out.display(),
        begun(summary),
    )
}

fn jobs(text: &str) -> Result<NonZero<usize>, String> {
    text.parse().map_err(|_| "möglich ist eine Zahl ab 1".to_owned())
}
