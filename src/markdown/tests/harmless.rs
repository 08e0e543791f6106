//! What random input becomes, read by a small strict reader of HTML.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{Bounds, Found, Mark, Target, scan};
use super::html;

/// Tags and attributes that may ever come out.
const ALLOWED: &str = "p h2 h3 h4 h5 h6 ul ol li em strong del code pre blockquote div a img br hr sup section table thead tbody tr th td span";

/// Reads HTML strictly: only known tags, quoted attributes, every tag closed, ids unique.
fn check(html: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut parts = html.split('<');
    let lead = parts.next().unwrap_or_default();
    if lead.contains('>') {
        return Err(format!("text with >: {lead}"));
    }
    for part in parts {
        let (tag, words) = part.split_once('>').ok_or("open <")?;
        if words.contains(['>', '"', '\'']) || words.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(format!("unescaped: {words}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
            continue;
        }
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        if !ALLOWED.split(' ').any(|allowed| allowed == name) {
            return Err(format!("tag {name}"));
        }
        if name == "a" && open.contains(&"a") {
            return Err("nested link".into());
        }
        while let Some((attribute, more)) = rest.split_once("=\"") {
            let (value, more) = more.split_once('"').ok_or("open quote")?;
            match attribute {
                "class" | "role" | "tabindex" | "aria-label" | "aria-labelledby" | "scope" | "alt" | "title"
                | "loading" | "rel" | "start" => {}
                "id" if ids.insert(value) && !value.is_empty() => {}
                "href" | "src" if Target::of(&value.replace("&amp;", "&")).is_some() => {}
                _ => return Err(format!("{attribute}={value}")),
            }
            rest = more.trim_start();
        }
        if !rest.is_empty() {
            return Err(format!("rest {rest}"));
        }
        if !["br", "hr", "img"].contains(&name) {
            open.push(name);
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("never closed: {open:?}")) }
}

/// Markup, dangers and words, thrown together.
fn mixture() -> impl Strategy<Value = String> {
    let tokens = [
        "[",
        "]",
        "(",
        ")",
        "](",
        "![",
        "<",
        ">",
        "\"",
        "'",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "```html\n",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "> [!NOTE]\n> ",
        "# ",
        "### ",
        "- ",
        "1. ",
        "| ",
        "|",
        "\n|---|:-:|\n",
        "---",
        "[^1]",
        "\n[^1]: ",
        "[r]: ",
        "\\",
        "&",
        "&lt;",
        "&quot;",
        "&colon;",
        "&#x6a;",
        "&#10;",
        "&Tab;",
        "\r\n",
        "\u{0}",
        "\u{1}",
        "ä",
        "\u{202e}",
        "<script>",
        "</script>",
        "<SCRIPT ",
        "<img src=x onerror=alert(1)>",
        "<b onclick='x'>",
        "</b>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?php",
        "<svg/onload=x>",
        "javascript:",
        "JaVa\tScRiPt:",
        "javascript://https://x",
        "data:text/html,",
        "vbscript:",
        "https://",
        "http://x.de/",
        "www.x.de",
        "mailto:",
        "//",
        "ziel:a",
        "quelle:",
        "x",
        " y ",
        " onload=",
        "alert(1)",
        "{#id onclick=x}",
        "fn:1",
        "title",
        "rust",
    ];
    prop::collection::vec(prop::sample::select(tokens.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_runs_comes_out(text in prop_oneof![8 => mixture(), 1 => any::<String>()]) {
        let html = html(&text);
        prop_assert_eq!(check(&html), Ok(()), "{}", html);
        let found = scan(&text, Bounds::default()).found;
        prop_assert!(found.iter().all(|found| text.get(found.range.clone()).is_some_and(|part| !part.is_empty())));
        prop_assert!(found.is_sorted_by_key(|found| found.range.start));
        // What is written as a link was found as one.
        let links = found.iter().filter(|found| matches!(found.mark, Mark::Link(_) | Mark::Image { .. })).count();
        let notes = html.matches("<a href=\"#fn").count() + html.matches("class=\"footnote-back\"").count();
        let written = html.matches("<a href=").count() + html.matches("<img ").count() - html.matches("<a href=\"#fn").count();
        prop_assert!(written <= links, "{} > {}, {}: {}", written, links, notes, html);
    }
}

#[test]
fn a_quotation_without_words_is_no_list() {
    let found = |text| scan(text, Bounds::default()).found;
    assert_eq!(found("Wort\n>     >"), []);
    let list = found(">     >\n>     - Eins\n");
    let right = "- Eins".to_owned();
    assert_eq!(list, [Found { mark: Mark::NoList { written: right.clone(), right }, range: 14..20 }]);
}
