//! Goals that come, go and move. An id is a goal, whatever its file is called.

use crate::case::Case;

#[test]
fn the_whole_file_of_changes() {
    let mut case = Case::new().goal("a", "status: geplant\n");
    let first = case.commit("Anfang");
    case.write_goal("a", "status: begonnen\nlead: mid\n");
    let second = case.commit("Stand vom Herbst\n\nGrund: Förderbescheid");
    assert_eq!(case.log().len(), 3);
    let expected = format!(
        r#"{{"portal":"Testportal","as_of":"2026-06-01","commit":"{second}","history":"complete","changes":[
{{"commit":"{first}","url":"/aenderungen/2024-01/#{first}","date":"2024-01-01","author":"Erika Muster","subject":"Anfang","goal":"a","title":"Ziel a","kind":"created","field":"file","old":null,"new":"content/ziele/a.md","flags":[],"reason":null,"decisions":[],"sources":[],"co_authors":[],"reverts":null,"signed":false}},
{{"commit":"{second}","url":"/aenderungen/2024-01/#{second}","date":"2024-01-02","author":"Erika Muster","subject":"Stand vom Herbst","goal":"a","title":"Ziel a","kind":"changed","field":"lead","old":null,"new":"mid","flags":[],"reason":"Förderbescheid","decisions":[],"sources":[],"co_authors":[],"reverts":null,"signed":false}},
{{"commit":"{second}","url":"/aenderungen/2024-01/#{second}","date":"2024-01-02","author":"Erika Muster","subject":"Stand vom Herbst","goal":"a","title":"Ziel a","kind":"changed","field":"status","old":"geplant","new":"begonnen","flags":[],"reason":"Förderbescheid","decisions":[],"sources":[],"co_authors":[],"reverts":null,"signed":false}}
],"rules":[

],"site":[

],"retold":[

],"gaps":[

]}}
"#
    );
    assert_eq!(case.site("data/v1/changes.json"), expected);
}

#[test]
fn created_and_removed() {
    let mut case = Case::new().goal("a", "").goal("b", "");
    case.commit("Anfang");
    case.write_goal("c", "");
    case.commit("Ein drittes");
    case.remove("content/ziele/b.md");
    case.commit("Eines weniger");
    assert_eq!(
        case.log(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Anfang: b created file: none -> content/ziele/b.md",
            "Ein drittes: c created file: none -> content/ziele/c.md",
            "Eines weniger: b removed file: content/ziele/b.md -> none",
        ]
    );
}

#[test]
fn all_goals_removed_and_the_folder_with_them() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.remove("content/ziele/a.md");
    case.commit("Alles weg");
    assert_eq!(
        case.log(),
        ["Anfang: a created file: none -> content/ziele/a.md", "Alles weg: a removed file: content/ziele/a.md -> none",]
    );
}

#[test]
fn moved() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    case.rename("content/ziele/a.md", "content/ziele/netz/glasfaser.md");
    case.commit("Verschoben");
    assert_eq!(
        case.log(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Verschoben: a moved file: content/ziele/a.md -> content/ziele/netz/glasfaser.md",
        ]
    );
}

#[test]
fn moved_and_changed_at_once() {
    let mut case = Case::new().goal("a", "progress: 10\n");
    case.commit("Anfang");
    case.remove("content/ziele/a.md");
    case.write(
        "content/ziele/netz/a.md",
        "---\nid: a\ntitle: Ganz anders\npillar: amt\nprogress: 90\n---\n\nNichts davon stand vorher da.\n",
    );
    case.commit("Verschoben und neu geschrieben");
    assert_eq!(
        case.log()[1..],
        [
            "Verschoben und neu geschrieben: a moved file: content/ziele/a.md -> content/ziele/netz/a.md",
            "Verschoben und neu geschrieben: a changed pillar: netz -> amt",
            "Verschoben und neu geschrieben: a changed progress: 10 -> 90",
            "Verschoben und neu geschrieben: a changed title: Ziel a -> Ganz anders",
            "Verschoben und neu geschrieben: a changed text: 4692add16ece -> bb40334008ae",
        ]
    );
}

