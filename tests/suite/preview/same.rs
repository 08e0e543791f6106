//! After any edit every file of the preview has the bytes of a clean build, and the findings are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use proptest::prelude::*;
use zielstand::diagnostic::{Diagnostic, Severity};
use zielstand::pipeline::{Preview, read};
use zielstand::render::OutputFile;
use zielstand::source::Touched;

use super::request;
use crate::case::{Case, SETTINGS};

/// Two languages, a past day, reports, and every kind of page that depends on others.
const MORE: &str =
    "languages: [de, en]\nstands: [2024-01-02]\ntheme: themes/eigen\nstrategies: [{id: plan, title: Plan}]\n";

fn portal() -> Case {
    let mut case = Case::empty()
        .file("portal.yaml", format!("{SETTINGS}{MORE}"))
        .file("content/quellen.yaml", "bericht: {title: Bericht, url: 'https://example.org/'}\n")
        .file("content/glossar.yaml", "glasfaser: {word: Glasfaser, text: Ein Kabel aus Glas.}\n")
        .file("content/start.md", "---\nsummary: Worum es geht\n---\nAnfang.\n")
        .file("content/seiten/hilfe.md", "---\ntitle: Hilfe\n---\nGlasfaser, [Ziel](goal:z1).\n")
        .file("content/seiten/hilfe.en.md", "---\ntitle: Help\n---\nText.\n")
        .file("content/berichte/jahr.md", "---\ntitle: Jahr\nfrom: 2024-01-01\nto: 2024-12-31\n---\nText.\n")
        .file("content/handlungsfelder/netz.md", "---\nid: netz\nsummary: Netze\n---\nText.\n")
        .file("content/medien/bild.png", "Bild")
        .file("themes/eigen/texts/de.yaml", "crumbs: {home: Anfang}\n")
        .goal("z1", "status: geplant\ntopic: glasfaser\n")
        .goal("z2", "status: begonnen\ndue: 2026\nlead: mid\n")
        .goal("z3", "replaces: [z1]\n");
    case.commit("Beginn");
    case.write_goal("z4", "status: umgesetzt\nstatus_source: bericht\n");
    case.write_goal("z2", "status: geplant\ndue: 2027\nlead: mid\n");
    case.commit("Weiter\n\nGrund: Es dauert.");
    case
}

#[derive(Debug, Clone)]
enum Edit {
    Field(u8, u8),
    Text(u8, u8),
    Break(u8),
    Delete(u8),
    Rename(u8, u8),
    Folder(u8),
    Settings(u8),
    Sources(u8),
    Page(u8),
    Media(u8),
    Theme(u8),
    Commit,
}

fn edit() -> impl Strategy<Value = Edit> {
    let pair = || (0..6_u8, 0..5_u8);
    prop_oneof![
        4 => pair().prop_map(|(goal, value)| Edit::Field(goal, value)),
        4 => pair().prop_map(|(goal, value)| Edit::Text(goal, value)),
        2 => (0..6_u8).prop_map(Edit::Break),
        2 => (0..6_u8).prop_map(Edit::Delete),
        2 => pair().prop_map(|(goal, value)| Edit::Rename(goal, value)),
        1 => (0..2_u8).prop_map(Edit::Folder),
        2 => (0..5_u8).prop_map(Edit::Settings),
        1 => (0..3_u8).prop_map(Edit::Sources),
        2 => (0..4_u8).prop_map(Edit::Page),
        1 => (0..3_u8).prop_map(Edit::Media),
        2 => (0..4_u8).prop_map(Edit::Theme),
        3 => Just(Edit::Commit),
    ]
}

/// The file of a goal, wherever earlier edits put it.
fn file_of(case: &Case, goal: u8) -> String {
    let name = format!("z{goal}.md");
    let files = crate::case::files(&case.path("content/ziele"));
    let found = files.into_keys().find(|path| path.rsplit('/').next() == Some(&name));
    format!("content/ziele/{}", found.unwrap_or(name))
}

fn remove(case: &Case, path: &str) {
    drop(std::fs::remove_file(case.path(path)));
}

fn rename(case: &Case, from: &str, to: &str) {
    if case.path(from).exists() && !case.path(to).exists() {
        std::fs::create_dir_all(case.path(to).parent().unwrap()).unwrap();
        std::fs::rename(case.path(from), case.path(to)).unwrap();
    }
}

