//! A portal overrides single templates, texts, colours.

use insta::assert_snapshot;

use crate::case::{Case, SETTINGS};

/// A portal with a goal and files of a theme.
fn with(files: &[(&str, &str)]) -> Case {
    let mut case = Case::new().file("portal.yaml", format!("{SETTINGS}theme: themes/eigen\n")).goal("neu", "");
    for (path, text) in files {
        case = case.file(&format!("themes/eigen/{path}"), text);
    }
    case
}

/// Paths of files that differ from the site with the default theme.
fn differing(case: &Case) -> Vec<String> {
    case.builds();
    let own = case.site_files();
    let default = Case::new().goal("neu", "");
    default.builds();
    let default = default.site_files();
    let paths: std::collections::BTreeSet<&String> = own.keys().chain(default.keys()).collect();
    let differ = paths.into_iter().filter(|path| own.get(*path) != default.get(*path));
    // The search index holds the texts of all pages.
    let sums = ["data/v1/manifest.json", "SHA256SUMS"];
    differ.filter(|path| !sums.contains(&path.as_str()) && !path.starts_with("pagefind/")).cloned().collect()
}

#[test]
fn template() {
    let case = with(&[("templates/robots.txt", "User-agent: *\nDisallow: /{{ view.allow }}\n")]);
    assert_eq!(differing(&case), ["robots.txt"]);
    assert_eq!(case.site("robots.txt"), "User-agent: *\nDisallow: /true\n");
}

#[test]
fn template_of_a_page_with_the_frame_of_the_default_theme() {
    let template = "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}: {{ view.card.status.label }}</h1>{% endblock main %}";
    let case = with(&[("templates/goal.html", template)]);
    assert_eq!(differing(&case), ["ziele/neu/index.html"]);
    let page = case.site("ziele/neu/index.html");
    assert_eq!(
        crate::build::small::between(&page, "<main", "</main>"),
        "<main id=\"inhalt\" tabindex=\"-1\">\n<h1>Ziel neu: nicht veröffentlicht</h1>\n</main>"
    );
}

#[test]
fn text() {
    let case = with(&[("texts/de.yaml", "goal:\n  promise: Was <alle> sehen\n")]);
    assert_eq!(differing(&case), ["druck/index.html", "ziele/neu/index.html"]);
    let page = case.site("ziele/neu/index.html");
    assert_eq!(
        crate::build::small::lines(&page, &["id=\"versprechen\""]),
        "<h2 id=\"versprechen\">Was &lt;alle&gt; sehen</h2>"
    );
}

#[test]
fn text_that_the_program_puts_in() {
    let case = with(&[("texts/de.yaml", "badge_file:\n  done: \"{n}/{total}\"\n")]);
    assert_eq!(
        differing(&case),
        ["badges/pillar-amt.svg", "badges/pillar-netz.svg", "badges/portal.svg", "zaehlweise/index.html"]
    );
}

#[test]
fn colours() {
    let case = with(&[("assets/colours.css", ":root { --x: red }\n")]);
    assert_eq!(differing(&case), ["assets/colours.css"]);
    assert_eq!(case.site("assets/colours.css"), ":root { --x: red }\n");
}

#[test]
fn further_files() {
    let case = with(&[("assets/schrift/a.woff2", "x"), ("notiz.md", "gehört zu nichts")]);
    assert_eq!(differing(&case), ["assets/schrift/a.woff2"]);
}

