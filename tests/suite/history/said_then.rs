//! What was said is told as it was said, whatever becomes of the words with which it was.

use proptest::prelude::*;
use serde_json::Value;

use crate::case::{Case, SETTINGS};

fn page(front: &str) -> String {
    format!("---\nid: a\ntitle: Ziel a\npillar: netz\n{front}---\n\nText.\n")
}

/// What a report from the first day to another counts: what became of the goals, and the figures of the portal.
fn figures(case: &Case, until: &str) -> [Value; 2] {
    let report = case.run(&["report", "--from", "2024-01-01", "--to", until, "--format", "json"]);
    let mut report: Value = serde_json::from_str(&report.out).unwrap_or_else(|_| panic!("{}", report.err));
    [report["total"]["news"].take(), report["figures"]["portal"]["figures"].take()]
}

/// Tidying the settings changes nothing of what was told: neither who is renamed nor what a word means from now on.
#[test]
fn what_was_said_is_told_in_the_words_of_its_day() {
    let statuses = |stopped: &str, done: &str, late: &str| {
        let late = format!("  - {{id: verzug, label: {late}, means: started}}\n");
        let done = format!("  - {{id: fertig, label: Fertig, means: done{done}}}\n");
        SETTINGS.replace("statuses:\n", &format!("statuses:\n{stopped}{late}{done}"))
    };
    let stopped = "  - {id: stopp, label: Gestoppt, means: stopped}\n";
    let mut case = Case::empty().file("content/ziele/a.md", page("status: geplant\n"));
    case.write("portal.yaml", statuses(stopped, "", "Verzögert, late: true"));
    case.commit("Anfang");
    case.write("content/ziele/a.md", page("status: stopp\n"));
    case.commit("Eingestellt");
    case.write("content/ziele/a.md", page("status: verzug\n"));
    let until = case.commit("Doch noch");
    let told = |case: &Case| {
        let log = case.run(&["history"]).out;
        let log: Vec<String> = log.lines().filter(|line| line.contains("Status:")).map(str::to_owned).collect();
        (log, figures(case, "2024-01-02"))
    };
    let before = told(&case);
    assert!(before.0.iter().any(|line| line.contains("Gestoppt → Verzögert")), "{before:#?}");
    assert_eq!((&before.1[0]["stopped"], &before.1[1]["given_up"]["now"]), (&1.into(), &1.into()));
    for (stopped, done, late) in [
        // Its id is a word of what is reached.
        ("", ", words: [stopp]", "Verzögert, late: true"),
        ("  - {id: stopp, label: Gestoppt, means: done}\n", "", "Verzögert, late: true"),
        (stopped, "", "Auf gutem Weg, late: true"),
        ("  - {id: stopp, label: Verzögert, means: stopped}\n", "", "Gestoppt, late: true"),
        (stopped, "", "Auf gutem Weg"),
    ] {
        case.git(&["reset", "--hard", "-q", &until]);
        case.write("portal.yaml", statuses(stopped, done, late));
        case.commit("Aufgeräumt");
        assert_eq!(told(&case), before);
    }
}

/// What a commit does: to the goal or to the settings.
#[derive(Debug, Clone)]
enum Edit {
    Status(usize),
    Pillar(usize),
    /// Another label of a status, perhaps that of another one.
    Label(usize, usize),
    Means(usize, usize),
    Late(usize),
    /// A status leaves, and its id is a word of another one.
    Fold(usize, usize),
    Title(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        3 => (0..4_usize).prop_map(Edit::Status),
        1 => (0..2_usize).prop_map(Edit::Pillar),
        1 => (0..4_usize, 0..6_usize).prop_map(|(of, label)| Edit::Label(of, label)),
        1 => (0..4_usize, 0..4_usize).prop_map(|(of, means)| Edit::Means(of, means)),
        1 => (0..4_usize).prop_map(Edit::Late),
        1 => (0..4_usize, 0..4_usize).prop_map(|(of, by)| Edit::Fold(of, by)),
        1 => (0..2_usize, 0..3_usize).prop_map(|(of, title)| Edit::Title(of, title)),
    ]
}

