//! What was on a day: one rule for every question, whatever the clocks of those who committed said.

use std::fmt::Write as _;

use insta::assert_snapshot;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde_json::Value;
use zielstand::pipeline::{Opened, Request, read};
use zielstand::portal::{Period, Standing};
use zielstand::source::{Repository, Revision, Source};

use crate::case::{Case, SETTINGS};

const STATUSES: [&str; 3] = ["umgesetzt", "begonnen", "geplant"];

/// A commit of the goal `a` for each of these days at noon.
fn portal(days: &[Date], settings: &str) -> Case {
    let case = Case::empty();
    case.git(&["init", "-q", "-b", "main"]);
    let mut stream = String::new();
    for (number, day) in days.iter().enumerate() {
        let seconds = (*day - date(1970, 1, 1)).get_days() * 86_400 + 43_200;
        let goal = front(number);
        let file = |path: &str, text: &str| format!("M 644 inline {path}\ndata {}\n{text}\n", text.len());
        let settings = if number == 0 { file("portal.yaml", settings) } else { String::new() };
        let goal = file("content/ziele/a.md", &goal);
        let header = format!("commit refs/heads/main\ncommitter E <e@example.org> {seconds} +0000");
        writeln!(stream, "{header}\ndata <<.\nSchritt {number}\n.\n{settings}{goal}").unwrap();
    }
    case.git_input(&["fast-import", "--quiet"], stream.as_bytes());
    case.git(&["reset", "-q", "--hard", "main"]);
    case
}

/// The goal after so many commits; each gives it another deadline and another status.
fn front(number: usize) -> String {
    let (due, status) = (2030 + number, STATUSES[number % STATUSES.len()]);
    format!("---\nid: a\ntitle: Ziel a\npillar: netz\ndue: {due}\nstatus: {status}\n---\n")
}

fn opened(case: &Case, as_of: Date) -> Opened {
    let request = Request {
        root: case.root().to_owned(),
        out: None,
        rev: None,
        as_of,
        today: as_of,
        base_url: None,
        settings_of_today: false,
        allow_shallow: false,
        strict: false,
        publication: zielstand::pipeline::Publication::default(),
    };
    read(&request, &|_| ()).unwrap().unwrap()
}

