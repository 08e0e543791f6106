//! What the preview puts on a page at the last moment: mistakes, and what is not committed yet. The page itself keeps its
//! bytes.

use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Language, Severity, line_column};
use crate::pipeline::{Findings, Shown, Site};
use crate::render::DraftGoal;

/// First part of the addresses that the preview keeps for itself; no page can have it.
pub(super) const FOLDER: &str = "_vorschau";
/// Its style sheet and script, by the names below [`FOLDER`].
pub(super) const ASSETS: [(&str, &str, &str); 2] = [
    ("vorschau.css", "text/css; charset=utf-8", include_str!("overlay/preview.css")),
    ("vorschau.js", "text/javascript; charset=utf-8", include_str!("overlay/preview.js")),
];

/// So many drafts are listed on other pages.
const LISTED: usize = 50;

/// Puts the preview's parts around pages.
pub(super) struct Overlay {
    tera: Tera,
}

/// `overlay.html`.
#[derive(Debug, Default, Serialize)]
struct OverlayView {
    /// The goal whose page this is, if it has changes.
    goal: Option<GoalView>,
    /// Further goals with changes.
    others: Vec<GoalView>,
    /// How many are not listed.
    more: usize,
    rules: Vec<String>,
    /// What changes beside the goals.
    site: Vec<String>,
    summary: String,
    title: String,
    failure: Option<String>,
    errors: Vec<FindingView>,
    warnings: Vec<FindingView>,
    warnings_title: String,
    has_page: bool,
}

#[derive(Debug, Serialize)]
struct GoalView {
    title: String,
    page: Option<String>,
    changes: Vec<String>,
    aside: Vec<String>,
    folded: Option<String>,
    is_marked: bool,
}

#[derive(Debug, Serialize)]
struct FindingView {
    code: &'static str,
    /// File, and line and column if a place is known.
    place: String,
    /// Words, and in each second place what stands so in the file.
    message: Vec<String>,
    /// The same.
    help: Vec<String>,
    /// The line: before the mark, marked, after it.
    line: Option<[String; 3]>,
}

impl Overlay {
    /// The parts of the preview, ready to be filled.
    ///
    /// # Errors
    /// None but that of a template that this program brings.
    pub fn new() -> Result<Self, tera::Error> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html"]);
        let templates = [
            ("findings.html", include_str!("overlay/findings.html")),
            ("overlay.html", include_str!("overlay/overlay.html")),
        ];
        tera.add_raw_templates(templates)?;
        Ok(Self { tera })
    }

    /// A page with the preview around it; a page without content if there is none. `page` is its address from the site's
    /// root, `stand` the number of what is shown.
    ///
    /// # Errors
    /// As [`Overlay::new`].
    pub fn around(&self, html: Option<&str>, page: &str, site: &Site<'_>, stand: &str) -> Result<String, tera::Error> {
        let view = OverlayView { has_page: html.is_some(), ..view(site, page) };
        let own = self.tera.render("overlay.html", &Context::from_serialize(&view)?)?;
        let html = html.unwrap_or(NO_PAGE);
        let head = format!(
            "<link rel=\"stylesheet\" href=\"/{FOLDER}/vorschau.css\">\n\
             <script src=\"/{FOLDER}/vorschau.js\" data-stand=\"{stand}\" defer></script>\n"
        );
        let (before, rest) = html.split_once("</head>").unwrap_or((html, ""));
        let (body, content) = rest.split_once("<body").map_or((rest, ""), |(body, content)| (body, content));
        let (tag, content) = content.split_once('>').unwrap_or((content, ""));
        Ok(format!("{before}{head}</head>{body}<body{tag}>\n{own}{content}"))
    }
}

/// A page for a portal that has none yet.
const NO_PAGE: &str = "<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>Vorschau</title>\n</head>\n\
    <body>\n<main>\n<h1>Vorschau</h1>\n</main>\n</body>\n</html>\n";

