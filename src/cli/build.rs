//! `zielstand build`.
#![expect(clippy::disallowed_methods, reason = "the command line is where today's date and the time come from")]

use std::process::ExitCode;
use std::time::Instant;

use zielstand::diagnostic::Severity;
use zielstand::history::Extent;
use zielstand::pipeline::{Outcome, Request, Summary, build};

use super::args::Build;
use super::print_diagnostics::print_findings;
use super::progress::Progress;

/// Builds what the arguments say.
pub fn run(args: Build) -> Result<ExitCode, String> {
    if let Some(jobs) = args.jobs {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs));
        pool.build_global().map_err(|error| error.to_string())?;
    }
    let request = Request {
        root: args.root,
        out: args.out,
        rev: args.rev,
        as_of: args.as_of.unwrap_or_else(|| jiff::Zoned::now().date()),
        base_url: args.base_url,
        allow_shallow: args.allow_shallow,
        strict: args.strict,
    };
    site(&request)
}

/// Builds and says what was done. The error is the message of a failure.
pub fn site(request: &Request) -> Result<ExitCode, String> {
    let start = Instant::now();
    let progress = Progress::new();
    let outcome = build(request, &|stage| progress.show(stage));
    progress.clear();
    match outcome.map_err(|error| error.to_string())? {
        Outcome::Refused(findings) => {
            print_findings(&findings);
            if findings.count(Severity::Error) == 0 {
                eprintln!("Mit `--strict` gelten Warnungen als Fehler.");
            }
            eprintln!("Es wurde nichts geschrieben.");
            Ok(ExitCode::FAILURE)
        }
        Outcome::Built(summary) => {
            print_findings(&summary.findings);
            print_notes(&summary);
            println!("{}", line(&summary, start.elapsed().as_secs_f64()));
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn print_notes(summary: &Summary) {
    match summary.extent {
        Extent::None => {
            eprintln!("Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.");
        }
        Extent::Empty => {
            eprintln!("Hinweis: Das Git-Repository hat noch keinen Commit; das Portal zeigt keine Änderungen.");
        }
        Extent::Shallow => eprintln!("Hinweis: Der Anfang der Geschichte fehlt; das Portal sagt es auf jeder Seite."),
        Extent::Complete => {}
    }
    if summary.altered {
        eprintln!(
            "Hinweis: Im Repository sind Commits durch andere ersetzt (git replace oder grafts); das Portal zeigt die Geschichte, wie sie eingetragen wurde."
        );
    }
    if summary.uncommitted > 0 {
        eprintln!(
            "Hinweis: {} noch nicht eingetragen (git commit); die Änderungen fehlen im Verlauf.",
            files(summary.uncommitted)
        );
    }
}

fn files(count: usize) -> String {
    if count == 1 { "1 Datei ist".to_owned() } else { format!("{count} Dateien sind") }
}

/// `87 Ziele, 265 Seiten, 12 Änderungen in 3 Commits, Stand 0123456789, 0,42 s: public`
fn line(summary: &Summary, seconds: f64) -> String {
    let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
    let head =
        summary.head.as_deref().map_or("ohne Commit".to_owned(), |id| format!("Stand {}", id.get(..10).unwrap_or(id)));
    format!(
        "{}, {}, {} in {}, {head}, {} s: {}",
        many(summary.goals, "Ziel", "Ziele"),
        many(summary.pages, "Seite", "Seiten"),
        many(summary.changes, "Änderung", "Änderungen"),
        many(summary.commits, "Commit", "Commits"),
        format!("{seconds:.2}").replace('.', ","),
        summary.out.display(),
    )
}