fn apply(case: &mut Case, edit: &Edit) {
    match *edit {
        Edit::Field(goal, value) => {
            let fields = [
                "status: geplant\n",
                "status: begonnen\n",
                "due: 2025\n",
                "title: Anderer Titel\n",
                "translations: {en: {title: Other}}\n",
            ];
            let text =
                format!("---\nid: z{goal}\npillar: netz\ntitle: Ziel\n{}---\nText.\n", fields[usize::from(value)]);
            let text = if value == 3 { text.replace("title: Ziel\n", "") } else { text };
            case.write(&file_of(case, goal), text);
        }
        Edit::Text(goal, value) => {
            let texts = ["Kurz.", "Glasfaser und mehr.", "[Ziel](goal:z2)", "[Hilfe](/hilfe/)", "[fehlt](goal:z9)"];
            let text = texts[usize::from(value)];
            case.write(
                &file_of(case, goal),
                format!("---\nid: z{goal}\ntitle: Ziel {goal}\npillar: amt\n---\n{text}\n"),
            );
        }
        Edit::Break(goal) => case.write(&file_of(case, goal), "---\nid: [z\n---\n"),
        Edit::Delete(goal) => remove(case, &file_of(case, goal)),
        Edit::Rename(goal, value) => {
            let to = format!("content/ziele/ordner{value}/z{goal}.md");
            rename(case, &file_of(case, goal), &to);
        }
        Edit::Folder(0) => rename(case, "content/ziele/ordner0", "content/ziele/neu"),
        Edit::Folder(_) => rename(case, "content/ziele/neu", "content/ziele/ordner0"),
        Edit::Settings(value) => {
            let settings = format!("{SETTINGS}{MORE}");
            let settings = match value {
                0 => settings,
                1 => settings.replace("Testportal", "Portal"),
                2 => settings.replace("label: begonnen", "label: angefangen").replace("theme: themes/eigen\n", ""),
                3 => settings.replace("stands: [2024-01-02]\n", "soon_days: 30\n").replace("[de, en]", "[de]"),
                _ => settings.replace("pillars:", "pfeiler:"),
            };
            case.write("portal.yaml", settings);
        }
        Edit::Sources(value) => {
            let lists = [
                "bericht: {title: Bericht}\n",
                "bericht: {title: Neu}\nandere: {title: Andere}\n",
                "andere: {title: A}\n",
            ];
            case.write("content/quellen.yaml", lists[usize::from(value)]);
        }
        Edit::Page(0) => remove(case, "content/seiten/hilfe.md"),
        Edit::Page(1) => case.write("content/seiten/neu.md", "---\ntitle: Neu\nmenu: main\n---\n"),
        Edit::Page(2) => remove(case, "content/seiten/neu.md"),
        Edit::Page(_) => case.write("content/seiten/hilfe.md", "---\ntitle: Rat\n---\n![Bild](../medien/bild.png)\n"),
        Edit::Media(0) => remove(case, "content/medien/bild.png"),
        Edit::Media(value) => case.write("content/medien/bild.png", format!("Bild {value}")),
        Edit::Theme(0) => case.write("themes/eigen/texts/de.yaml", "crumbs: {home: Start}\n"),
        Edit::Theme(1) => case.write("themes/eigen/templates/footer.html", "<footer>{{ site.title }}</footer>\n"),
        Edit::Theme(2) => case.write("themes/eigen/templates/footer.html", "<footer>{{ site.</footer>\n"),
        Edit::Theme(_) => remove(case, "themes/eigen/templates/footer.html"),
        Edit::Commit => drop(case.commit("Änderung")),
    }
}

type Files = BTreeMap<String, Vec<u8>>;

/// What a clean build would write and say; no files if it would write nothing, and the failure if it could not run.
fn fresh(case: &Case) -> Result<(Option<Files>, Vec<Diagnostic>), String> {
    let opened = match read(&request(case.root()), &|_| ()).map_err(|error| error.to_string())? {
        Ok(opened) => opened,
        Err(findings) => return Ok((None, findings.list)),
    };
    let made = Mutex::new(Files::new());
    let take = |file: OutputFile| drop(made.lock().unwrap().insert(file.path, file.bytes));
    opened.site(&opened.stands().unwrap(), |_, files| files.all(&|_| (), None, &take)).unwrap();
    Ok((Some(made.into_inner().unwrap()), opened.findings.list))
}

/// Follows edits one by one, and holds what the preview shows and says against a clean build.
fn follow(edits: Vec<Edit>) {
    let mut case = portal();
    let mut preview = Preview::new(request(case.root()));
    assert!(preview.look(Touched::default()));
    let (files, found) = fresh(&case).unwrap();
    let mut last: Files = files.unwrap_or_else(|| panic!("{found:?}"));
    let mut ever: BTreeSet<String> = last.keys().cloned().collect();
    for edit in edits {
        let before = crate::case::files(case.root());
        apply(&mut case, &edit);
        let after = crate::case::files(case.root());
        let touched = before.keys().chain(after.keys()).filter(|path| before.get(*path) != after.get(*path));
        let is_commit = matches!(edit, Edit::Commit);
        preview.look(Touched { paths: touched.cloned().collect(), nothing_else: !is_commit });
        let (failure, findings) = match fresh(&case) {
            Ok((files, findings)) => {
                last = files.unwrap_or(last);
                (None, findings)
            }
            Err(failure) => (Some(failure), Vec::new()),
        };
        ever.extend(last.keys().cloned());
        preview
            .site(|site| {
                assert_eq!(site.failure, failure.as_deref());
                if failure.is_none() {
                    let errors = |list: &[Diagnostic]| -> Vec<Diagnostic> {
                        list.iter().filter(|found| found.severity() == Severity::Error).cloned().collect()
                    };
                    assert_eq!(errors(&site.findings.list), errors(&findings));
                }
                let files = site.files.unwrap();
                for path in &ever {
                    let shown = files.file(path).unwrap().map(|file| file.bytes);
                    assert!(shown.as_ref() == last.get(path), "{path} after {edit:?}");
                }
            })
            .unwrap();
    }
}

#[test]
fn what_changes_while_the_settings_cannot_be_used_is_told() {
    follow(vec![Edit::Settings(4), Edit::Break(4), Edit::Break(2), Edit::Settings(0)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_preview_is_a_clean_build(edits in prop::collection::vec(edit(), 1..9)) {
        follow(edits);
    }
}