#[test]
fn removed_and_brought_back() {
    let mut case = Case::new().goal("a", "status: geplant\n").goal("b", "");
    case.commit("Anfang");
    case.remove("content/ziele/a.md");
    case.commit("Weg");
    case.write_goal("a", "status: begonnen\n");
    case.commit("Wieder da");
    assert_eq!(
        case.log()[2..],
        [
            "Weg: a removed file: content/ziele/a.md -> none",
            "Wieder da: a created file: none -> content/ziele/a.md",
            "Wieder da: a changed status: geplant -> begonnen",
        ]
    );
    let told = ["wieder aufgenommen", "entfernt", "neu aufgenommen"];
    let lines = case.words("ziele/a/").into_iter();
    let course: Vec<_> = lines.filter(|line| told.iter().any(|told| line.starts_with(told))).collect();
    assert_eq!(
        course,
        ["wieder aufgenommen", "entfernt Ziel entfernt ohne Begründung", "neu aufgenommen"],
        "newest first"
    );
}

#[test]
fn two_files_exchange_their_names() {
    let mut case = Case::new().goal("a", "status: geplant\n").goal("b", "status: begonnen\n");
    case.commit("Anfang");
    case.rename("content/ziele/a.md", "content/ziele/c.md");
    case.rename("content/ziele/b.md", "content/ziele/a.md");
    case.rename("content/ziele/c.md", "content/ziele/b.md");
    case.commit("Getauscht");
    assert_eq!(
        case.log()[2..],
        [
            "Getauscht: a moved file: content/ziele/a.md -> content/ziele/b.md",
            "Getauscht: b moved file: content/ziele/b.md -> content/ziele/a.md",
        ]
    );
}

#[test]
fn an_id_goes_to_the_file_of_another() {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "due: 2028\n");
    case.commit("Anfang");
    case.write("content/ziele/b.md", "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2029\n---\n\nText von a.\n");
    case.remove("content/ziele/a.md");
    case.commit("Zusammengelegt");
    assert_eq!(
        case.log()[2..],
        [
            "Zusammengelegt: a moved file: content/ziele/a.md -> content/ziele/b.md",
            "Zusammengelegt: a changed due: 2027 -> 2029",
            "Zusammengelegt: b removed file: content/ziele/b.md -> none",
        ]
    );
}

#[test]
fn a_file_with_another_id_is_another_goal() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    let text = std::fs::read_to_string(case.path("content/ziele/a.md")).unwrap();
    case.write("content/ziele/a.md", text.replace("id: a", "id: b"));
    case.commit("Andere Kennung");
    assert_eq!(
        case.log()[1..],
        [
            "Andere Kennung: a removed file: content/ziele/a.md -> none",
            "Andere Kennung: b created file: none -> content/ziele/a.md",
        ]
    );
}

/// `a` in a second file, with another deadline.
const COPY: &str = "---\nid: a\ntitle: Ziel a\npillar: netz\ndue: 2030\n---\n\nText von a.\n";

#[test]
fn of_two_files_with_one_id_the_first_counts() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/0.md", COPY);
    let copied = case.commit("Kopiert");
    case.remove("content/ziele/0.md");
    case.commit("Kopie entfernt");
    assert_eq!(case.log(), ["Anfang: a created file: none -> content/ziele/a.md"]);
    let words = case.commit_words(&copied);
    let gap = words.iter().position(|line| line == "Lücken").unwrap();
    assert_eq!(words[gap + 2], "content/ziele/0.md: die Kennung `a` gibt es schon in `content/ziele/a.md`");
}

#[test]
fn the_second_file_takes_over_when_the_first_goes() {
    let mut case = Case::new().goal("a", "due: 2027\n");
    case.commit("Anfang");
    case.write("content/ziele/kopie.md", COPY);
    case.commit("Kopiert");
    case.remove("content/ziele/a.md");
    case.commit("Alte Datei entfernt");
    case.write("content/ziele/kopie.md", COPY.replace("2030", "2031"));
    case.commit("Später");
    assert_eq!(
        case.log()[1..],
        [
            "Alte Datei entfernt: a moved file: content/ziele/a.md -> content/ziele/kopie.md",
            "Alte Datei entfernt: a changed due: 2027 -> 2030",
            "Später: a changed due: 2030 -> 2031",
        ]
    );
}

#[test]
fn two_files_with_one_id_from_the_start() {
    let mut case = Case::new().goal("a", "due: 2027\n").file("content/ziele/kopie.md", COPY);
    case.commit("Anfang");
    case.write("content/ziele/kopie.md", COPY.replace("id: a", "id: b"));
    case.commit("Eigene Kennung");
    assert_eq!(
        case.log(),
        [
            "Anfang: a created file: none -> content/ziele/a.md",
            "Eigene Kennung: b created file: none -> content/ziele/kopie.md",
        ]
    );
}
