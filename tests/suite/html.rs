//! Pages of a site as a reader's browser takes them: elements, ids, links.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element's name and attributes.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    /// The text directly in it.
    text: String,
    /// Where the element around it stands in the page's list.
    parent: Option<usize>,
}

impl Element {
    /// The words of an attribute, none if it is not there.
    fn words(&self, attribute: &str) -> std::str::SplitWhitespace<'_> {
        self.attributes.get(attribute).map_or("", String::as_str).split_whitespace()
    }

    /// Whether an attribute says something.
    fn says(&self, attribute: &str) -> bool {
        self.words(attribute).next().is_some()
    }
}

/// A parsed page, its elements in the order of the document.
pub struct Page {
    pub elements: Vec<Element>,
    pub errors: Vec<String>,
    ids: BTreeSet<String>,
}

impl Page {
    pub fn parse(html: &str) -> Self {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, None, &mut elements);
        let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        let ids = elements.iter().filter_map(|element| element.attributes.get("id").cloned()).collect();
        Self { elements, errors, ids }
    }

    /// Elements that have an attribute, by name, with its value.
    pub fn values<'p>(&'p self, attribute: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.elements
            .iter()
            .filter_map(move |element| Some((element.name.as_str(), element.attributes.get(attribute)?.as_str())))
    }

    fn named<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// Whether an element stands directly in another.
    fn is_in(&self, element: &Element, parent: &str) -> bool {
        element.parent.is_some_and(|at| self.elements[at].name == parent)
    }

    /// The title of the page; a picture may have one too.
    pub fn title(&self) -> &str {
        self.named("title").find(|title| self.is_in(title, "head")).map_or("", |title| title.text.trim())
    }

    /// The language of the page as a whole.
    pub fn language(&self) -> &str {
        self.named("html").next().and_then(|html| html.attributes.get("lang")).map_or("", String::as_str)
    }
}

fn collect(node: &Handle, mut parent: Option<usize>, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attribute =
            |attribute: &html5ever::Attribute| (attribute.name.local.to_string(), attribute.value.to_string());
        let text = |child: &Handle| match &child.data {
            NodeData::Text { contents } => Some(contents.borrow().to_string()),
            _ => None,
        };
        elements.push(Element {
            name: name.local.to_string(),
            attributes: attrs.borrow().iter().map(attribute).collect(),
            text: node.children.borrow().iter().filter_map(text).collect(),
            parent,
        });
        parent = Some(elements.len() - 1);
    }
    for child in node.children.borrow().iter() {
        collect(child, parent, elements);
    }
}

/// All pages of a site by path.
pub fn pages(site: &Path) -> BTreeMap<String, Page> {
    let files = crate::case::files(site).into_iter().filter(|(path, _)| path.ends_with(".html"));
    files.map(|(path, bytes)| (path, Page::parse(std::str::from_utf8(&bytes).unwrap()))).collect()
}

/// Everything wrong with the pages of a site that lies at the root of its host: what the parser minds, what screen readers
/// need and is not there, links inside that lead nowhere, and anything that is loaded from elsewhere; and with its JSON.
pub fn faults(site: &Path) -> Vec<String> {
    let pages = pages(site);
    let mut faults = same_titles(&pages);
    faults.extend(crate::json::faults(site));
    for (path, page) in &pages {
        faults.extend(page.errors.iter().map(|error| format!("{path}: {error}")));
        faults.extend(structure(page).into_iter().map(|fault| format!("{path}: {fault}")));
        for attribute in ["href", "src", "srcset", "action", "poster", "data", "xlink:href"] {
            for (element, address) in page.values(attribute) {
                if let Some(fault) = fault(site, &pages, path, element, address) {
                    faults.push(format!("{path}: <{element} {attribute}=\"{address}\"> {fault}"));
                }
            }
        }
        faults.extend(page.values("style").map(|(element, _)| format!("{path}: <{element} style>")));
        let scripts = page.named("script").filter(|element| !element.attributes.contains_key("src"));
        faults.extend(scripts.map(|_| format!("{path}: script in the page")));
        let handlers =
            page.elements.iter().flat_map(|element| element.attributes.keys()).filter(|name| name.starts_with("on"));
        faults.extend(handlers.map(|name| format!("{path}: {name}")));
    }
    faults
}

