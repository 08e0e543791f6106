//! Pages of a site as a reader's browser takes them: elements, ids, links.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element's name and attributes.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
}

/// A parsed page.
pub struct Page {
    pub elements: Vec<Element>,
    pub errors: Vec<String>,
}

impl Page {
    pub fn parse(html: &str) -> Self {
        let dom = html5ever::parse_document(RcDom::default(), html5ever::ParseOpts::default()).one(html);
        let mut elements = Vec::new();
        collect(&dom.document, &mut elements);
        let errors = dom.errors.borrow().iter().map(ToString::to_string).collect();
        Self { elements, errors }
    }

    /// The values of `id`, in order.
    pub fn ids(&self) -> Vec<&str> {
        self.values("id").map(|(_, id)| id).collect()
    }

    /// Elements that have an attribute, by name, with its value.
    pub fn values<'p>(&'p self, attribute: &'p str) -> impl Iterator<Item = (&'p str, &'p str)> {
        self.elements
            .iter()
            .filter_map(move |element| Some((element.name.as_str(), element.attributes.get(attribute)?.as_str())))
    }
}

fn collect(node: &Handle, elements: &mut Vec<Element>) {
    if let NodeData::Element { name, attrs, .. } = &node.data {
        let attribute =
            |attribute: &html5ever::Attribute| (attribute.name.local.to_string(), attribute.value.to_string());
        elements
            .push(Element { name: name.local.to_string(), attributes: attrs.borrow().iter().map(attribute).collect() });
    }
    for child in node.children.borrow().iter() {
        collect(child, elements);
    }
}

/// All pages of a site by path.
pub fn pages(site: &Path) -> BTreeMap<String, Page> {
    let files = crate::case::files(site).into_iter().filter(|(path, _)| path.ends_with(".html"));
    files.map(|(path, bytes)| (path, Page::parse(std::str::from_utf8(&bytes).unwrap()))).collect()
}

/// Everything wrong with the pages of a site that lies at the root of its host: what the parser minds, ids that stand
/// twice, links inside that lead nowhere, and anything that is loaded from elsewhere.
pub fn faults(site: &Path) -> Vec<String> {
    let pages = pages(site);
    let mut faults = Vec::new();
    for (path, page) in &pages {
        faults.extend(page.errors.iter().map(|error| format!("{path}: {error}")));
        let mut seen = BTreeSet::new();
        faults.extend(
            page.ids().iter().filter(|id| !seen.insert(**id)).map(|id| format!("{path}: id {id} stands twice")),
        );
        for attribute in ["href", "src", "srcset", "action", "poster", "data", "xlink:href"] {
            for (element, address) in page.values(attribute) {
                if let Some(fault) = fault(site, &pages, path, element, address) {
                    faults.push(format!("{path}: <{element} {attribute}=\"{address}\"> {fault}"));
                }
            }
        }
        faults.extend(page.values("style").map(|(element, _)| format!("{path}: <{element} style>")));
        let scripts =
            page.elements.iter().filter(|element| element.name == "script" && !element.attributes.contains_key("src"));
        faults.extend(scripts.map(|_| format!("{path}: script in the page")));
        let handlers =
            page.elements.iter().flat_map(|element| element.attributes.keys()).filter(|name| name.starts_with("on"));
        faults.extend(handlers.map(|name| format!("{path}: {name}")));
    }
    faults
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
    let known = pages.get(&target).is_some_and(|page| page.ids().contains(&fragment));
    (!known).then_some("has no such place")
}

#[test]
fn faults_are_found() {
    let site = tempfile::tempdir().unwrap();
    let page = "<!doctype html><html lang=\"de\"><title>x</title><p id=\"a\" style=\"color: red\" onclick=\"x()\">\
        <a href=\"b/\"></a><a href=\"#b\"></a><a href=\"../x\"></a><a href=\"javascript:x\"></a><a href=\"?q=1#a\"></a>\
        <img src=\"https://example.org/x.png\"><b id=\"a\"></i></b><script>x</script>";
    std::fs::write(site.path().join("index.html"), page).unwrap();
    let expected = [
        "index.html: Found special tag while closing generic tag",
        "index.html: id a stands twice",
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
}
