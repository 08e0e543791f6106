//! One list says what a site holds: a build writes that and nothing else, and editors can link to all of it and to nothing else.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zielstand::diagnostic::Problem;
use zielstand::pipeline::{OpenedStand, Request, read, read_with_mistakes};
use zielstand::portal::{Maker, Place, Places, Stand, routes};

use crate::case::{Case, SETTINGS};

/// Which parts a portal has.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is there or not")]
struct Parts {
    english: bool,
    glossary: bool,
    report: bool,
    days: bool,
    easy: bool,
    law: bool,
    media: bool,
    theme: bool,
    goals: u8,
    removed: u8,
    years: u8,
    repository: bool,
    /// Whether an earlier publication tells of a goal that was taken out of the history.
    rewritten: bool,
}

fn parts() -> impl Strategy<Value = Parts> {
    let pages = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let more = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (pages, more, 0..3_u8, 0..3_u8, 1..3_u8, (prop::bool::weighted(0.8), any::<bool>())).prop_map(
        |(
            (english, glossary, report, days),
            (easy, law, media, theme),
            goals,
            removed,
            years,
            (repository, rewritten),
        )| Parts {
            english,
            glossary,
            report,
            days,
            easy,
            law,
            media,
            theme,
            goals,
            removed,
            years,
            repository,
            rewritten: repository && rewritten,
        },
    )
}

