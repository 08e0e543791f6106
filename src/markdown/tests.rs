//! The module through its front door; `harmless` throws random input at it.

mod harmless;

use super::{AlertKind, Bounds, Links, Mark, Target, scan, to_html};

struct Portal;

impl Links for Portal {
    fn href(&self, target: &Target) -> Option<String> {
        match target {
            Target::Goal(id) if id == "unbekannt" => None,
            Target::Goal(id) => Some(format!("/ziele/{id}/")),
            Target::Source(id) => Some(format!("/quellen/#{id}")),
            Target::Fragment(id) => Some(format!("#{id}")),
            Target::Page(path) | Target::File(path) | Target::Outside(path) => Some(path.clone()),
        }
    }

    fn table_label(&self) -> &'static str {
        "Tabelle <1>"
    }

    fn alert_title(&self, kind: AlertKind) -> &'static str {
        if kind == AlertKind::Note { "Hinweis" } else { "Achtung" }
    }

    fn footnotes_title(&self) -> &'static str {
        "Fußnoten"
    }
}

fn html(text: &str) -> String {
    to_html(text, Bounds::default(), &Portal)
}

fn marks(text: &str) -> Vec<(Mark, &str)> {
    scan(text, Bounds::default()).found.into_iter().map(|found| (found.mark, &text[found.range])).collect()
}

#[test]
fn prose() {
    assert_eq!(
        html("# Ziel\n\nEin *a* **b** ~~c~~ `<d>` & \"e\"  \nf\n\n3. x\n4. y\n\n> z\n\n---\n"),
        "<h2 id=\"ziel\">Ziel</h2>\n<p>Ein <em>a</em> <strong>b</strong> <del>c</del> <code>&lt;d&gt;</code> &amp; \
         &quot;e&quot;<br>\nf</p>\n<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>\n<blockquote>\n<p>z</p>\n</blockquote>\n<hr>\n"
    );
}

#[test]
fn headings_have_ids_and_no_gaps() {
    assert_eq!(
        html("## Für `x` & [y](z)\n#### Maß\n## Maß\n"),
        "<h2 id=\"fuer-x-y\">Für <code>x</code> &amp; <a href=\"z\">y</a></h2>\n<h3 id=\"mass\">Maß</h3>\n<h2 id=\"mass-2\">Maß</h2>\n"
    );
}

#[test]
fn links_of_all_kinds() {
    let text = "[a](ziel:a) [b](quelle:b \"T\") [c](/c/#d) [e](../e.md#f) [g](#h) <mailto:i@j.de> <k@l.de> [m]\n\n[m]: tel:+49";
    assert_eq!(
        html(text),
        "<p><a href=\"/ziele/a/\">a</a> <a href=\"/quellen/#b\" title=\"T\">b</a> <a href=\"/c/#d\">c</a> \
         <a href=\"../e.md#f\">e</a> <a href=\"#h\">g</a> <a href=\"mailto:i@j.de\" rel=\"noopener\">mailto:i@j.de</a> \
         <a href=\"mailto:k@l.de\" rel=\"noopener\">k@l.de</a> <a href=\"tel:+49\" rel=\"noopener\">m</a></p>\n"
    );
    let link = |target, words| (Mark::Link(target), words);
    assert_eq!(
        marks(text),
        [
            link(Target::Goal("a".into()), "[a](ziel:a)"),
            link(Target::Source("b".into()), "[b](quelle:b \"T\")"),
            link(Target::Page("/c/#d".into()), "[c](/c/#d)"),
            link(Target::File("../e.md#f".into()), "[e](../e.md#f)"),
            link(Target::Fragment("h".into()), "[g](#h)"),
            link(Target::Outside("mailto:i@j.de".into()), "<mailto:i@j.de>"),
            link(Target::Outside("mailto:k@l.de".into()), "<k@l.de>"),
            link(Target::Outside("tel:+49".into()), "[m]"),
        ]
    );
}

#[test]
fn a_link_without_address_keeps_its_words() {
    assert_eq!(html("[a *b*](ziel:unbekannt) c"), "<p>a <em>b</em> c</p>\n");
}

