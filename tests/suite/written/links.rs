//! Links in the notations of other programs.

use insta::assert_snapshot;

use super::{checked, read};
use crate::case::Case;

fn case(text: &str) -> Case {
    Case::new()
        .goal("a", "lead: mid\n")
        .file("content/medien/Karte Nord.png", b"png")
        .file("content/medien/\u{dc}ber uns.png", b"png")
        .file("content/seiten/b.md", "---\ntitle: B\n---\n\n## Übersicht\n\nText\n")
        .file("content/seiten/c.md", format!("---\ntitle: C\n---\n\n{text}\n"))
}

#[test]
fn encoded_spaces_and_umlauts_are_understood() {
    let case = case(
        "![Karte](../medien/Karte%20Nord.png) ![Karte](<../medien/Karte Nord.png>) ![Wir](../medien/%C3%9Cber%20uns.png) \
         ![Wir](../medien/U\u{308}ber%20uns.png) [Seite](b.md#%C3%BCbersicht) [Seite](b.md#Übersicht) [Seite](/b/#uebersicht)",
    );
    assert_eq!(checked(&case).out, "Keine Fehler, keine Warnungen, keine Hinweise.\n");
    case.builds();
    let page = read(&case, "public/c/index.html");
    for address in ["../medien/Karte%20Nord.png", "../medien/%C3%9Cber%20uns.png", "../b/#text-uebersicht"] {
        assert!(page.contains(&format!("\"{address}\"")), "{address}: {page}");
    }
}

#[test]
fn a_suggestion_leads_where_it_says() {
    let case = case(
        "![Karte](../medien/karte%20nord.png) ![Karte](..\\medien\\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)",
    );
    let out = checked(&case).out;
    assert_snapshot!(out, @r"
    Fehler[Z403]: der Verweis `../medien/karte%20nord.png` führt ins Leere
     --> content/seiten/c.md:5:1
      |
    5 | ![Karte](../medien/karte%20nord.png) ![Karte](..\medien\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `../medien/Karte%20Nord.png`

    Fehler[Z403]: der Verweis `..\medien\Karte%20Nord.png` führt ins Leere
     --> content/seiten/c.md:5:38
      |
    5 | ![Karte](../medien/karte%20nord.png) ![Karte](..\medien\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)
      |                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `../medien/Karte%20Nord.png`

    Fehler[Z403]: der Verweis `../ziel/a.md` führt ins Leere
     --> content/seiten/c.md:5:75
      |
    5 | ![Karte](../medien/karte%20nord.png) ![Karte](..\medien\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)
      |                                                                           ^^^^^^^^^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `../ziele/a.md`

    Fehler[Z403]: der Verweis `../b.md` führt ins Leere
     --> content/seiten/c.md:5:96
      |
    5 | ![Karte](../medien/karte%20nord.png) ![Karte](..\medien\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)
      |                                                                                                ^^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `b.md`

    Fehler[Z403]: der Verweis `B.md#x` führt ins Leere
     --> content/seiten/c.md:5:109
      |
    5 | ![Karte](../medien/karte%20nord.png) ![Karte](..\medien\Karte%20Nord.png) [Ziel](../ziel/a.md) [B](../b.md) [B](B.md#x)
      |                                                                                                             ^^^^^^^^^^^
      |
      = Hilfe: gemeint ist vielleicht `b.md`

    5 Fehler, 0 Warnungen, 0 Hinweise.
    ");
    for found in ["../medien/Karte%20Nord.png", "../ziele/a.md", "b.md"] {
        let case = self::case(&format!("![Bild]({found})"));
        assert_eq!(checked(&case).out, "Keine Fehler, keine Warnungen, keine Hinweise.\n", "{found}");
    }
}

/// A goal whose file has another name now is the one that the link meant, not the next file that is called alike.
#[test]
fn a_link_to_a_goal_whose_file_is_called_otherwise_now() {
    let case = Case::new()
        .file("content/ziele/antraege.md", "---\nid: vw-01\ntitle: Anträge\npillar: netz\nlead: mid\n---\n")
        .file(
            "content/ziele/ne-01.md",
            "---\nid: ne-01\ntitle: Netze\npillar: netz\nlead: mid\n---\n\n[Anträge](vw-01.md)\n",
        );
    let told = checked(&case).out;
    assert!(told.contains("Z403") && told.contains("`antraege.md`"), "{told}");
}