#[test]
fn theme_of_a_commit() {
    let mut case = with(&[("assets/colours.css", "alt\n")]);
    case.commit("Anfang");
    case.write("themes/eigen/assets/colours.css", "neu\n");
    let ran = case.build(&["--rev", "main"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(case.site("assets/colours.css"), "alt\n");
}

#[test]
fn another_language() {
    let case = with(&[("texts/fr.yaml", "skip: Aller au contenu\n")]);
    case.write("portal.yaml", format!("{SETTINGS}theme: themes/eigen\nlanguages: [fr]\n"));
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 1 Ziel, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    let page = case.site("index.html");
    assert_snapshot!(crate::build::small::lines(&page, &["<html", "class=\"skip\"", "id=\"geaendert\""]), @r##"
    <html lang="fr">
    <a class="skip" href="#inhalt">Aller au contenu</a>
    <h2 id="geaendert">Was sich zuletzt geändert hat</h2>
    "##);
}

#[test]
fn a_text_that_nobody_asks_for_is_a_slip() {
    let texts =
        "goal:\n  sorces: Belege\nmeins:\n  gruss: Guten Tag\n  rest: Nichts\nfields:\n  Aktenzeichen: Zeichen\n";
    let case = with(&[("texts/de.yaml", texts), ("templates/404.html", "{{ t.meins.gruss }}")]);
    let found = case.run(&["check"]).out;
    let about: Vec<&str> = found.lines().filter(|line| line.contains("Z508") || line.contains("themes/")).collect();
    assert_eq!(
        about,
        [
            "Warnung[Z508]: einen Text `sorces` gibt es hier nicht; er erscheint nirgends",
            " --> themes/eigen/texts/de.yaml:2:3"
        ]
    );
}

#[test]
fn a_text_is_not_asked_for_by_one_that_is_named_alike() {
    let texts = "goal:\n  mein: Eins\n  meins: Zwei\n  deins: Drei\n";
    let template = "{{ t.goal.meins }}{% if false %}{{ next.t.goal.deins }}{% endif %}";
    let case = with(&[("texts/de.yaml", texts), ("templates/404.html", template)]);
    let found = case.run(&["check"]).out;
    let named: Vec<&str> = found.lines().filter(|line| line.contains("Z508")).collect();
    assert_eq!(
        named,
        ["mein", "deins"]
            .map(|name| format!("Warnung[Z508]: einen Text `{name}` gibt es hier nicht; er erscheint nirgends"))
    );
}

#[test]
fn a_template_that_nobody_asks_for_is_a_slip() {
    let page =
        "{% extends \"base.html\" %}{% block main %}{% include \"teil.html\" %}{{ <wappen/> }}{% endblock main %}";
    let case = with(&[
        ("templates/404.html", page),
        ("templates/gaol.html", "<h1>{{ page.title }}</h1>"),
        ("templates/alt/notiz.txt", "Nur für uns"),
        ("templates/teil.html", "Teil"),
        ("templates/wappen.html", "{%- component wappen() -%}Wappen{%- endcomponent wappen -%}"),
    ]);
    assert_snapshot!(case.run(&["check"]).out, @r#"
    Hinweis[Z320]: für das Ziel ist kein Ressort genannt
     --> content/ziele/neu.md:2:5
      |
    2 | id: neu
      |     ^^^
      |
      = Hilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist

    Warnung[Z510]: nach einer Vorlage `alt/notiz.txt` fragt niemand; sie erscheint nirgends
    --> themes/eigen/templates/alt/notiz.txt
     = Hilfe: so nennen wie eine eingebaute Vorlage, mit `include` in eine andere holen, oder die Datei löschen

    Warnung[Z510]: nach einer Vorlage `gaol.html` fragt niemand; sie erscheint nirgends
    --> themes/eigen/templates/gaol.html
     = Hilfe: gemeint ist vielleicht `goal.html`

    0 Fehler, 2 Warnungen, 1 Hinweis.
    "#);
    assert_snapshot!(case.run(&["check", "--lang", "en"]).out, @r#"
    Hint[Z320]: no department is named for the goal
     --> content/ziele/neu.md:2:5
      |
    2 | id: neu
      |     ^^^
      |
      = Help: add a line `lead: …` as soon as it is known who is responsible

    Warning[Z510]: nothing asks for a template `alt/notiz.txt`; it shows nowhere
    --> themes/eigen/templates/alt/notiz.txt
     = Help: name it as a built-in one, take it into another one with `include`, or delete the file

    Warning[Z510]: nothing asks for a template `gaol.html`; it shows nowhere
    --> themes/eigen/templates/gaol.html
     = Help: perhaps `goal.html` is meant

    0 errors, 2 warnings, 1 hint.
    "#);
    assert_eq!(case.run(&["check", "--strict"]).code, 1);
}

/// A build would fail, so what is checked before has to.
#[test]
fn templates_are_tried_when_they_are_checked() {
    let case = with(&[("templates/goal.html", "<h1>{{ page.titel }}</h1>\n")]);
    assert_snapshot!(case.run(&["check"]).whole(), @"
    exit 2
    err: Fehler: eine Vorlage des Themas scheitert bei der Seite `ziele/neu/index.html`:
    error: Field `titel` is not defined. Available fields: canonical, crumbs, description, easy, edit_href, feed, file, file_href, history_href, mail, path, section, title, untranslated
     --> goal.html:1:13
      |
    1 | <h1>{{ page.titel }}</h1>
      |             ^^^^^
    ");
    case.write("content/ziele/neu.md", "nichts");
    assert_snapshot!(case.run(&["check"]).out, @"
    Fehler[Z101]: oben in der Datei fehlt der Block mit den Angaben zur Seite
     --> content/ziele/neu.md:1:1
      |
    1 | nichts
      | ^^^^^^
      |
      = Hilfe: die Datei muss so beginnen: eine Zeile `---`, dann die Angaben wie `id: vv-01`, dann wieder eine Zeile `---`

    1 Fehler, 0 Warnungen, 0 Hinweise.
    ");
}

/// Addresses are the program's in every language: a translated one would lead nowhere.
#[test]
fn an_address_is_no_text_of_a_theme() {
    let case = with(&[("texts/de.yaml", "routes:\n  search: recherche/\n  goals: ziele/\n")]);
    let found = case.run(&["check"]).out;
    let about: Vec<&str> = found.lines().filter(|line| line.contains("Z508") || line.contains("themes/")).collect();
    assert_eq!(
        about,
        [
            "Warnung[Z508]: einen Text `search` gibt es hier nicht; er erscheint nirgends",
            " --> themes/eigen/texts/de.yaml:2:3"
        ]
    );
    case.builds();
    assert!(!case.site("index.html").contains("recherche/"));
}

/// A text where the theme has several, or the other way round, would show as its name.
#[test]
fn a_text_of_another_kind_is_a_mistake() {
    let case = with(&[("texts/de.yaml", "menu: 3\ngoal:\n  sources: [Belege]\nrules:\nstep: {by: }\n")]);
    let ran = case.build(&[]);
    let about: Vec<&str> = ran.err.lines().filter(|line| line.contains("Z108") || line.contains("themes/")).collect();
    assert_eq!(
        about,
        [
            "Fehler[Z108]: `menu` muss ein Block mit eigenen Angaben sein",
            " --> themes/eigen/texts/de.yaml:1:7",
            "Fehler[Z108]: `sources` muss ein Text sein",
            " --> themes/eigen/texts/de.yaml:3:12",
        ],
        "{}",
        ran.err
    );
    assert_eq!(ran.code, 1);
}
