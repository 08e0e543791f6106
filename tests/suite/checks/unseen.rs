//! Characters that nobody sees and that change what is read.

use super::{Case, SETTINGS};

/// Lines of all findings about such characters: place, then code.
fn found(case: &Case) -> Vec<String> {
    let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let text = |found: &serde_json::Value| {
        let code = found["code"].as_str().unwrap().to_owned();
        let is_ours = ["Z109", "Z110", "Z111"].contains(&code.as_str());
        is_ours.then(|| format!("{}:{}:{} {code}", found["path"].as_str().unwrap(), found["line"], found["column"]))
    };
    report["findings"].as_array().unwrap().iter().filter_map(text).collect()
}

#[test]
fn everywhere_with_their_place() {
    let case = Case::empty()
        .file("portal.yaml", SETTINGS.replacen("Testportal", "\"Test\\0portal\"", 1))
        .file("content/quellen.yaml", "q: {title: \"Quelle\\e[31m\"}\n")
        .file("content/glossar.yaml", "ozg: {word: OZG, text: \"\\u202eGesetz\"}\n")
        .file(
            "content/ziele/a.md",
            "---\nid: a\ntitle: \"\\u200eZiel\"\npillar: netz\n---\n\nText \u{202e}59\u{202c}.\n\nUnd &#x202e;59.\n",
        );
    assert_eq!(
        found(&case),
        [
            "content/glossar.yaml:1:24 Z110",
            "content/quellen.yaml:1:12 Z109",
            "content/ziele/a.md:3:8 Z111",
            "content/ziele/a.md:7:6 Z110",
            "content/ziele/a.md:9:1 Z110",
            "portal.yaml:1:8 Z109",
        ]
    );
}

/// No YAML may have them as they are; what its parser says of that helps nobody.
#[test]
fn also_where_they_stand_as_they_are() {
    let page =
        |sign: &str| format!("---\nid: a\ntitle: Ziel {sign}a\npillar: netz\nsummary: \"A{sign}b\"\n---\nText.\n");
    for sign in ["\u{1b}", "\u{8}", "\u{0}", "\u{c}"] {
        let case = Case::new().file("content/ziele/a.md", page(sign));
        assert_eq!(found(&case), ["content/ziele/a.md:3:13 Z109"], "{sign:?}");
        case.write("portal.yaml", SETTINGS.replacen("Testportal", &format!("\"Test{sign}portal\""), 1));
        assert_eq!(found(&case), ["portal.yaml:1:13 Z109"], "{sign:?}");
    }
}

#[test]
fn what_unicode_gave_up_or_keeps_for_notes() {
    let case = Case::new().goal("a", "note: \"A\u{206e}59\"\n").goal("b", "note: \"A\u{fff9}b\u{fffb}\"\n");
    assert_eq!(found(&case), ["content/ziele/a.md:5:7 Z109", "content/ziele/b.md:5:7 Z109"]);
}

#[test]
fn right_marks_beside_hebrew() {
    let case = Case::new().goal("a", "summary: \"\\u2067\u{5d0}\u{5d1}\\u2069 und Netze\"\n");
    assert!(found(&case).is_empty());
}

#[test]
fn old_states_lose_them_and_names_of_files_show_them() {
    let mut case = Case::new().goal("a", "summary: \"erst \\u202e59\\u202c\\e[31m Prozent\"\n");
    case.write("content/ziele/b\u{1b}[31m.md", "---\nid: b\ntitle: Ziel b\npillar: netz\n---\n\nText.\n");
    case.commit("Anfang");
    case.write_goal("a", "summary: dann 60 Prozent\n");
    case.commit("Danach");
    let ran = case.run(&["history", "a"]);
    assert!(ran.out.contains("erst 59[31m Prozent"), "{}", ran.whole());
    case.builds();
    for (path, bytes) in case.site_files() {
        let text = String::from_utf8_lossy(&bytes);
        let is_text = [".html", ".json", ".csv", ".atom", ".xml"].iter().any(|ending| path.ends_with(ending));
        assert!(!is_text || !text.contains(['\u{1b}', '\u{202e}']), "{path}");
    }
    case.write("content/ziele/b\u{1b}[31m.md", "kein Kopf\n");
    for format in ["human", "json", "sarif", "gitlab", "github"] {
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", format]);
        assert!(ran.out.contains("content/ziele/b") && !ran.out.contains('\u{1b}'), "{format}: {}", ran.whole());
    }
}

