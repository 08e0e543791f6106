//! The glossary: its page, its words in texts, and mistakes in its file.

use insta::assert_snapshot;

use crate::build::small::between;
use crate::case::Case;

const GLOSSARY: &str = "\
ozg:
  word: OZG
  forms: [Onlinezugangsgesetz]
  text: Ein Gesetz <des> Bundes.
e-akte:
  word: E-Akte
  text: Eine Akte ohne Papier.
";

fn with(glossary: &str, text: &str) -> Case {
    let goal = format!("---\nid: a\ntitle: Ziel zum OZG\npillar: netz\nsummary: Die E-Akte kommt.\n---\n\n{text}\n");
    Case::new().file("content/glossar.yaml", glossary).file("content/ziele/a.md", goal)
}

fn prose(case: &Case) -> String {
    between(&case.site("ziele/a/index.html"), "<div class=\"prose part\">", "</div>")
}

#[test]
fn the_first_occurrence_in_a_text_leads_to_its_entry() {
    let case = with(
        GLOSSARY,
        "# Das OZG\n\nDas [OZG](https://example.org/), `OZG`, **OZG-Leistung**, OZG, Onlinezugangsgesetz und OZGs.\n\n- E-Akte\n\n```\nE-Akte\n```\n\n| OZG |\n| --- |\n| E-Akte |\n",
    );
    case.builds();
    assert_snapshot!(prose(&case), @r#"
    <div class="prose part">
    <h2 id="text-das-ozg">Das OZG</h2>
    <p>Das <a href="https://example.org/" rel="noopener">OZG</a>, <code>OZG</code>, <strong><a class="term" href="../../glossar/#ozg">OZG</a>-Leistung</strong>, OZG, Onlinezugangsgesetz und OZGs.</p>
    <ul>
    <li><a class="term" href="../../glossar/#e-akte">E-Akte</a></li>
    </ul>
    <pre tabindex="0"><code>E-Akte
    </code></pre>
    <div class="table-scroll" role="region" tabindex="0" aria-label="Tabelle">
    <table>
    <thead>
    <tr><th scope="col">OZG</th></tr>
    </thead>
    <tbody>
    <tr><td>E-Akte</td></tr>
    </tbody>
    </table>
    </div>
    "#);
    assert_snapshot!(between(&case.site("glossar/index.html"), "<div class=\"glossary\">", "</div>"), @r#"
    <div class="glossary">
    <section id="e-akte" aria-labelledby="wort-e-akte">
    <h2 id="wort-e-akte">E-Akte</h2>
    <p>Eine Akte ohne Papier.</p>
    </section>
    <section id="ozg" aria-labelledby="wort-ozg">
    <h2 id="wort-ozg">OZG</h2>
    <p>Ein Gesetz &lt;des&gt; Bundes.</p>
    </section>
    </div>
    "#);
}

#[test]
fn a_page_explains_the_words_that_it_uses_anywhere() {
    let case = with(GLOSSARY, "Nichts davon.");
    case.builds();
    assert_snapshot!(between(&case.site("ziele/a/index.html"), "<details class=\"terms", "</details>"), @r#"
    <details class="terms no-print" data-pagefind-ignore>
    <summary>2 Wörter auf dieser Seite, kurz erklärt</summary>
    <dl>
    <div><dt><a href="../../glossar/#e-akte">E-Akte</a></dt><dd>Eine Akte ohne Papier.</dd></div>
    <div><dt><a href="../../glossar/#ozg">OZG</a></dt><dd>Ein Gesetz &lt;des&gt; Bundes.</dd></div>
    </dl>
    </details>
    "#);
    let parts = "milestones: [{title: Die E-Akte ist da}]\nmeasures: [{title: Ein Gesetz wie das OZG}]\n";
    let other = with(GLOSSARY, "").goal("b", "").goal("c", parts);
    other.builds();
    assert!(!other.site("ziele/b/index.html").contains("class=\"terms"));
    assert!(other.site("ziele/c/index.html").contains("2 Wörter auf dieser Seite, kurz erklärt"));
}

#[test]
fn without_a_glossary_nothing_leads_to_it() {
    let case = Case::new().goal("a", "");
    case.builds();
    assert!(!case.path("public/glossar").exists());
    assert!(!case.site("a-z/index.html").contains("glossar"));
}

#[test]
fn mistakes_in_the_file_are_found_all_at_once() {
    let glossary = "Große Wörter: {word: A, text: B}\nozg: {word: OZG}\nki: {word: KI, forms: [OZG, KI], text: x, farbe: rot}\nleer:\n";
    let case = Case::built().file("content/glossar.yaml", glossary);
    assert_snapshot!(case.refused(), @r"
    exit 1
    err: Fehler[Z201]: `Große Wörter` ist keine gültige Kennung
     --> content/glossar.yaml:1:1
      |
    1 | Große Wörter: {word: A, text: B}
      | ^^^^^^^^^^^^
      |
      = Hilfe: erlaubt sind bis zu 100 kleine Buchstaben von a bis z, Ziffern und Bindestriche, zum Beispiel `grosse-woerter`

    Fehler[Z107]: die Angabe `text` fehlt
     --> content/glossar.yaml:2:7
      |
    2 | ozg: {word: OZG}
      |       ^^^^
      |
      = Hilfe: eine Zeile `text: …` ergänzen

    Fehler[Z204]: `OZG` steht hier doppelt
     --> content/glossar.yaml:2:13
      |
    2 | ozg: {word: OZG}
      |             ^^^
      |
      = Hilfe: einen der beiden Einträge löschen

    Fehler[Z204]: `KI` steht hier doppelt
     --> content/glossar.yaml:3:29
      |
    3 | ki: {word: KI, forms: [OZG, KI], text: x, farbe: rot}
      |                             ^^
      |
      = Hilfe: einen der beiden Einträge löschen

    Fehler[Z106]: die Angabe `farbe` gibt es nicht
     --> content/glossar.yaml:3:43
      |
    3 | ki: {word: KI, forms: [OZG, KI], text: x, farbe: rot}
      |                                           ^^^^^
      |
      = Hilfe: die Zeile löschen, oder im Handbuch nach dem richtigen Namen sehen

    Fehler[Z108]: `leer` muss ein Block mit eigenen Angaben sein
     --> content/glossar.yaml:4:5
      |
    4 | leer:
      |     ^
      |
      = Hilfe: die Angaben darunter schreiben und gleich weit einrücken

    6 Fehler, 0 Warnungen.
    Es wurde nichts geschrieben.
    ");
}

#[test]
fn an_empty_glossary_is_none() {
    let case = Case::new().goal("a", "").file("content/glossar.yaml", "# noch keine\n");
    case.builds();
    assert!(!case.path("public/glossar").exists());
}

#[test]
fn each_language_explains_its_own_words() {
    let settings = format!("{}languages: [de, en]\n", crate::case::SETTINGS);
    let glossary = "ressort: {word: Ressort, text: Ein Ministerium., translations: {en: {word: Department, forms: [department], text: A ministry.}}}\nozg: {word: OZG, text: Ein Gesetz.}\n";
    let goal = "---\nid: a\ntitle: A\npillar: netz\ntranslations: {en: {title: A, text: The department and the OZG.}}\n---\n\nDas Ressort und das OZG.\n";
    let case = Case::empty()
        .file("portal.yaml", settings)
        .file("content/glossar.yaml", glossary)
        .file("content/ziele/a.md", goal);
    case.builds();
    let term = |id: &str, word: &str| format!("<a class=\"term\" href=\"../../glossar/#{id}\">{word}</a>");
    let (german, english) = (case.site("ziele/a/index.html"), case.site("en/ziele/a/index.html"));
    assert!(
        german.contains(&format!("Das {} und das {}.", term("ressort", "Ressort"), term("ozg", "OZG"))),
        "{german}"
    );
    let both = format!("The {} and the {}.", term("ressort", "department"), term("ozg", "OZG"));
    assert!(english.contains(&both), "{english}");
    // What is not translated says in which language it is.
    assert!(english.contains("<dd>A ministry.</dd>") && english.contains("lang=\"de\">Ein Gesetz."), "{english}");
    case.write("content/glossar.yaml", glossary.replace("{en:", "{fr:"));
    let ran = case.build(&[]);
    assert!(ran.code == 1 && ran.err.contains("content/glossar.yaml:1:"), "{}", ran.err);
}