/// A status of the settings.
struct Status {
    label: usize,
    means: usize,
    late: bool,
    /// The statuses whose ids are its words.
    words: Vec<usize>,
}

struct Words {
    /// None where it left.
    statuses: [Option<Status>; 4],
    pillars: [usize; 2],
    status: usize,
    pillar: usize,
}

impl Words {
    fn apply(&mut self, edit: &Edit) {
        let is_there = |of: usize| self.statuses[of].is_some();
        match *edit {
            Edit::Status(of) if is_there(of) => self.status = of,
            Edit::Pillar(of) => self.pillar = of,
            Edit::Label(of, label) => self.statuses[of].iter_mut().for_each(|status| status.label = label),
            Edit::Means(of, means) => self.statuses[of].iter_mut().for_each(|status| status.means = means),
            Edit::Late(of) => self.statuses[of].iter_mut().for_each(|status| status.late = !status.late),
            Edit::Fold(of, by) if of != by && of != self.status && is_there(of) && is_there(by) => {
                self.statuses[of] = None;
                self.statuses[by].iter_mut().for_each(|status| status.words.push(of));
            }
            Edit::Title(of, title) => self.pillars[of] = title,
            Edit::Status(_) | Edit::Fold(..) => {}
        }
    }

    fn write(&self, case: &Case) {
        let mut settings = String::from("title: T\nstatuses:\n");
        for (id, status) in self.statuses.iter().enumerate() {
            let Some(Status { label, means, late, words }) = status else { continue };
            let words: Vec<String> = words.iter().map(|word| format!("s{word}")).collect();
            let means = ["planned", "started", "done", "stopped"][*means];
            let (label, words) = (["Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs"][*label], words.join(", "));
            let late = if *late && means == "started" { ", late: true" } else { "" };
            settings += &format!("  - {{id: s{id}, label: {label}, means: {means}{late}, words: [{words}]}}\n");
        }
        settings += "  - {id: offen, label: Offen, means: unknown}\npillars:\n";
        for (id, title) in ["netz", "amt"].iter().zip(self.pillars) {
            settings += &format!("  - {{id: {id}, title: {}}}\n", ["Netze", "Verwaltung", "Wege"][title]);
        }
        settings +=
            SETTINGS.lines().skip_while(|line| !line.starts_with("legal:")).collect::<Vec<_>>().join("\n").as_str();
        case.write("portal.yaml", settings);
        let pillar = ["netz", "amt"][self.pillar];
        let front = format!("---\nid: a\ntitle: Ziel a\npillar: {pillar}\nstatus: s{}\n---\n\nText.\n", self.status);
        case.write("content/ziele/a.md", front);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    /// The log of a day and the figures of a period say the same for ever.
    #[test]
    fn what_the_log_once_said_it_says_for_ever(edits in prop::collection::vec(edit(), 3..9)) {
        let mut words = Words {
            statuses: [0, 1, 2, 3].map(|of| Some(Status { label: of, means: of, late: false, words: Vec::new() })),
            pillars: [0, 1],
            status: 0,
            pillar: 0,
        };
        let mut case = Case::empty();
        words.write(&case);
        case.commit("Anfang");
        let mut told = Vec::new();
        for edit in &edits {
            words.apply(edit);
            words.write(&case);
            if case.git(&["status", "--porcelain"]).is_empty() {
                continue;
            }
            case.commit("Weiter");
            let log = case.run(&["history"]);
            prop_assert_eq!(log.code, 0, "{}", log.err);
            let day = format!("2024-01-{:02}", told.len() + 2);
            let figures = figures(&case, &day);
            told.push((day, log.out, figures));
        }
        if let Some((_, last, _)) = told.last() {
            for (day, log, counted) in &told {
                prop_assert!(last.ends_with(log.as_str()), "{}\nwas\n{}", last, log);
                prop_assert_eq!(&figures(&case, day), counted, "{}", last);
            }
        }
    }
}