/// `von 59 auf 60` stays in this order beside a Hebrew word, in pages, feeds and reports.
#[test]
fn a_text_that_is_read_from_the_right_moves_nothing_around_it() {
    let mut case = Case::new().goal("a", "due: 2027\npromise: \"\u{5d0}\u{5d1} 59\"\n");
    case.commit("Anfang");
    case.write_goal("a", "due: 2027\npromise: \"\u{5d0}\u{5d1} 60\"\n");
    case.commit("Danach");
    let later = "---\nid: a\ntitle: \"\u{5d0}\u{5d1} 7\"\npillar: netz\ndue: 2028\npromise: \"\u{5d0}\u{5d1} 60\"\n---\n\nText von a.\n";
    case.write("content/ziele/a.md", later);
    case.commit("Später");
    case.builds();
    let page = case.site("ziele/a/index.html");
    assert!(
        page.contains("<bdi>\u{5d0}\u{5d1} 59</bdi></del>") && page.contains("<bdi>\u{5d0}\u{5d1} 60</bdi>"),
        "{page}"
    );
    assert!(case.site("feed.atom").contains("&lt;bdi&gt;\u{5d0}\u{5d1} 59&lt;/bdi&gt;&lt;/del&gt; → "));
    for (path, bytes) in case.site_files() {
        let text = String::from_utf8_lossy(&crate::history::people::unpacked(bytes)).into_owned();
        assert!(!text.contains(|c| matches!(c, '\u{fdd0}'..='\u{fdef}')), "{path}");
    }
    let report = case.run(&["report", "--from", "2024-01-01", "--to", "2024-12-31", "--format", "markdown"]);
    assert!(report.out.contains("\u{2068}\u{5d0}\u{5d1} 7\u{2069}"), "{}", report.whole());
}

#[test]
fn characters_without_width_in_titles() {
    let found = |title: &str| {
        let case = Case::empty()
            .file("portal.yaml", SETTINGS)
            .file("content/ziele/a.md", format!("---\nid: a\ntitle: \"{title}\"\npillar: netz\n---\n\nText.\n"));
        let ran = case.run(&["check", "--as-of", "2026-06-01"]);
        ran.out.matches("Warnung[Z117]: in diesem Text steht ein Zeichen ohne Breite, das niemand sieht").count()
    };
    for wrong in [
        "Netze\u{200b} für alle",
        "Net\u{200d}ze",
        "Netze \u{2060}neu",
        "Netze\u{e0061}",
        "\u{3164}Netze",
        "Netze\\u200b",
    ] {
        assert_eq!(found(wrong), 1, "{wrong:?}");
    }
    // Persian, Hindi, a family, the flag of Scotland.
    for right in [
        "می\u{200c}خواهم",
        "क्\u{200d}ष",
        "👨\u{200d}👩\u{200d}👧 Familie",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "Netze",
    ] {
        assert_eq!(found(right), 0, "{right:?}");
    }
    let case = Case::empty().file("portal.yaml", SETTINGS.replacen("title: Netze", "title: \"Netze\\u200b\"", 1));
    assert!(case.run(&["check"]).out.contains("Z117"));
}