fn view(site: &Site<'_>, page: &str) -> OverlayView {
    let findings = |severity: Severity| -> Vec<FindingView> {
        let is_of = |shown: &Shown<'_>| shown.finding().severity() == severity;
        site.findings.shown().into_iter().filter(is_of).map(|shown| finding(shown, site.findings)).collect()
    };
    let [errors, warnings] = [Severity::Error, Severity::Warning].map(|severity| site.findings.count(severity));
    let mut view = OverlayView {
        title: match (site.failure, errors) {
            (Some(_), _) => "Die Website lässt sich gerade nicht zeigen".to_owned(),
            (None, 1) => "Ein Fehler in den Dateien".to_owned(),
            (None, many) => format!("{many} Fehler in den Dateien"),
        },
        warnings_title: if warnings == 1 { "1 Warnung".to_owned() } else { format!("{warnings} Warnungen") },
        failure: site.failure.map(str::to_owned),
        errors: findings(Severity::Error),
        warnings: findings(Severity::Warning),
        ..OverlayView::default()
    };
    if let Some(draft) = site.draft {
        // Below a language's folder lies the same page.
        let inner = page.split_once('/').map(|(_, inner)| inner);
        let is_here = |goal: &&DraftGoal| goal.page.is_some() && [Some(page), inner].contains(&goal.page.as_deref());
        view.goal = draft.goals.iter().find(is_here).map(goal_view);
        let others: Vec<&DraftGoal> = draft.goals.iter().filter(|goal| !is_here(goal)).collect();
        view.summary = summary(others.len(), view.goal.is_some(), [draft.rules.len(), draft.site.len()]);
        view.more = others.len().saturating_sub(LISTED);
        view.others = others.into_iter().take(LISTED).map(goal_view).collect();
        view.rules.clone_from(&draft.rules);
        view.site.clone_from(&draft.site);
    }
    view
}

/// What else is not committed yet.
fn summary(others: usize, is_here: bool, [rules, site]: [usize; 2]) -> String {
    let goals = match (others, is_here) {
        (0, _) => None,
        (1, false) => Some("1 Ziel".to_owned()),
        (many, false) => Some(format!("{many} Ziele")),
        (1, true) => Some("1 weiteres Ziel".to_owned()),
        (many, true) => Some(format!("{many} weitere Ziele")),
    };
    let rules = (rules > 0).then(|| if rules == 1 { "1 Regel".to_owned() } else { format!("{rules} Regeln") });
    let site = (site > 0).then(|| {
        let changes = if site == 1 { "1 Änderung".to_owned() } else { format!("{site} Änderungen") };
        format!("{changes} außerhalb der Ziele")
    });
    let parts: Vec<String> = goals.into_iter().chain(rules).chain(site).collect();
    let verb = if parts.len() == 1 && parts.iter().all(|part| part.starts_with("1 ")) { "ist" } else { "sind" };
    format!("{} {verb} noch nicht eingetragen", parts.join(" und "))
}

fn goal_view(goal: &DraftGoal) -> GoalView {
    let DraftGoal { id: _, title, page, changes, aside, folded, is_marked } = goal;
    GoalView {
        title: title.clone(),
        page: page.clone(),
        changes: changes.clone(),
        aside: aside.clone(),
        folded: folded.clone(),
        is_marked: *is_marked,
    }
}

fn finding(shown: Shown<'_>, findings: &Findings) -> FindingView {
    let found = match shown {
        Shown::One(found) => found,
        Shown::More { last, count } => {
            let message = vec![Language::German.more(count)];
            return FindingView { code: last.code(), place: last.path.clone(), message, help: Vec::new(), line: None };
        }
    };
    let text = findings.texts.get(&found.path);
    let at = found.span.zip(text).filter(|((start, end), text)| text.get(*start..*end).is_some());
    let place = match at {
        Some(((start, _), text)) => {
            let (line, column) = line_column(text, start);
            format!("{}, Zeile {line}, Spalte {column}", found.path)
        }
        None => found.path.clone(),
    };
    FindingView {
        code: found.code(),
        place,
        message: parts(&found.message_in(Language::German)),
        help: parts(&found.help_in(Language::German)),
        line: at.map(|((start, end), text)| line(text, start, end)),
    }
}

/// What stands between marks for code is in each second place.
fn parts(words: &str) -> Vec<String> {
    words.split('`').map(str::to_owned).collect()
}

/// The line of a place in three parts, the marked one in the middle; marks of several lines are cut to the first.
fn line(text: &str, start: usize, end: usize) -> [String; 3] {
    let from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let end = end.min(to);
    [&text[from..start], &text[start..end], &text[end..to]].map(str::to_owned)
}
