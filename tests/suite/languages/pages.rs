//! Pages of a further language: translated, or visibly not; the way between languages.

use insta::assert_snapshot;

use super::{portal, settings, with_history};
use crate::build::small::lines;
use crate::case::{Case, files};
use crate::html;

#[test]
fn a_translated_goal() {
    let neighbour = "due: 2026\ntranslations:\n  en: {title: Network 2, text: Text of network 2.}\n";
    let case = portal().goal("netz-2", neighbour);
    assert_snapshot!(case.builds(), @"
    exit 0
    out: 2 Ziele, N Seiten, 0 Änderungen in 0 Commits, ohne Commit, N s: ./public

    err: Hinweis: Der Ordner liegt in keinem Git-Repository; das Portal zeigt keine Änderungen.
    ");
    let page = case.site("en/ziele/netz-1/index.html");
    let wanted =
        ["<html", "<title", "<h1", "class=\"lead\"", "promise-text", "meta-head", "<caption", "Text in English"];
    assert_snapshot!(lines(&page, &wanted), @r#"
    <html lang="en">
    <title>Network 1 – Networks – Test portal</title>
    <h1>Network 1</h1>
    <p class="meta meta-head"><span class="badge tone-blue"><span>started</span></span><span class="due">by 31 March 2027</span></p>
    <p class="lead">Fast internet for everyone</p>
    <p class="promise-text">Every house gets fibre.</p>
    <caption>Houses with fibre <span class="quiet">(per cent)</span></caption>
    <p>Text in English with a <a href="../../ziele/netz-2/">link</a> and the <a href="../../hilfe/">help page</a>.</p>
    "#);
    assert!(!page.contains("only in German"), "a note without need");
}

#[test]
fn a_goal_without_translation_says_so() {
    let case = portal();
    case.builds();
    let page = case.site("en/ziele/netz-2/index.html");
    assert_snapshot!(lines(&page, &["<title", "class=\"wrap foreign\"", "<h1", "class=\"lead\"", "lang=\"de\">\n"]), @r#"
    <title>Ziel netz-2 – Networks – Test portal</title>
    <p class="wrap foreign" data-pagefind-ignore><span>The content of this page is only in German.</span></p>
    <h1><span lang="de">Ziel netz-2</span></h1>
    <p class="lead"><span lang="de">Noch ein Netz</span></p>
    "#);
    assert!(page.contains("<div lang=\"de\"><p>Text von netz-2.</p>"));
}

#[test]
fn parts_that_are_missing_are_marked_where_they_stand() {
    let case = portal();
    let page = format!(
        "{}events:\n  - {{date: 2024-05, text: Der Bau beginnt}}\n",
        super::NETZ_1.split("events").next().unwrap()
    );
    case.write_goal("netz-1", &format!("{page}translations: {{en: {{title: Network 1}}}}\n"));
    case.builds();
    let page = case.site("en/ziele/netz-1/index.html");
    assert_snapshot!(lines(&page, &["<title", "class=\"wrap foreign\"", "<h1", "class=\"lead\"", "Der Bau"]), @r#"
    <title>Network 1 – Networks – Test portal</title>
    <p class="wrap foreign" data-pagefind-ignore><span>Parts of this page are only in German.</span></p>
    <h1>Network 1</h1>
    <p class="lead"><span lang="de">Schnelles Netz für alle</span></p>
    <p><span lang="de">Der Bau beginnt</span></p></li>
    "#);
}

#[test]
fn dates_numbers_and_counts_follow_the_language() {
    let values = "[{value: 12345.5, date: 2025-03-02}, {value: 1200, date: 2025-12}]";
    let case = portal().goal("netz-3", &format!("indicators: [{{name: X, values: {values}}}]\n"));
    case.builds();
    let wanted = ["data-label=\"Wert\"", "data-label=\"Value\"", "datetime=\"2025"];
    assert_snapshot!(lines(&case.site("ziele/netz-3/index.html"), &wanted), @r#"
    <td data-label="Zeitpunkt"><time datetime="2025-03-02">2. März 2025</time></td>
    <td class="value" data-label="Wert">12.345,5</td>
    <td data-label="Zeitpunkt"><time datetime="2025-12">Dezember 2025</time></td>
    <td class="value" data-label="Wert">1200</td>
    "#);
    assert_snapshot!(lines(&case.site("en/ziele/netz-3/index.html"), &wanted), @r#"
    <td data-label="Date"><time datetime="2025-03-02">2 March 2025</time></td>
    <td class="value" data-label="Value">12,345.5</td>
    <td data-label="Date"><time datetime="2025-12">December 2025</time></td>
    <td class="value" data-label="Value">1,200</td>
    "#);
    assert_snapshot!(lines(&case.site("en/index.html"), &["follows", "id=\"ueberfaellig\"", "field of action"]), @r#"
    <p class="coverage">This portal follows 3 goals. For the whole strategy, those responsible state:</p>
    <p class="small quiet">The portal counts only its 3 goals, and a status only where it follows from a source on that goal. <a href="./zaehlweise/">How this portal counts</a></p>
    <h2 id="ueberfaellig">What is overdue</h2>
    "#);
}

#[test]
fn the_switch_leads_to_the_same_page() {
    let case = portal();
    case.builds();
    let wanted = ["hreflang", "aria-current=\"true\""];
    assert_snapshot!(lines(&case.site("ziele/netz-1/index.html"), &wanted), @r#"
    <li><span aria-current="true">Deutsch</span></li>
    <li><a href="../../en/ziele/netz-1/" lang="en" hreflang="en" rel="alternate">English</a></li>
    <li><a href="../../ziele/" aria-current="true">Alle Ziele</a></li>
    "#);
    assert_snapshot!(lines(&case.site("en/ziele/netz-1/index.html"), &wanted), @r#"
    <li><a href="../../../ziele/netz-1/" lang="de" hreflang="de" rel="alternate">Deutsch</a></li>
    <li><span aria-current="true">English</span></li>
    <li><a href="../../ziele/" aria-current="true">All goals</a></li>
    "#);
    assert_snapshot!(lines(&case.site("en/index.html"), &wanted), @r#"
    <li><a href="../" lang="de" hreflang="de" rel="alternate">Deutsch</a></li>
    <li><span aria-current="true">English</span></li>
    "#);
    assert!(!case.site("404.html").contains("hreflang"));
}

#[test]
fn addresses_are_whole_if_the_portal_has_one() {
    let case = portal();
    assert_eq!(case.build(&["--base-url", "https://example.org/ziele"]).code, 0);
    let wanted = ["rel=\"alternate\" hreflang", "rel=\"canonical\""];
    assert_snapshot!(lines(&case.site("en/ziele/netz-1/index.html"), &wanted), @r#"
    <link rel="canonical" href="https://example.org/ziele/en/ziele/netz-1/">
    <link rel="alternate" hreflang="de" href="https://example.org/ziele/ziele/netz-1/">
    <link rel="alternate" hreflang="x-default" href="https://example.org/ziele/ziele/netz-1/">
    <link rel="alternate" hreflang="en" href="https://example.org/ziele/en/ziele/netz-1/">
    "#);
    assert_snapshot!(lines(&case.site("sitemap.xml"), &["<urlset", "ziele/netz-1/"]), @r#"
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
    <url><loc>https://example.org/ziele/ziele/netz-1/</loc><xhtml:link rel="alternate" hreflang="de" href="https://example.org/ziele/ziele/netz-1/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/ziele/ziele/netz-1/"/><xhtml:link rel="alternate" hreflang="en" href="https://example.org/ziele/en/ziele/netz-1/"/></url>
    <url><loc>https://example.org/ziele/en/ziele/netz-1/</loc><xhtml:link rel="alternate" hreflang="de" href="https://example.org/ziele/ziele/netz-1/"/><xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/ziele/ziele/netz-1/"/><xhtml:link rel="alternate" hreflang="en" href="https://example.org/ziele/en/ziele/netz-1/"/></url>
    "#);
    assert_snapshot!(lines(&case.site("en/feed.atom"), &["<feed"]), @r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Test portal: changes</title><id>urn:uuid:234d83c4-894c-8697-b5b8-20a3aa3178ec</id><updated>2026-06-01T00:00:00+00:00</updated><author><name>Test portal</name></author><link href="https://example.org/ziele/en/" rel="alternate" type="text/html"/><link href="https://example.org/ziele/en/feed.atom" rel="self" type="application/atom+xml"/></feed>"#);
}

#[test]
fn a_page_of_the_history_leads_to_itself() {
    let case = with_history();
    case.builds();
    let page = case.site("en/aenderungen/2024-01/index.html");
    let switch =
        "<li><a href=\"../../../aenderungen/2024-01/\" lang=\"de\" hreflang=\"de\" rel=\"alternate\">Deutsch</a></li>";
    assert!(page.contains(switch), "{page}");
}

#[test]
fn every_link_of_every_language_resolves() {
    let case = with_history();
    case.builds();
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn the_number_of_threads_leaves_no_trace() {
    let case = with_history();
    for jobs in ["1", "4"] {
        let ran = case.build(&["--jobs", jobs, "--out", jobs]);
        assert_eq!(ran.code, 0, "{}", ran.err);
    }
    assert!(files(&case.path("1")) == files(&case.path("4")));
}

#[test]
fn what_is_the_same_in_all_languages_is_there_once() {
    let case = with_history();
    case.builds();
    let english: Vec<String> =
        case.site_files().into_keys().filter_map(|path| path.strip_prefix("en/").map(str::to_owned)).collect();
    let german = case.site_files();
    assert!(english.iter().all(|path| german.contains_key(path)));
    let endings: std::collections::BTreeSet<&str> =
        english.iter().map(|path| path.rsplit('/').next().unwrap()).collect();
    assert_eq!(endings.into_iter().collect::<Vec<_>>(), ["feed.atom", "index.html", "preview.png"]);
    let missing: Vec<&String> = german
        .keys()
        .filter(|path| path.ends_with("index.html") && !path.starts_with("en/"))
        .filter(|path| !english.contains(*path))
        .collect();
    assert_eq!(missing, [""; 0]);
}

#[test]
fn days_of_the_past_stay_in_the_main_language() {
    let case = with_history();
    case.write("portal.yaml", format!("{}stands: [2024-01-01]\n", settings()));
    case.builds();
    let past = case.site("stand/2024-01-01/ziele/netz-1/index.html");
    assert!(past.starts_with("<!doctype html>\n<html lang=\"de\">") && !past.contains("hreflang"));
    let list = case.site("en/stand/index.html");
    assert_snapshot!(lines(&list, &["2024-01-01"]), @r#"<li class="line"><a class="line-title" href="../../stand/2024-01-01/">As of 1 January 2024</a><p class="small"><a href="../stand/2024-01-01/vergleich/">1 January 2024 and today compared</a></p></li>"#);
    assert_eq!(html::faults(&case.path("public")), [""; 0]);
}

#[test]
fn one_language_has_no_switch() {
    let case = Case::built();
    let page = case.site("index.html");
    assert!(!page.contains("hreflang") && !page.contains("foreign") && !page.contains("class=\"languages\""));
}
