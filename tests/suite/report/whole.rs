//! The whole strategy as one document: the page, and `zielstand report --whole`.

use insta::assert_snapshot;

use super::{goal, on, two_years};
use crate::build::small::{between, without_hashes};
use crate::case::{Case, Ran};
use crate::html;

/// A goal whose promise and deadline are other ones than at first.
fn case() -> Case {
    let case = two_years("");
    let front = |promise: &str, due: &str| {
        format!(
            "status: begonnen\nstatus_date: 2026-01\nstatus_source: b\nlead: mid\ndepartments: [ms]\npromise: {promise}\ndue: {due}\nevents: [{{date: 2025-02, text: Der Bau beginnt, source: b}}, {{text: Ein Gespräch}}]\n"
        )
    };
    goal(&case, "a3", Some("amt"), &front("Alle Ämter sind am Netz.", "2027"));
    on(&case, "2026-02-01", "Neu");
    goal(&case, "a3", Some("amt"), &front("Die meisten Ämter sind am Netz.", "2028"));
    on(&case, "2026-03-01", "Später\n\nGrund: Es fehlt an Leitungen.");
    case
}

#[test]
fn every_goal_in_short() {
    let case = case();
    case.builds();
    let page = without_hashes(&case, &case.site("druck/index.html"));
    assert_snapshot!(between(&page, "<header class=\"page-head\">", "</header>"), @r#"
    <header class="page-head">
    <h1>Alles zum Drucken</h1>
    <p class="lead">Jedes Ziel in Kürze, mit Status, Frist, Versprechen, Messwerten, Verlauf und Quellen.</p>
    <p>Letzte Änderung an einem Ziel: 1. März 2026.</p>
    <div class="tally">
    <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" width="100%" height="14" aria-hidden="true" focusable="false"><rect vector-effect="non-scaling-stroke" x="0.00" y="0" width="28.57" height="10" class="fill-green"/><rect vector-effect="non-scaling-stroke" x="28.57" y="0" width="42.86" height="10" class="fill-blue"/><rect vector-effect="non-scaling-stroke" x="71.43" y="0" width="14.28" height="10" class="fill-grey"/><rect vector-effect="non-scaling-stroke" x="85.71" y="0" width="14.29" height="10" class="fill-amber"/></svg>
    <ul class="legend">
    <li class="tone-green"><span class="legend-word">umgesetzt</span> <b>2</b> <span class="quiet">(29 %)</span></li>
    <li class="tone-blue"><span class="legend-word">begonnen</span> <b>3</b> <span class="quiet">(43 %)</span></li>
    <li class="tone-grey"><span class="legend-word">nicht veröffentlicht</span> <b>1</b> <span class="quiet">(14 %)</span></li>
    <li class="tone-amber"><span class="legend-word">verzögert</span> <b>1</b> <span class="quiet">(14 %)</span></li>
    </ul>
    </div>
    <p class="quiet measure">Ob eine Frist überschritten ist, hängt vom Tag ab, an dem Sie lesen. Darum steht hier nur die Frist selbst.</p>
    <p class="share no-print"><button type="button" class="print" hidden>Seite drucken</button></p>
    </header>
    "#);
    assert_snapshot!(between(&page, "<h2 id=\"inhaltsverzeichnis\">", "</section>"), @r##"
    <h2 id="inhaltsverzeichnis">Inhalt</h2>
    <ol class="whole-contents">
    <li><a href="#teil-netz">Netze</a>
    <ul>
    <li><span class="tag upper">n1</span> <a href="#ziel-n1">Ziel n1</a></li>
    <li><span class="tag upper">n2</span> <a href="#ziel-n2">Ziel n2</a></li>
    </ul></li>
    <li><a href="#teil-amt">Verwaltung</a>
    <ul>
    <li><span class="tag upper">a1</span> <a href="#ziel-a1">Ziel a1</a></li>
    <li><span class="tag upper">a2</span> <a href="#ziel-a2">Ziel a2</a></li>
    <li><span class="tag upper">a3</span> <a href="#ziel-a3">Ziel a3</a></li>
    <li><span class="tag upper">neu</span> <a href="#ziel-neu">Ziel neu</a></li>
    </ul></li>
    <li><a href="#teil-uebergreifend">Ziele der ganzen Strategie</a>
    <ul>
    <li><span class="tag upper">q1</span> <a href="#ziel-q1">Ziel q1</a></li>
    </ul></li>
    <li><a href="#quellen">Quellen</a></li>
    </ol>
    </section>
    "##);
    assert_snapshot!(between(&page, "aria-labelledby=\"ziel-a3\"", "</article>"), @r##"
    <article class="whole-goal" aria-labelledby="ziel-a3">
    <h3 id="ziel-a3"><span class="tag upper">a3</span> <a href="../ziele/a3/">Ziel a3</a></h3>
    <dl class="whole-facts">
    <div><dt>Status</dt><dd><span class="badge tone-blue"><span>begonnen</span></span> <span class="quiet">Beleg: Januar 2026</span></dd></div>
    <div><dt>Frist</dt><dd><time datetime="2028">2028</time> <span class="quiet">zuerst 2027, einmal verschoben</span></dd></div>
    <div><dt>Zuständig</dt><dd>MID, MS</dd></div>
    </dl>
    <p><b>Zuerst veröffentlicht am 1. Februar 2026:</b> Alle Ämter sind am Netz.</p>
    <p><b>Heute:</b> Die meisten Ämter sind am Netz.</p>
    <p class="whole-label">Belegte Ereignisse</p>
    <ul>
    <li><time datetime="2025-02">Februar 2025</time>: Der Bau beginnt <a class="whole-number" href="#beleg-1">[1]</a></li>
    </ul>
    <p class="whole-label">Ohne Datum</p>
    <ul>
    <li>Ein Gespräch</li>
    </ul>
    <p class="whole-label">Verlauf</p>
    <ul>
    <li><time datetime="2026-03-01">1. März 2026</time> · Grund: Es fehlt an Leitungen. (gilt für 2 Änderungen dieser Fassung)

    <ul class="changes">
    <li>Frist: <del><i>bisher </i>2027</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>2028</ins> <span class="flag">Frist verschoben</span></li>

    <li>Versprechen: <del><i>bisher </i>Alle Ämter sind am Netz.</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>Die meisten Ämter sind am Netz.</ins> <span class="flag">Versprechen geändert</span></li>

    </ul></li>
    <li><time datetime="2026-02-01">1. Februar 2026</time>

    <ul class="changes">
    <li><b>neu aufgenommen</b></li>

    </ul></li>
    </ul>
    <p class="whole-sources">Quellen: <a class="whole-number" href="#beleg-1">[1]</a> </p>
    </article>
    "##);
    assert_snapshot!(between(&page, "aria-labelledby=\"ziel-n1\"", "</article>"), @r#"
    <article class="whole-goal" aria-labelledby="ziel-n1">
    <h3 id="ziel-n1"><span class="tag upper">n1</span> <a href="../ziele/n1/">Ziel n1</a></h3>
    <dl class="whole-facts">
    <div><dt>Status</dt><dd><span class="badge tone-green"><span>umgesetzt</span></span></dd></div>
    <div><dt>Frist</dt><dd><time datetime="2026">2026</time></dd></div>
    <div><dt>Zuständig</dt><dd>Ein zuständiges Ressort ist nicht veröffentlicht.</dd></div>
    </dl>
    <p><b>Das Versprechen:</b> Ein Wortlaut des Versprechens ist nicht veröffentlicht.</p>
    <p class="whole-label">Messwerte</p>
    <ul>
    <li>Netze <span class="quiet">(Stück)</span>: <b>mehr als 80</b> <span class="quiet">(Mai 2025)</span>; Zielwert: <b>80</b></li>
    </ul>
    <p class="whole-label">Verlauf</p>
    <ul>
    <li><time datetime="2025-12-31">31. Dezember 2025</time> · Grund: Beschluss des Kabinetts. (gilt für 6 Änderungen dieser Fassung)

    <ul class="changes">
    <li>Messwert „Netze“ (Stück), Zielwert: <del><i>bisher </i>100</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>80</ins> <span class="flag">Zielwert abgeschwächt</span></li>

    <li>Status: <del><i>bisher </i>begonnen</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>umgesetzt</ins></li>

    <li><b>neu:</b> Messwert „Netze“ (Stück), Wert (Mai 2025): <ins>mehr als 80</ins></li>

    </ul></li>
    <li><time datetime="2024-06-30">30. Juni 2024</time>

    <ul class="changes">
    <li>Status: <del><i>bisher </i>geplant</del> <span aria-hidden="true">→</span> <ins><i>jetzt </i>begonnen</ins></li>

    <li><b>neu:</b> Messwert „Netze“ (Stück): <ins>12,5 (Mai 2024); Zielwert: 100</ins></li>

    </ul></li>
    <li><time datetime="2024-02-01">1. Februar 2024</time>

    <ul class="changes">
    <li><b>neu aufgenommen</b></li>

    </ul></li>
    </ul>
    <p class="whole-sources">Quellen: Für dieses Ziel ist keine Quelle angegeben.</p>
    </article>
    "#);
    assert_snapshot!(between(&page, "<h2 id=\"quellen\">", "</section>"), @r#"
    <h2 id="quellen">Quellen</h2>
    <ol class="sources whole-register">
    <li id="beleg-1"><a class="source" href="https://example.org/b.pdf">Bericht des CIO</a></li>
    </ol>
    </section>
    "#);
    assert_eq!(html::faults(&case.path("public")), Vec::<String>::new());
}

#[test]
fn it_follows_from_the_content_alone() {
    let case = case();
    let page = |case: &Case, day: &str| {
        let ran = case.run(&["build", "--as-of", day]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        case.site("druck/index.html")
    };
    let first = page(&case, "2026-06-01");
    assert_eq!(first, page(&case, "2029-06-01"));
    case.write("content/seiten/neu.md", "---\ntitle: Neu\n---\n");
    on(&case, "2026-05-01", "Etwas anderes");
    assert_eq!(first, page(&case, "2029-06-01"));
}

#[test]
fn of_a_long_course_the_newest_is_told() {
    let mut case = Case::new();
    for value in 0..9 {
        case.write_goal("lang", &format!("due: {}\n", 2030 + value));
        case.commit(&format!("Fassung {value}"));
    }
    case.builds();
    let page = case.site("druck/index.html");
    assert_eq!(page.matches("<li><time ").count(), 5, "{page}");
    assert!(page.contains("Ältere Einträge stehen auf der Seite des Ziels."), "{page}");
}

fn printed(case: &Case, args: &[&str], path: &std::path::Path) -> Ran {
    let output = case.command(&[&["report"], args].concat()).env("PATH", path).output().unwrap();
    case.ran(&output)
}

#[test]
fn as_a_page_that_stands_alone() {
    let case = case();
    let ran = case.run(&["report", "--whole"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let page = html::Page::parse(&ran.out);
    assert_eq!(page.errors, Vec::<String>::new());
    assert!(ran.out.contains("counter(page)") && ran.out.contains("id=\"ziel-a3\""), "{}", ran.out);
    let outside: Vec<_> = page.values("href").filter(|(_, href)| !href.starts_with('#')).collect();
    assert_eq!(outside, [("a", "https://example.org/b.pdf")]);
}

#[test]
fn without_chromium_the_page_takes_the_place_of_the_pdf() {
    let case = case();
    let nothing = case.path("leer");
    std::fs::create_dir(&nothing).unwrap();
    let ran = printed(&case, &["--whole", "--format", "pdf"], &nothing);
    assert_snapshot!(ran.err, @"Für ein PDF fehlt Chromium im Suchpfad (`PATH`). Ausgegeben ist die Seite als HTML: in einem Browser öffnen und drucken.");
    assert_eq!((ran.code, ran.out), (2, case.run(&["report", "--whole", "--format", "html"]).out));
}

/// A program that writes where it was told to, and what it was told to print.
#[cfg(unix)]
fn browser(case: &Case, script: &str) -> std::path::PathBuf {
    use std::os::unix::fs::PermissionsExt;
    case.write(
        "programme/chromium",
        format!("#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) pdf=${{word#*=}};; esac; done\n{script}\n"),
    );
    let program = case.path("programme/chromium");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    program.parent().unwrap().to_owned()
}

#[test]
#[cfg(unix)]
fn chromium_prints_the_pdf() {
    let case = case();
    let programs = browser(
        &case,
        "while read -r line; do case $line in '<title>'*) echo \"PDF: $line\" > \"$pdf\";; esac; done < \"$word\"",
    );
    let ran = printed(&case, &["--whole", "--format", "pdf"], &programs);
    assert_snapshot!(ran.whole(), @"
    exit 0
    out: PDF: <title>Alles zum Drucken – Testportal</title>
    ");
    let ran = printed(&case, &["--from", "2025", "--to", "2025", "--format", "pdf"], &programs);
    assert_snapshot!(ran.whole(), @"
    exit 0
    out: PDF: <title>Bericht 1. Januar 2025 bis 31. Dezember 2025 – Testportal</title>
    ");
    // As root it wants to be asked without its sandbox.
    let programs = browser(&case, "case $* in *--no-sandbox*) echo PDF > \"$pdf\";; *) exit 1;; esac");
    assert_snapshot!(printed(&case, &["--whole", "--format", "pdf"], &programs).whole(), @"
    exit 0
    out: PDF
    ");
    let programs = browser(&case, "exit 1");
    assert_snapshot!(printed(&case, &["--whole", "--format", "pdf"], &programs).whole(), @"
    exit 2
    err: Fehler: `chromium` hat kein PDF geschrieben; `--format html` gibt die Seite zum Drucken
    ");
}

#[test]
fn a_document_of_everything_has_no_period_and_no_other_form() {
    let case = Case::new();
    let asked = |args: &[&str]| case.run(&[&["report"], args].concat()).whole();
    assert_snapshot!(asked(&["--whole", "--from", "2025"]), @"
    exit 2
    err: Fehler: `--whole` und `--from` gehen nicht zusammen

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help
    ");
    assert_snapshot!(asked(&["--whole", "--format", "json"]), @"
    exit 2
    err: Fehler: die ganze Strategie gibt es nur als `html` und `pdf`
    ");
    assert_snapshot!(asked(&[]), @"
    exit 2
    err: Fehler: es fehlt: `--from <DATUM>`, `--to <DATUM>`

    Aufruf: zielstand report --from DATUM --to DATUM [OPTIONEN]
            zielstand report --whole [OPTIONEN]
    Mehr dazu: zielstand report --help
    ");
}