/// Pages of one language with one title; commits of one subject may have it.
fn same_titles(pages: &BTreeMap<String, Page>) -> Vec<String> {
    let is_commit =
        |path: &str| path.split('/').any(|part| part.len() == 40 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    for (path, page) in pages.iter().filter(|(path, _)| !is_commit(path)) {
        if let Some(other) = known.insert((page.language(), page.title()), path) {
            faults.push(format!("{path}: the title is that of {other}"));
        }
    }
    faults
}

/// What is wrong with the structure of a page: title, language, landmarks, headings, ids and what refers to them, names
/// of pictures, tables without values.
fn structure(page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    must(!page.language().is_empty(), "no language");
    must(!page.title().is_empty(), "no title");
    let is_description = |meta: &Element| meta.words("name").eq(["description"]) && meta.says("content");
    must(page.named("meta").any(is_description), "no description");
    for (name, parent) in [("header", Some("body")), ("main", None), ("footer", Some("body")), ("h1", None)] {
        let count = page.named(name).filter(|element| parent.is_none_or(|parent| page.is_in(element, parent))).count();
        must(count == 1, &format!("{count} <{name}>"));
    }
    must(page.named("nav").all(|nav| nav.says("aria-label") || nav.says("aria-labelledby")), "<nav> without a name");
    must(page.named("img").all(|image| image.attributes.contains_key("alt")), "<img> without alt");
    let levels: Vec<u32> = page.elements.iter().filter_map(|element| level(&element.name)).collect();
    must(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "a heading is left out");
    let mut without_values: BTreeSet<usize> =
        page.elements.iter().enumerate().filter(|(_, element)| element.name == "table").map(|(at, _)| at).collect();
    for cell in page.named("td") {
        let mut above = cell.parent;
        while let Some(at) = above {
            without_values.remove(&at);
            above = page.elements[at].parent;
        }
    }
    must(without_values.is_empty(), "a table without values");
    let mut seen = BTreeSet::new();
    for (_, id) in page.values("id") {
        must(seen.insert(id), &format!("id {id} stands twice"));
        must(!id.is_empty() && !id.contains(char::is_whitespace), &format!("bad id {id:?}"));
    }
    for attribute in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"] {
        for id in page.elements.iter().flat_map(|element| element.words(attribute)) {
            must(seen.contains(id), &format!("{attribute} names {id}, which is nowhere"));
        }
    }
    faults
}

/// The level of a heading by its element's name.
fn level(name: &str) -> Option<u32> {
    name.strip_prefix('h')?.parse().ok()
}

fn fault(
    site: &Path,
    pages: &BTreeMap<String, Page>,
    from: &str,
    element: &str,
    address: &str,
) -> Option<&'static str> {
    let outside = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme));
    if outside {
        return (element != "a").then_some("is loaded from elsewhere");
    }
    let begin = address.split(['/', '?', '#']).next().unwrap_or_default();
    if address.starts_with("//") || begin.contains(':') {
        return Some("is no address inside");
    }
    let (path, fragment) = address.split_once('#').map_or((address, None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or_default();
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { from.split('/').collect() };
    parts.pop();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part != ".." {
            parts.push(part);
        } else if parts.pop().is_none() {
            return Some("leads out of the site");
        }
    }
    let is_folder = path.ends_with('/') || path.ends_with("..") || path == ".";
    if is_folder {
        parts.push("index.html");
    }
    let target = if path.is_empty() { from.to_owned() } else { parts.join("/") };
    if !site.join(&target).is_file() {
        return Some("leads nowhere");
    }
    let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
    let known = pages.get(&target).is_some_and(|page| page.ids.contains(fragment));
    (!known).then_some("has no such place")
}

#[test]
fn faults_are_found() {
    let site = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html lang=\"de\"><title>x</title><p id=\"a\" style=\"color: red\" onclick=\"x()\">\
        <a href=\"b/\"></a><a href=\"#b\"></a><a href=\"../x\"></a><a href=\"javascript:x\"></a><a href=\"?q=1#a\"></a>\
        <nav></nav><h2></h2><h4></h4><table><tr><th></table><i id=\"b c\"></i><label for=\"a d\"></label>\
        <img src=\"https://example.org/x.png\"><b id=\"a\"></i></b><script>x</script>";
    std::fs::write(site.path().join("index.html"), page).unwrap();
    let expected = [
        "index.html: Found special tag while closing generic tag",
        "index.html: no description",
        "index.html: 0 <header>",
        "index.html: 0 <main>",
        "index.html: 0 <footer>",
        "index.html: 0 <h1>",
        "index.html: <nav> without a name",
        "index.html: <img> without alt",
        "index.html: a heading is left out",
        "index.html: a table without values",
        "index.html: bad id \"b c\"",
        "index.html: id a stands twice",
        "index.html: for names d, which is nowhere",
        "index.html: <a href=\"b/\"> leads nowhere",
        "index.html: <a href=\"#b\"> has no such place",
        "index.html: <a href=\"../x\"> leads out of the site",
        "index.html: <a href=\"javascript:x\"> is no address inside",
        "index.html: <img src=\"https://example.org/x.png\"> is loaded from elsewhere",
        "index.html: <p style>",
        "index.html: script in the page",
        "index.html: onclick",
    ];
    assert_eq!(faults(site.path()), expected);
    let second = "<!doctype html><html lang=\"de\"><title>x</title>";
    std::fs::write(site.path().join("zwei.html"), second).unwrap();
    assert_eq!(faults(site.path())[0], "zwei.html: the title is that of index.html");
}