fn portal(parts: &Parts) -> Case {
    let line = |wanted: bool, line: &str| if wanted { format!("{line}\n") } else { String::new() };
    let mut settings = SETTINGS.to_owned();
    if parts.law {
        settings = settings.replace("impressum: none, ", "");
    }
    settings += &line(parts.english, "languages: [de, en]");
    settings += &line(parts.days, "stands: [2023-12-31, 2024-01-03]");
    settings += &line(parts.theme, "theme: themes/eigen");
    let mut case = Case::empty().file("portal.yaml", settings);
    let files = [
        (parts.glossary, "content/glossar.yaml", "glasfaser: {word: Glasfaser, text: Ein Kabel.}\n"),
        (parts.report, "content/berichte/jahr.md", "---\ntitle: Jahr\nfrom: 2024-01-01\nto: 2024-12-31\n---\nText.\n"),
        (parts.easy, "content/leicht/start.md", "---\ntitle: Leicht\n---\nText.\n"),
        (parts.media, "content/medien/bild.png", "Bild"),
        (parts.theme, "themes/eigen/assets/eigen.css", "p { color: red; }\n"),
        (true, "content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\nText.\n"),
    ];
    for (_, path, text) in files.iter().filter(|(wanted, ..)| *wanted) {
        case.write(path, text);
    }
    for goal in 0..parts.goals {
        case.write_goal(&format!("z{goal}"), "status: geplant\nlead: mid\n");
    }
    for goal in 0..parts.removed {
        case.write_goal(&format!("alt{goal}"), "status: geplant\n");
    }
    if !parts.repository {
        return case;
    }
    case.commit("Beginn");
    for goal in 0..parts.removed {
        std::fs::remove_file(case.path(&format!("content/ziele/alt{goal}.md"))).unwrap();
        case.commit("Entfernt");
    }
    for year in 0..parts.years {
        case.write_goal("z9", &format!("due: {}\n", 2026 + i32::from(year)));
        case.commit("Weiter");
    }
    if parts.rewritten {
        case.write_goal("weg", "status: geplant\n");
        case.commit("Neu");
        case.builds();
        case.git(&["reset", "--hard", "-q", "HEAD~1"]);
        let ran = case.build(&["--accept-rewritten-history", "Es war ein Versehen."]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    case
}

/// A place of each part that was chosen.
fn chosen(parts: &Parts) -> Vec<&'static str> {
    let all = [
        (parts.glossary, "glossar/index.html"),
        (parts.report, "berichte/jahr/index.html"),
        (parts.easy, "leichte-sprache/index.html"),
        (parts.law, "impressum/index.html"),
        (parts.media, "medien/bild.png"),
        (parts.theme, "assets/eigen.css"),
        (parts.english, "en/index.html"),
        (parts.goals > 0, "ziele/z0/index.html"),
        (parts.repository && parts.removed > 0, "ziele/alt0/index.html"),
        (parts.repository, "ziele/z9/feed.atom"),
        (parts.rewritten, "pruefen/verlauf/1/index.html"),
        (parts.rewritten, "ziele/weg/index.html"),
    ];
    all.into_iter().filter_map(|(wanted, path)| wanted.then_some(path)).collect()
}

fn request(case: &Case) -> Request {
    Request {
        root: case.root().to_owned(),
        out: None,
        rev: None,
        as_of: "2026-06-01".parse().unwrap(),
        today: "2026-06-01".parse().unwrap(),
        base_url: None,
        settings_of_today: false,
        allow_shallow: false,
        strict: false,
        publication: zielstand::pipeline::Publication::default(),
    }
}

/// The paths of the list, in all languages and with the past days.
fn listed(case: &Case) -> BTreeSet<String> {
    let opened = read(&request(case), &|_| ()).unwrap().unwrap();
    let (portal, stands) = (opened.portal(), opened.stands().unwrap());
    let stands: Vec<Stand<'_>> = stands.iter().map(OpenedStand::stand).collect();
    let is_compared = |stand: &Stand<'_>| stand.until(&opened.history, portal.as_of).is_some();
    let assets = opened.theme.addresses();
    let places = Places::of(&portal, assets.clone(), &stands, stands.iter().map(is_compared).collect());
    let mut paths = BTreeSet::new();
    for place in places.all() {
        let path = places.path(place);
        assert_eq!(places.find(&path), Some(place), "{path}");
        if !place.is_there_once() {
            paths.extend(opened.config.languages.codes().iter().skip(1).map(|code| format!("{code}/{path}")));
        }
        assert!(place.maker() != Maker::Copy || matches!(place, Place::Asset(_) | Place::Media(_)));
        assert!(paths.insert(path.clone()), "{path} stands twice in the list");
    }
    for stand in &stands {
        let Ok(portal) = &stand.portal else { continue };
        let places = Places::of(portal, assets.clone(), &[], Vec::new());
        let of_past = places.of_past().into_iter().map(|place| places.path(place));
        paths.extend(of_past.map(|path| format!("{}{path}", routes::stand(stand.day))));
    }
    paths
}

/// The site's files but those that only the search engine or the log of publications knows.
fn built(case: &Case) -> BTreeSet<String> {
    case.builds();
    let files = case.site_files().into_keys();
    let is_known_elsewhere = |path: &str| {
        path != "log/checkpoint" && ["pagefind/", "log/", ".zielstand"].iter().any(|start| path.starts_with(start))
    };
    files.filter(|path| !is_known_elsewhere(path)).collect()
}

/// Links of which `check` says that they lead to nothing.
fn dead(case: &Case, addresses: &[String]) -> BTreeSet<String> {
    let links: String = addresses.iter().map(|address| format!("- [Verweis auf {address}](/{address})\n")).collect();
    case.write("content/seiten/hilfe.md", format!("---\ntitle: Hilfe\n---\n{links}"));
    let opened = read_with_mistakes(&request(case), &|_| ()).unwrap().unwrap();
    let dead = opened.findings.list.into_iter().filter_map(|found| match found.problem {
        Problem::DeadLink { target, .. } => Some(target.trim_start_matches('/').to_owned()),
        _ => None,
    });
    dead.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn a_site_holds_what_the_list_says_and_links_lead_there(parts in parts()) {
        let case = portal(&parts);
        let files = built(&case);
        for path in chosen(&parts) {
            prop_assert!(files.contains(path), "{} is not there", path);
        }
        for path in &files {
            let folder = path.split_once('/').map(|(folder, _)| folder);
            let is_kept = |folder: &str| routes::is_own(folder) || ["hilfe", "impressum", "leichte-sprache", "en"].contains(&folder);
            prop_assert!(folder.is_none_or(is_kept), "a page could take the place of {}", path);
        }
        prop_assert_eq!(&listed(&case), &files);
        let address = |path: &String| path.strip_suffix("index.html").unwrap_or(path).to_owned();
        // What servers read themselves is shown to nobody.
        let is_shown = |path: &&String| !path.starts_with(['.', '_']);
        let there: Vec<String> = files.iter().filter(is_shown).map(address).collect();
        prop_assert_eq!(dead(&case, &there), BTreeSet::new());
        prop_assert_eq!(crate::html::faults(&case.path("public")), Vec::<String>::new());
        // Near misses of every address there is.
        let near = |address: &String| {
            let (folder, name) = address.trim_end_matches('/').rsplit_once('/').unwrap_or(("", address));
            let end = if address.ends_with('/') { "/" } else { "" };
            [format!("{folder}/{name}x{end}"), format!("{folder}/x/{name}{end}"), format!("{address}1999/")]
        };
        let wrong: BTreeSet<String> = there.iter().flat_map(near).map(|wrong| wrong.replace("//", "/")).collect();
        let wrong = wrong.into_iter().map(|wrong| wrong.trim_start_matches('/').to_owned());
        let wrong: Vec<String> = wrong.filter(|wrong| !there.contains(wrong)).collect();
        prop_assert_eq!(dead(&case, &wrong), wrong.iter().cloned().collect());
    }
}

#[test]
fn what_other_programs_read_can_be_linked_to() {
    let mut case = Case::new().goal("netz-1", "pillar: netz\n").goal("alt", "status: geplant\n");
    case.write("content/medien/karte neu.png", "Bild");
    case.commit("Beginn");
    std::fs::remove_file(case.path("content/ziele/alt.md")).unwrap();
    case.commit("Entfernt");
    let good = [
        "data/v1/goals.json",
        "data/v1/changes.csv",
        "data/v1/manifest.json",
        "badges/portal.svg",
        "badges/netz-1.svg",
        "badges/pillar-netz.svg",
        "ziele/netz-1/feed.atom",
        "ziele/alt/",
        "ziele/alt/feed.atom",
        "handlungsfelder/netz/feed.atom",
        "sitemap.xml",
        "aenderungen/2024/",
        // As a browser shows it.
        "medien/karte%20neu.png",
        "ziele/netz%2D1/",
    ];
    let bad =
        ["aenderungen/1999/", "aenderungen/gibtsnicht/", "themen/glasfaser/feed.atom", "badges/alt.svg", "stand/"];
    let addresses: Vec<String> = good.iter().chain(&bad).map(|address| (*address).to_owned()).collect();
    assert_eq!(dead(&case, &addresses), bad.map(str::to_owned).into());
}