#[test]
fn unsafe_links_lose_their_address() {
    for destination in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#x6a;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<  javascript:alert(1)>",
        "data:text/html,%3Cscript%3E",
        "vbscript:x",
        "//evil.example",
        "/\\evil.example",
    ] {
        let text = format!("[w](({destination})) [w]({destination}) ![v]({destination})");
        let found = marks(&text);
        let refused = found.iter().filter(|(mark, _)| matches!(mark, Mark::UnsafeLink(_))).count();
        assert!(refused >= 2, "{destination}: {found:?}");
        let html = html(&format!("[w]({destination}) ![v]({destination})"));
        assert_eq!(html, "<p>w v</p>\n", "{destination}");
    }
    assert_eq!(html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
    assert_eq!(html("[w][r]\n\n[r]: javascript:x"), "<p>w</p>\n");
}

#[test]
fn raw_html_is_left_out() {
    let text = "<div onclick=\"x\">a</div>\n\nb <b onload=x>c</b> <!-- d -->\n\n<script>\nalert(1)\n\n</script>\n\ne ![<i>f](g)";
    assert_eq!(html(text), "<p>b c </p>\n<p>e <img src=\"g\" alt=\"f\" loading=\"lazy\"></p>\n");
    let found = marks(text);
    let raw: Vec<&str> =
        found.iter().filter(|(mark, _)| *mark == Mark::RawHtml).map(|(_, words)| words.trim_end()).collect();
    assert_eq!(
        raw,
        ["<div onclick=\"x\">a</div>", "<b onload=x>", "</b>", "<!-- d -->", "<script>\nalert(1)\n\n</script>", "<i>"]
    );
}

#[test]
fn bare_addresses_become_links() {
    assert_eq!(
        html("Siehe https://x.de/a_b?c=1&d=2. `https://y.de`"),
        "<p>Siehe <a href=\"https://x.de/a_b?c=1&amp;d=2\" rel=\"noopener\">https://x.de/a_b?c=1&amp;d=2</a>. \
         <code>https://y.de</code></p>\n"
    );
    assert_eq!(html("[https://x.de](y)"), "<p><a href=\"y\">https://x.de</a></p>\n");
}

#[test]
fn images() {
    assert_eq!(
        html("![Ein *\"Bild\"*](bild ü.png) ![Ein *\"Bild\"*](<bild ü.png> 'T')"),
        "<p>![Ein <em>&quot;Bild&quot;</em>](bild ü.png) \
         <img src=\"bild%20%C3%BC.png\" alt=\"Ein &quot;Bild&quot;\" title=\"T\" loading=\"lazy\"></p>\n"
    );
    // Nothing is loaded from elsewhere, and links do not nest.
    assert_eq!(html("![a](https://x.de/a.png)"), "<p><a href=\"https://x.de/a.png\" rel=\"noopener\">a</a></p>\n");
    assert_eq!(html("[![a](https://x.de/a.png)](/b)"), "<p><a href=\"/b\">a</a></p>\n");
    assert_eq!(html("[![a](a.png)](/b)"), "<p><a href=\"/b\"><img src=\"a.png\" alt=\"a\" loading=\"lazy\"></a></p>\n");
    assert_eq!(
        marks("[![a](https://x.de/a.png)](/b)").into_iter().map(|(mark, _)| mark).collect::<Vec<_>>(),
        [Mark::Link(Target::Page("/b".into())), Mark::Image { source: Target::Outside("https://x.de/a.png".into()) }]
    );
}

#[test]
fn tables() {
    let table = "| A | B | |\n|:--|--:|---|\n| 1 | *2* | 3 |\n";
    let expected = |number: &str| {
        format!(
            "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tabelle &lt;1&gt;{number}\">\n<table>\n<thead>\n\
             <tr><th scope=\"col\" class=\"align-left\">A</th><th scope=\"col\" class=\"align-right\">B</th><td></td></tr>\n</thead>\n\
             <tbody>\n<tr><td class=\"align-left\">1</td><td class=\"align-right\"><em>2</em></td><td>3</td></tr>\n</tbody>\n\
             </table>\n</div>\n"
        )
    };
    assert_eq!(html(&format!("{table}\n\n{table}")), expected("") + &expected(" 2"));
    assert!(html("| A |\n|---|\n").ends_with("</thead>\n</table>\n</div>\n"));
}

