//! Signs that mean something to HTML, JSON, CSV, XML, spreadsheets or terminals, in every text: each file of the site is what its format
//! says, and a parser finds in it what was written.

use proptest::prelude::*;

use crate::case::{Case, SETTINGS};
use crate::html;

const SIGNS: [&str; 29] = [
    "]]>",
    "</script>",
    "<script>",
    "<!--",
    "-->",
    "</title>",
    "</textarea>",
    "<img src=x onerror=alert(1)>",
    "&amp;",
    "&",
    "&#x202e;",
    "'",
    "\"",
    "`",
    "\\",
    "\t",
    "\r",
    "\n",
    "=cmd|' /C calc'!A1",
    "@SUM(1)",
    "+1",
    ";",
    ",",
    "{{ site.title }}",
    "{% raw %}",
    "😀",
    "𝔘",
    "é",
    " Wort ",
];

/// The same and what only old states and messages may have.
const UNSEEN: [&str; 7] = ["\u{202e}", "\u{2066}", "\u{1b}[31m", "\u{7}", "\u{85}", "\u{2028}", "\u{fdd0}"];

/// Parts that must be there, because they are what pages, data and feeds are made of.
const FIELDS: &str = "title: T\nsummary: T\nnote: T\npromise: T\nmilestones: [{title: T, due: 2027}]\n\
                      measures: [{title: T, note: T}]\nevents: [{date: 2025, text: T, note: T}]\n\
                      indicators: [{name: T, unit: T, note: T, values: [{date: 2024, value: T}]}]\n";

fn text(signs: Vec<&'static str>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(signs), 1..6).prop_map(|signs| format!("x{}y", signs.concat()))
}

/// A text as YAML and JSON write it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// A goal with a text in each field and below it.
fn goal(text: &str) -> String {
    let fields = FIELDS.replace(": T", &format!(": {}", quoted(text)));
    format!("---\nid: a\npillar: netz\nlead: mid\n{fields}---\n\n{}\n", text.replace(['\r', '\n'], " "))
}

/// What no file may have, whatever was written.
fn steers(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_control() && !"\n\r\t".contains(*c) || "\u{202e}\u{2066}\u{fdd0}".contains(*c))
}

/// All elements are closed, and every entity is one of XML.
fn xml_fault(bytes: &[u8]) -> Option<String> {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(quick_xml::events::Event::Eof) => return None,
            Ok(quick_xml::events::Event::GeneralRef(name)) => {
                let name = name.decode().unwrap();
                if !name.starts_with('#') && quick_xml::escape::resolve_predefined_entity(&name).is_none() {
                    return Some(format!("&{name};"));
                }
            }
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
        buffer.clear();
    }
}

/// Cells of a table by row; all rows are as long as the first, and none begins a formula.
fn csv_fault(bytes: &[u8]) -> Option<String> {
    let rows: Result<Vec<csv::StringRecord>, _> =
        csv::ReaderBuilder::new().has_headers(false).from_reader(bytes).records().collect();
    let rows = match rows {
        Ok(rows) => rows,
        Err(error) => return Some(error.to_string()),
    };
    let mut cells = rows.iter().flat_map(csv::StringRecord::iter);
    cells.find(|cell| cell.trim_start().starts_with(['=', '@', '+'])).map(str::to_owned)
}

fn faults(case: &Case) -> Vec<String> {
    let mut faults = html::faults(&case.path("public"));
    for (path, bytes) in case.site_files() {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        if ["html", "json", "csv", "atom", "svg", "xml", "txt", "jsonld"].contains(&ending) {
            let found = steers(std::str::from_utf8(&bytes).unwrap());
            faults.extend(found.map(|c| format!("{path}: {c:?}")));
        }
        let fault = match ending {
            "atom" | "svg" | "xml" => xml_fault(&bytes),
            "csv" => csv_fault(&bytes),
            "jsonld" => serde_json::from_slice::<serde_json::Value>(&bytes).err().map(|error| error.to_string()),
            _ => None,
        };
        faults.extend(fault.map(|fault| format!("{path}: {fault}")));
    }
    faults
}

fn signs(more: &[&'static str]) -> Vec<&'static str> {
    [SIGNS.as_slice(), more].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_holds(old in text(signs(&UNSEEN)), new in text(signs(&[])), message in text(signs(&UNSEEN))) {
        let mut case = Case::new().file("content/ziele/a.md", goal(&old));
        case.commit("Anfang");
        case.write("content/ziele/a.md", goal(&new));
        case.write("portal.yaml", SETTINGS.replacen("Testportal", &quoted(&new), 1));
        case.commit(&format!("{message}\n\n{message}\n\nGrund: {message}"));
        let built = case.build(&[]);
        // What a text may not have is a finding; then it was no text for this test.
        prop_assume!(built.code != 1);
        prop_assert_eq!(built.code, 0, "{}", built.err);
        prop_assert_eq!(faults(&case), Vec::<String>::new(), "{:?} {:?} {:?}", old, new, message);
        let goals: serde_json::Value = serde_json::from_str(&case.site("data/v1/goals.json")).unwrap();
        let told = goals["goals"][0]["note"].as_str().unwrap_or_default();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(told), words(&new));
    }
}