/// What stands at the beginning of a line is taken for a command by the forges that show what the program says.
#[test]
fn no_text_of_a_file_begins_a_line_of_the_output() {
    let lines = "x\\n::error file=a::b\\r::error::c\\td";
    let case = Case::new().goal("a", &format!("status: \"{lines}\"\n\"{lines}\": 1\nsources: [\"{lines}\", q]\n"));
    for number in 0..2 {
        let page = format!("---\nid: b\ntitle: Ziel {number}\npillar: netz\n---\n\n{}\n", "<b> ".repeat(40));
        case.write(&format!("content/ziele/{number}\n::error::\u{1b}[31m.md"), page);
    }
    for format in ["human", "github"] {
        let ran = case.run(&["check", "--as-of", "2026-06-01", "--format", format]);
        let own = ["::error file=content/", "::warning file=content/", "::notice file=content/"];
        let is_command = |line: &&str| {
            let line = line.trim_start();
            line.starts_with("::") && !(format == "github" && own.iter().any(|own| line.starts_with(own)))
        };
        assert_eq!(ran.out.split(['\n', '\r']).find(is_command), None, "{}", ran.out);
        assert!(!ran.out.contains(['\u{1b}', '\t', '\r']), "{}", ran.out);
        assert!(ran.out.contains("weitere in dieser Datei"), "{}", ran.out);
    }
}

#[test]
fn file_whose_name_no_address_can_have() {
    let mut case = Case::new().goal("a", "");
    case.write("content/medien/bild\n::error::\u{1b}[31m.txt", "x");
    case.write("content/medien/gut.txt", "x");
    case.commit("Anfang");
    case.write("content/medien/bild\n::error::\u{1b}[31m.txt", "y");
    case.commit("Danach");
    let check = case.run(&["check", "--as-of", "2026-06-01", "--format", "github"]);
    insta::assert_snapshot!(check.out, @r"
    ::warning file=content/medien/bild\u{a}%3A%3Aerror%3A%3A\u{1b}[31m.txt,title=Z009::im Namen der Datei steht ein Zeichen, das niemand sieht, oder ein `\`; die Datei wird ausgelassen%0AHilfe: die Datei mit `git mv` umbenennen; Umlaute am besten vermeiden
    ::notice file=content/ziele/a.md,line=2,endLine=2,col=5,endColumn=5,title=Z320::für das Ziel ist kein Ressort genannt%0AHilfe: eine Zeile `lead: …` ergänzen, sobald bekannt ist, wer verantwortlich ist
    ");
    case.builds();
    assert_eq!(case.site_files().keys().filter(|path| path.starts_with("medien/")).count(), 1);
    for format in ["text", "csv", "json", "markdown"] {
        let ran = case.run(&["history", "--format", format]);
        assert!(ran.out.contains("bild") && !ran.out.contains('\u{1b}'), "{}", ran.out);
        assert!(!ran.out.lines().any(|line| line.starts_with("::")), "{format}: {}", ran.out);
    }
}

/// No mark of direction gets into a terminal, and the mark below stands where it has to.
#[test]
fn a_message_shows_marks_of_direction_as_signs() {
    let page = "---\nid: a\ntitle: Ziel a\npillar: netz\nlead: mid\n---\n\n\u{61c}Text \u{200f}x und \u{200e}y.\n";
    let case = Case::new().file("content/ziele/a.md", page);
    let said = case.run(&["check"]).out;
    assert!(!said.contains(['\u{61c}', '\u{200e}', '\u{200f}']), "{said:?}");
    insta::assert_snapshot!(said, @"
    Warnung[Z111]: hier steht ein Zeichen für die Leserichtung, das niemand sieht (U+061C)
     --> content/ziele/a.md:8:1
      |
    8 | �Text �x und �y.
      | ^
      |
      = Hilfe: den Text neu tippen, statt ihn zu kopieren; solche Zeichen gehören nur neben hebräische oder arabische Schrift, und was sie öffnen, müssen sie dort auch schließen

    0 Fehler, 1 Warnung, 0 Hinweise.
    ");
}