#[test]
fn alerts() {
    assert_eq!(
        html("> [!NOTE]\n> a\n"),
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Hinweis</p>\n<p>a</p>\n</div>\n"
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    assert_eq!(
        html("a[^x] b[^Y] c[^X] d[^nie]\n\n[^y]: Zwei[^x]\n[^x]: Eins\n[^frei]: Drei\n\n# Fußnoten"),
        r##"<p>a<sup class="footnote-ref" id="fnref:1"><a href="#fn:1">1</a></sup> b<sup class="footnote-ref" id="fnref:2"><a href="#fn:2">2</a></sup> c<sup class="footnote-ref" id="fnref:1:2"><a href="#fn:1">1</a></sup> d[^nie]</p>
<h2 id="fussnoten">Fußnoten</h2>
<section class="footnotes" aria-labelledby="fussnoten-2">
<h2 id="fussnoten-2">Fußnoten</h2>
<ol>
<li id="fn:1"><p>Eins <a class="footnote-back" href="#fnref:1">↩ 1</a> <a class="footnote-back" href="#fnref:1:2">↩ 1.2</a> <a class="footnote-back" href="#fnref:1:3">↩ 1.3</a></p>
</li>
<li id="fn:2"><p>Zwei<sup class="footnote-ref" id="fnref:1:3"><a href="#fn:1">1</a></sup> <a class="footnote-back" href="#fnref:2">↩ 2</a></p>
</li>
<li id="fn:3"><p>Drei</p>
</li>
</ol>
</section>
"##
    );
}

#[test]
fn generated_ids_take_a_prefix() {
    struct Prefixed;
    impl Links for Prefixed {
        fn href(&self, target: &Target) -> Option<String> {
            Portal.href(target)
        }
        fn table_label(&self) -> &'static str {
            Portal.table_label()
        }
        fn alert_title(&self, kind: AlertKind) -> &'static str {
            Portal.alert_title(kind)
        }
        fn footnotes_title(&self) -> &'static str {
            "N"
        }
        fn id_prefix(&self) -> &'static str {
            "t-"
        }
    }
    assert_eq!(
        to_html("# A[^1]\n[^1]: b", Bounds::default(), &Prefixed),
        "<h2 id=\"t-a\">A<sup class=\"footnote-ref\" id=\"t-fnref:1\"><a href=\"#t-fn:1\">1</a></sup></h2>\n\
         <section class=\"footnotes\" aria-labelledby=\"t-n\">\n<h2 id=\"t-n\">N</h2>\n<ol>\n<li id=\"t-fn:1\"><p>b \
         <a class=\"footnote-back\" href=\"#t-fnref:1\">↩ 1</a></p>\n</li>\n</ol>\n</section>\n"
    );
}

/// A link to something dangerous that the caller makes up is no link either.
#[test]
fn the_callers_addresses_pass_the_allow_list_too() {
    struct Careless;
    impl Links for Careless {
        fn href(&self, target: &Target) -> Option<String> {
            matches!(target, Target::File(_)).then(|| " javascript:alert(1)".to_owned())
        }
        fn table_label(&self) -> &'static str {
            ""
        }
        fn alert_title(&self, _: AlertKind) -> &'static str {
            ""
        }
        fn footnotes_title(&self) -> &'static str {
            ""
        }
    }
    assert_eq!(to_html("[a](b) ![c](d)", Bounds::default(), &Careless), "<p>a c</p>\n");
}

#[test]
fn line_ends_do_not_matter() {
    let text = "# a\n\nb\nc  \nd\n\n```rust\nfn x() {}\n\n1\n```\n\n| e |\n|---|\n| f |\n";
    assert_eq!(html(&text.replace('\n', "\r\n")), html(text));
}