/// Days that a branch of some commits claims, and how many of them are wrong by intent.
fn claims() -> impl Strategy<Value = (Vec<Date>, bool)> {
    let gaps = prop::collection::vec(0_i64..20, 3..12);
    (gaps, 0..5, any::<prop::sample::Index>(), -600_i64..900, 1_usize..5).prop_map(|(gaps, kind, at, by, many)| {
        let mut days: Vec<Date> = gaps
            .iter()
            .scan(date(2024, 3, 1), |day, gap| {
                *day += gap.days();
                Some(*day)
            })
            .collect();
        let at = at.index(days.len());
        match kind {
            // One clock, once.
            0 => days[at] += by.days(),
            // One machine, for weeks.
            1 => days.iter_mut().skip(at).take(many).for_each(|day| *day += by.days()),
            // All at once.
            2 => days.fill(date(2024, 3, 1)),
            // The first commit.
            3 => days[0] += by.days(),
            _ => {}
        }
        (days, matches!(kind, 2 | 4))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_ways_to_ask_for_a_day_agree((claims, is_right) in claims()) {
        let as_of = date(2024, 12, 1);
        // Every fifth day from before the first commit on.
        let days: Vec<Date> = (0..60).map(|number| date(2024, 2, 20) + (number * 5).days()).collect();
        let list: Vec<String> = days.iter().map(Date::to_string).collect();
        let case = portal(&claims, &format!("{SETTINGS}stands: [{}]\n", list.join(", ")));
        // The fast way: an earlier build knows a part.
        case.git(&["checkout", "-q", &format!("HEAD~{}", claims.len() / 2)]);
        drop(opened(&case, as_of));
        case.git(&["checkout", "-q", "main"]);
        let fast = opened(&case, as_of);
        std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
        let slow = opened(&case, as_of);
        prop_assert_eq!(&*fast.history.steps, &*slow.history.steps);
        prop_assert_eq!(fast.history.line.commits(), slow.history.line.commits());

        let steps = &fast.history.steps;
        prop_assert!(steps.is_sorted_by_key(|step| step.commit.date));
        prop_assert_eq!(steps.len(), claims.len());
        let wrong = steps.iter().filter(|step| step.commit.wrong.is_some()).count();
        let named = fast.findings.list.iter().filter(|found| found.code() == "Z801").count();
        prop_assert_eq!(named, usize::from(wrong > 0));
        if is_right {
            prop_assert_eq!(wrong, 0);
            prop_assert_eq!(steps.iter().map(|step| step.commit.date).collect::<Vec<_>>(), claims);
        }
        let repository = Repository::open(case.root()).unwrap().unwrap();
        let portal = fast.portal();
        let stands = fast.stands().unwrap();
        for (day, stand) in days.iter().zip(&stands) {
            // How many commits there were at its end.
            let count = steps.iter().take_while(|step| step.commit.date <= *day).count();
            let there = repository.resolve(&day.to_string(), as_of, as_of).ok();
            let there = there.map(|commit| Revision::new(&repository, commit).read("content/ziele/a.md").unwrap());
            prop_assert_eq!(there.flatten(), count.checked_sub(1).map(|last| front(last).into_bytes()));
            let period = Period::between(&fast.history, None, date(2020, 1, 1), *day);
            prop_assert_eq!(period.map_or(0, |period| period.steps.end), count);
            let since = portal.trail.timeline.goal("a").iter().rfind(|since| since.day <= *day);
            let status = since.map(|since| since.standing.clone());
            prop_assert_eq!(status, count.checked_sub(1).map(|last| Standing::Known(last % STATUSES.len())));
            let stand = stand.stand();
            match stand.portal {
                Ok(then) => {
                    prop_assert_eq!(stand.steps, Some(count));
                    prop_assert_eq!(then.goals[0].goal.due.map(|due| due.to_string()), Some((2029 + count).to_string()));
                    prop_assert_eq!(then.goals[0].changed, Some(steps[count - 1].commit.date));
                }
                // Before the first commit, or not over yet.
                Err(_) => prop_assert!(count == 0 || *day > steps[steps.len() - 1].commit.date),
            }
        }
    }
}

fn json(case: &Case, path: &str) -> Value {
    serde_json::from_str(&case.site(path)).unwrap()
}

/// Two commits with clocks that go wrong, one slow and one fast, on a branch of five.
fn two_wrong() -> Case {
    let days = [date(2024, 1, 10), date(2025, 4, 1), date(2024, 12, 1), date(2026, 4, 1), date(2031, 5, 1)];
    portal(&days, &format!("{SETTINGS}stands: [2025-06-30]\nbase_url: https://example.org\n"))
}

#[test]
fn a_wrong_clock_moves_nothing() {
    let case = two_wrong();
    let ran = case.build(&[]);
    let heads = case.git(&["log", "--reverse", "--format=%H"]);
    let commits: Vec<&str> = heads.lines().collect();
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = ran.err.replace(&commits[2][..10], "DRITTER").replace(&commits[4][..10], "LETZTER");
    assert_snapshot!(said, @"
    Warnung[Z801]: Daten von Commits passen nicht zu ihrer Reihenfolge oder liegen nach dem Stichtag: `DRITTER` nennt 2024-12-01 und zählt am 2025-04-01; `LETZTER` nennt 2031-05-01, das in der Zukunft liegt, und zählt am 2026-04-01
    --> portal.yaml
     = Hilfe: bei `--as-of` einen späteren Tag nehmen, sonst die Uhr des Rechners stellen, von dem sie kommen; an der Historie selbst ist nichts zu ändern. Ist das geschehen: `checks: {Z801: hint}`
    
    0 Fehler, 1 Warnung.
    ");
    assert_eq!(
        case.values("date"),
        [
            "2024-01-10",
            "2025-04-01",
            "2025-04-01",
            "2025-04-01",
            "2025-04-01",
            "2026-04-01",
            "2026-04-01",
            "2026-04-01",
            "2026-04-01"
        ]
    );

    let sitemap = case.site("sitemap.xml");
    let lines = sitemap.split("<url>").find(|url| url.contains("org/ziele/a/<")).unwrap_or_default();
    assert!(lines.contains("2026-04-01"), "{sitemap}");
    let feed = case.site("feed.atom");
    let updated: Vec<&str> =
        feed.split("<updated>").skip(1).filter_map(|part| part.split("</updated>").next()).collect();
    assert_snapshot!(updated.join(" "), @"2026-04-01T12:00:00+00:00 2026-04-01T12:00:00+00:00 2026-04-01T12:00:00+00:00 2025-04-01T12:00:00+00:00 2025-04-01T12:00:00+00:00 2024-01-10T12:00:00+00:00");
    let pages = [commits[2], commits[4], commits[3]].map(|commit| {
        let words = case.commit_words(commit);
        let about =
            words.iter().skip_while(|line| !["Datum der Fassung", "Nennt als Zeitpunkt"].contains(&line.as_str()));
        let about = about.take_while(|line| *line != "Eingetragen von");
        about.cloned().collect::<Vec<_>>().join("\n")
    });
    assert_snapshot!(pages.join("\n\n"), @"
    Nennt als Zeitpunkt
    1. Dezember 2024, 12:00 Uhr (Zeitzone +00:00)
    Signatur
    keine
    Kennung
    b277869c418b93322038d40f4ce3b254076dd93c

    Nennt als Zeitpunkt
    1. Mai 2031, 12:00 Uhr (Zeitzone +00:00)
    Signatur
    keine
    Kennung
    8682dd5cdd5b39c4a9b801dbce79aed98612e237

    Datum der Fassung
    1. April 2026, 12:00 Uhr (Zeitzone +00:00)
    Signatur
    keine
    Kennung
    ef19a868c0d425c6f905bb0828680aba0b44fefb
    ");
    let report = case.run(&["report", "--from", "2025-01-01", "--to", "2025-12-31", "--format", "json"]);
    let report: Value = serde_json::from_str(&report.out).unwrap();
    assert_eq!(report["changes"], 4, "the deadline and the status of two commits");
    let log = case.run(&["history", "--since", "2025-04-01", "--until", "2025-12-31", "--field", "due"]);
    assert_eq!(log.out.matches("2025-04-01  ").count(), 2, "{}", log.out);
    case.unpublish();
    let ran = case.run(&["build", "--rev", "2025-12-31", "--as-of", "2025-12-31"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(json(&case, "data/v1/goals.json")["goals"][0]["due"], "2032");
    let english = case.run(&["check", "--as-of", "2026-06-01", "--lang", "en"]);
    let said = english.out.replace(&commits[2][..10], "THIRD").replace(&commits[4][..10], "LAST");
    assert_snapshot!(said.split("\n\n").find(|part| part.contains("Z801")).unwrap_or(&said), @"
    Warning[Z801]: dates of commits do not fit their order or lie after the as-of date: `THIRD` says 2024-12-01 and counts on 2025-04-01; `LAST` says 2031-05-01, which lies in the future, and counts on 2026-04-01
    --> portal.yaml
     = Help: with `--as-of` take a later day, or else set the clock of the computer they come from; there is nothing to change in the history itself. Once that is done: `checks: {Z801: hint}`
    ");
}

#[test]
fn what_favours_the_publisher_is_judged_by_the_later_end() {
    let days = [date(2025, 1, 1), date(2023, 1, 1), date(2026, 5, 20)];
    let case = portal(&days, &format!("{SETTINGS}stale_days: 100\n"));
    case.git(&["reset", "-q", "--hard", "HEAD~1"]);
    let changed = |case: &Case| {
        assert_eq!(case.build(&[]).code, 0);
        json(case, "data/v1/goals.json")["goals"][0]["changed"].clone()
    };
    let is_stale = |case: &Case| case.run(&["check", "--as-of", "2026-06-01"]).out.contains("Hinweis[Z322]");
    // It can have been made up to today, or, with the next commit known, up to that one.
    assert!(!is_stale(&case));
    assert_eq!(changed(&case), "2025-01-01");
    case.write("README.md", "Anderes");
    case.commit_as("Anderes", &[("GIT_COMMITTER_DATE", "2025-02-01T12:00:00Z")]);
    assert!(is_stale(&case));
    assert_eq!(changed(&case), "2025-01-01");
}

#[test]
fn a_slow_clock_reaches_nothing_in_time() {
    let mut case = Case::new().goal("a", "status: begonnen\ndue: 2024-03-10\n").goal("b", "due: 2030\n");
    let on =
        |case: &mut Case, day: &str| case.commit_as("Weiter", &[("GIT_COMMITTER_DATE", &format!("{day}T12:00:00Z"))]);
    case.git(&["init", "-q", "-b", "main"]);
    on(&mut case, "2024-01-10");
    case.write_goal("b", "due: 2031\n");
    on(&mut case, "2024-02-20");
    case.write_goal("a", "status: umgesetzt\ndue: 2024-03-10\n");
    on(&mut case, "2023-01-01");
    case.write_goal("b", "due: 2032\n");
    on(&mut case, "2024-05-01");
    assert_eq!(case.build(&[]).code, 0);
    let goal = &json(&case, "data/v1/goals.json")["goals"][0];
    assert_eq!((goal["outcome"].as_str(), goal["reached"]["date"].as_str()), (Some("late"), Some("2024-05-01")));
}

#[test]
fn commits_that_are_added_can_make_the_days_of_older_ones_wrong() {
    let days = [date(2024, 1, 1), date(2025, 1, 1), date(2024, 2, 1), date(2024, 3, 1)];
    let case = portal(&days, SETTINGS);
    let heads = case.git(&["log", "--reverse", "--format=%h", "--abbrev=10"]);
    let commits: Vec<String> = heads.lines().map(str::to_owned).collect();
    let said = |case: &Case| {
        let names = ["ERSTER", "ZWEITER", "DRITTER", "VIERTER"];
        commits.iter().zip(names).fold(case.builds(), |said, (commit, name)| said.replace(commit, name))
    };
    case.git(&["reset", "-q", "--hard", "HEAD~2"]);
    assert_eq!(case.build(&[]).err, "");
    case.git(&["reset", "-q", "--hard", &commits[2]]);
    assert_snapshot!(said(&case), @"
    exit 0
    out: 1 Ziel, N Seiten, 5 Änderungen in 3 Commits, Stand DRITTER, N s: ./public
    
    err: Warnung[Z801]: Daten von Commits passen nicht zu ihrer Reihenfolge oder liegen nach dem Stichtag: `DRITTER` nennt 2024-02-01 und zählt am 2025-01-01
    --> portal.yaml
     = Hilfe: bei `--as-of` einen späteren Tag nehmen, sonst die Uhr des Rechners stellen, von dem sie kommen; an der Historie selbst ist nichts zu ändern. Ist das geschehen: `checks: {Z801: hint}`
    
    0 Fehler, 1 Warnung.
    ");
    case.git(&["reset", "-q", "--hard", &commits[3]]);
    case.unpublish();
    assert_snapshot!(said(&case), @"
    exit 0
    out: 1 Ziel, N Seiten, 7 Änderungen in 4 Commits, Stand VIERTER, N s: ./public
    
    err: Warnung[Z801]: Daten von Commits passen nicht zu ihrer Reihenfolge oder liegen nach dem Stichtag: `ZWEITER` nennt 2025-01-01 und zählt am 2024-01-01 (dazugekommene Commits widersprechen ihm)
    --> portal.yaml
     = Hilfe: bei `--as-of` einen späteren Tag nehmen, sonst die Uhr des Rechners stellen, von dem sie kommen; an der Historie selbst ist nichts zu ändern. Ist das geschehen: `checks: {Z801: hint}`
    
    0 Fehler, 1 Warnung.
    ");
    assert_eq!(
        case.values("date"),
        ["2024-01-01", "2024-01-01", "2024-01-01", "2024-02-01", "2024-02-01", "2024-03-01", "2024-03-01"]
    );
    // Whoever merges is told what their own commits do, not what was there before.
    let warned =
        |args: &[&str]| case.run(&[&["check", "--as-of", "2026-06-01", "--since"], args].concat()).out.contains("Z801");
    assert!(warned(&[&commits[2]]));
    assert!(!warned(&[&commits[3]]));
}

/// Which commits were there on the as-of day is judged by all that is known today.
#[test]
fn a_date_finds_the_commit_that_was_known_on_the_as_of_day() {
    let case = portal(&[date(2024, 1, 1), date(2025, 6, 1), date(2024, 2, 1)], SETTINGS);
    let due = |args: &[&str]| {
        // An older state is not published over a newer one.
        let _ = std::fs::remove_dir_all(case.path("public"));
        let ran = case.run(&[&["build"], args].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        json(&case, "data/v1/goals.json")["goals"][0]["due"].as_str().unwrap().to_owned()
    };
    // The second commit is right, and the third one came after it.
    assert_eq!(due(&["--rev", "2024-02-15", "--as-of", "2024-03-01"]), "2030");
    assert_eq!(due(&["--rev", "2024-02-15", "--as-of", "2025-07-01"]), "2030");
    // One slow clock at the end brings no later state to an earlier day.
    let days = [date(2024, 1, 10), date(2024, 4, 1), date(2024, 5, 1), date(2025, 6, 1), date(2024, 2, 1)];
    let case = portal(&days, SETTINGS);
    let ran = case.run(&["build", "--rev", "2024-03-01", "--as-of", "2024-03-01"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(json(&case, "data/v1/goals.json")["goals"][0]["due"], "2030");
    // What came later was not there yet.
    let case = portal(&[date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1)], SETTINGS);
    let ran = case.run(&["build", "--rev", "2024-02-15", "--as-of", "2024-02-15"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(json(&case, "data/v1/goals.json")["goals"][0]["due"], "2031");
}

#[test]
fn days_are_those_of_utc() {
    let case = Case::new().goal("a", "due: 2027\n");
    case.git(&["init", "-q", "-b", "main"]);
    let first = case.commit_as("Kurz nach Mitternacht", &[("GIT_COMMITTER_DATE", "2024-03-02T00:30:00+0100")]);
    case.write_goal("a", "due: 2028\n");
    case.commit_as("Weit im Westen", &[("GIT_COMMITTER_DATE", "2024-03-01T23:45:00+0000")]);
    assert_eq!(case.log().len(), 2);
    assert_eq!(case.values("date"), ["2024-03-01", "2024-03-01"]);
    let words = case.commit_words(&first);
    let about: Vec<&str> =
        words.iter().map(String::as_str).skip_while(|line| *line != "Datum der Fassung").take(4).collect();
    assert_snapshot!(about.join("\n"), @"
    Datum der Fassung
    2. März 2024, 00:30 Uhr (Zeitzone +01:00)
    Signatur
    keine
    ");
}

/// The names of fields follow the days; if these change, what was read before is read anew.
#[test]
fn fields_of_another_day_are_read_again() {
    let fields = format!("{SETTINGS}fields: {{due: [{{name: frist, until: 2024-06-30}}]}}\n");
    let case = portal(&[date(2024, 1, 1), date(2024, 8, 1)], &fields);
    let rows = case.log();
    let later = ["2024-02-01", "2024-03-01"];
    for day in later {
        case.write("README.md", day);
        case.commit_as("Anderes", &[("GIT_COMMITTER_DATE", &format!("{day}T12:00:00Z"))]);
        case.unpublish();
        case.build(&[]);
    }
    let fast = case.rows();
    std::fs::remove_dir_all(case.path(".git/zielstand")).unwrap();
    case.unpublish();
    case.build(&[]);
    assert_eq!(fast, case.rows());
    assert_ne!(fast, rows, "the second commit counts before the last day of the old name now");
}

/// Two machines that go wrong in the same way: what a later commit says of an earlier one counts in every state of the portal.
#[test]
fn a_state_of_the_past_knows_which_dates_were_wrong() {
    let days = [date(2024, 1, 10), date(2024, 2, 15), date(2024, 1, 15), date(2024, 1, 16), date(2024, 1, 17)];
    let case = portal(&days, SETTINGS);
    let changes = |args: &[&str]| {
        let ran = case.run(&[&["history", "--format", "json"], args].concat());
        let log: Value = serde_json::from_str(&ran.out).unwrap();
        let change = |change: &Value| format!("{} {}", change["date"], change["new"]);
        log["changes"].as_array().unwrap().iter().map(change).collect::<Vec<_>>()
    };
    assert_eq!(changes(&["--rev", "2024-01-15"]), changes(&["--until", "2024-01-15"]));
    assert_eq!(changes(&["--rev", "2024-01-15", "--until", "2024-01-12"]), changes(&["--until", "2024-01-12"]));
    // As of that day nobody knew of the commits after it.
    let ran = case.run(&["build", "--rev", "2024-01-15"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let counted = "10. Januar 2024 (gezählter Tag; das Datum der Fassung, 15. Februar 2024, ist falsch)";
    assert!(case.words("ziele/a/").contains(&counted.to_owned()));
    let manifest = json(&case, "data/v1/manifest.json");
    assert_eq!(manifest["options"]["known_until"], case.git(&["rev-parse", "HEAD"]).trim());
    // Whoever builds that site again gets the same, also when there are more commits.
    case.write_goal("a", "due: 2050\n");
    case.commit_as("Später", &[("GIT_COMMITTER_DATE", "2024-03-01T12:00:00Z")]);
    let verified = case.run(&["verify", "public"]);
    assert_eq!(verified.code, 0, "{}", verified.whole());
}

/// Wherever a change is listed, it says which day its commit claims and which one counts.
#[test]
fn the_claimed_day_stands_beside_the_one_that_counts() {
    let case = two_wrong();
    assert_eq!(case.build(&[]).code, 0);
    let said = "Das Datum der Fassung, 1. Mai 2031, ist falsch. Gezählt wird der 1. April 2026.";
    let log = |format: &str| case.run(&["history", "--format", format]).out.replace('\\', "");
    let (text, markdown) = (log("text"), log("markdown"));
    assert!(text.matches(said).count() == 1 && markdown.matches(said).count() == 1, "{text}\n{markdown}");
    assert!(case.site("feed.atom").contains(said));
    let counted = "1. April 2026 (gezählter Tag; das Datum der Fassung, 1. Mai 2031, ist falsch)";
    let course = case.words("ziele/a/");
    assert!(course.contains(&counted.to_owned()), "{course:#?}");
    let table = case.site("data/v1/changes.csv");
    let (head, rows) = table.split_once("\r\n").unwrap();
    assert!(head.ends_with(",gap,claimed_date,reason_by"), "{head}");
    assert_eq!(rows.matches(",2031-05-01,").count(), 2, "{rows}");
    let claimed = |change: &Value| change["claimed_date"].as_str().map(str::to_owned);
    let changes = json(&case, "data/v1/changes.json");
    let claimed: Vec<_> = changes["changes"].as_array().unwrap().iter().filter_map(claimed).collect();
    assert_eq!(claimed, ["2024-12-01", "2024-12-01", "2031-05-01", "2031-05-01"]);
}

/// The portal moved into a folder: a past day is read where it lay then, whichever way it is asked for.
#[test]
fn a_past_day_of_a_portal_that_moved() {
    let mut case = Case::new().goal("a", "due: 2025\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2030\n");
    case.commit("Später");
    case.git(&["checkout", "-q", "-b", "dort"]);
    std::fs::create_dir(case.path("dort")).unwrap();
    case.git(&["mv", "content", "portal.yaml", "dort/"]);
    case.commit("Umzug");
    let due = |day: &str| {
        let ran = case.run(&["build", "--root", "dort", "--rev", day, "--out", "damals"]);
        assert!(ran.code == 0 && !ran.err.contains("Z806"), "{}", ran.err);
        let goals: Value =
            serde_json::from_slice(&std::fs::read(case.path("damals/data/v1/goals.json")).unwrap()).unwrap();
        goals["goals"][0]["due"].clone()
    };
    assert_eq!(["2024-01-01", "2024-01-02", "2024-01-03"].map(due), ["2025", "2030", "2030"]);
}
