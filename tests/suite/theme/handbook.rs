//! What makers of themes look up is made of the templates and of the views in `src/render`, so it cannot get old.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

const PAGE: &str = "docs/betrieb/vorlagen.md";

const HEAD: &str = "\
---
title: Vorlagen zum Nachschlagen
summary: Jede Vorlage des eingebauten Aussehens, ihre Blöcke und Bausteine, und was sie zu sehen bekommt.
menu: none
---

Wie ein eigenes Aussehen entsteht, steht unter [Ein eigenes Aussehen](aussehen.md). Diese Seite ist aus den Vorlagen und dem Programm
gemacht; die Erklärungen darin sind englisch wie dort.
";

const COMPONENTS: &str = "\
## Bausteine

In einer Vorlage steht zum Beispiel `{{ <goal_card goal={g} level={2}/> }}`. Was ein `=` hat, darf fehlen.
";

const VIEWS: &str = "\
## Angaben

Eine Adresse in `url` beginnt an der obersten Ebene der Website, eine in `href` ist ganz. Datum und Zahlen sind schon in der Sprache
des Portals geschrieben. Was auf `html` endet, wird mit `| safe` ausgegeben, alles andere ohne.
";

/// A value that templates see.
struct View {
    name: String,
    doc: Vec<String>,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    kind: String,
    doc: Vec<String>,
}

/// The files below a folder whose names end so, by path in it.
fn files(folder: &str, end: &str) -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = walkdir::WalkDir::new(&root).into_iter().map(|entry| entry.unwrap().into_path());
    let wanted = paths.filter(|path| path.is_file() && path.to_str().unwrap().ends_with(end));
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    wanted.map(|path| (name(&path), fs::read_to_string(&path).unwrap())).collect()
}

/// The structs of a file that are written for templates.
fn views(text: &str) -> Vec<View> {
    let mut views = Vec::new();
    let (mut doc, mut is_view, mut is_skipped) = (Vec::new(), false, false);
    let mut open: Option<View> = None;
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push(words.trim().to_owned());
        } else if line.starts_with("#[") {
            is_view |= line.starts_with("#[derive") && line.contains("Serialize");
            is_skipped |= line == "#[serde(skip)]";
        } else if line == "}" {
            views.extend(open.take());
            (doc, is_view) = (Vec::new(), false);
        } else if let Some(view) = &mut open {
            let (name, kind) = line.trim_start_matches("pub ").split_once(": ").unwrap();
            let doc = std::mem::take(&mut doc);
            let kind = kind.strip_suffix(',').unwrap().to_owned();
            if !std::mem::take(&mut is_skipped) {
                view.fields.push(Field { name: name.to_owned(), kind, doc });
            }
        } else {
            let named = line.trim_start_matches("pub ").strip_prefix("struct ").filter(|rest| rest.ends_with('{'));
            let doc = std::mem::take(&mut doc);
            if let Some(rest) = named.filter(|_| is_view) {
                let name = rest.split(['<', ' ']).next().unwrap().to_owned();
                open = Some(View { name, doc, fields: Vec::new() });
            }
            is_view = false;
        }
    }
    views
}

/// The kind of a field in words, with the name of a view in it.
fn kind_in_words(kind: &str) -> String {
    let inside = |outer: &str| kind.strip_prefix(outer)?.strip_suffix('>');
    if let Some(kind) = inside("Option<") {
        return format!("{} oder none", kind_in_words(kind));
    }
    if let Some(kind) = inside("Vec<") {
        return format!("Liste: {}", kind_in_words(kind));
    }
    if let Some(list) = kind.strip_prefix('[') {
        return format!("Liste: {}", kind_in_words(list.split(';').next().unwrap()));
    }
    if let Some(pair) = kind.strip_prefix('(') {
        return format!("Paar: {}", kind_in_words(pair.split(',').next().unwrap()));
    }
    if let Some(kind) = kind.strip_prefix('&') {
        return kind_in_words(kind.split_once(' ').unwrap().1);
    }
    match kind.split('<').next().unwrap() {
        // `Kind` is a choice of words, which its field names.
        "String" | "str" | "Kind" => "Text".to_owned(),
        "bool" => "true oder false".to_owned(),
        "u8" | "u32" | "usize" | "i64" => "Zahl".to_owned(),
        view => view.to_owned(),
    }
}

/// The view in a kind, if there is one.
fn view_in(kind: &str) -> Option<&str> {
    let mut names = kind.split(|c: char| !c.is_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase));
    names.find(|name| !["Option", "Vec", "String", "Kind"].contains(name))
}

/// What stands after each `before` in a text, up to one of the characters `end`.
fn after<'t>(text: &'t str, before: &'t str, end: &'t [char]) -> impl Iterator<Item = &'t str> {
    text.split(before).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}

/// Names after `{% word` or `{%- word`, each once.
fn tags(text: &str, word: &str) -> BTreeSet<String> {
    let forms = [format!("{{% {word} "), format!("{{%- {word} ")];
    let names = forms.iter().flat_map(|form| after(text, form, &[' ', '(']));
    names.map(|name| name.trim_matches('"').to_owned()).collect()
}

/// Names in backticks, or what stands for none.
fn listed<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}

/// A table of all templates: what they extend, their blocks, their views or the templates that they are a part of.
fn table(templates: &BTreeMap<String, String>, views: &BTreeMap<String, View>) -> String {
    let mut table = "| Vorlage | beruht auf | Blöcke | sieht als `view` |\n| --- | --- | --- | --- |\n".to_owned();
    for (name, text) in templates {
        let quoted = format!("`{name}`");
        let view = views.values().find(|view| view.doc.iter().any(|line| line.contains(&quoted)));
        let wholes = templates.iter().filter(|(_, text)| tags(text, "include").contains(name)).map(|(name, _)| name);
        let wholes: Vec<&String> = wholes.collect();
        let sees = match view {
            Some(view) => format!("[{0}](#{1})", view.name, view.name.to_lowercase()),
            None if !wholes.is_empty() => format!("Teil von {}", listed(wholes)),
            None if !tags(text, "component").is_empty() => "[Bausteine](#bausteine)".to_owned(),
            // A base sees what those see that rest on it.
            None if templates.values().any(|other| tags(other, "extends").contains(name)) => "–".to_owned(),
            None => {
                assert!(
                    ![" view.", "(view.", "{view."].iter().any(|word| text.contains(word)),
                    "no view in `src/render` says that {name} sees it"
                );
                "–".to_owned()
            }
        };
        let (base, blocks) = (listed(&tags(text, "extends")), listed(&tags(text, "block")));
        table.push_str(&format!("| {quoted} | {base} | {blocks} | {sees} |\n"));
    }
    table
}

/// The building blocks of a template with what is said about them.
fn components(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut said = None;
    for line in text.lines() {
        if let Some(call) = after(line, "component ", &['%']).next().filter(|_| line.starts_with("{%- component ")) {
            let (name, values) = call.trim_end_matches(['-', ' ', ')']).split_once('(').unwrap();
            let own: Vec<&str> = values.split(", ").filter(|value| !value.starts_with('@')).collect();
            found.extend(said.take());
            found.push(format!("{name}({})", own.join(", ")));
        }
        let comment = line.strip_prefix("{#- ").and_then(|rest| rest.strip_suffix(" -#}"));
        said = comment.map(|words| format!("# {words}"));
    }
    found
}

fn block(lines: impl IntoIterator<Item = String>) -> String {
    format!("```text\n{}\n```\n", lines.into_iter().collect::<Vec<_>>().join("\n"))
}

/// The view as a block of lines, with what is said about it and its fields.
fn shown(view: &View) -> String {
    let comment = |line: &String| format!("# {line}");
    let field = |field: &Field| {
        let line = format!("{}: {}", field.name, kind_in_words(&field.kind));
        field.doc.iter().map(comment).chain([line]).collect::<Vec<_>>()
    };
    let lines = view.doc.iter().map(comment).chain(view.fields.iter().flat_map(field));
    format!("### {}\n\n{}", view.name, block(lines))
}

/// The views that templates get, and all that stands in these.
fn reached(all: Vec<View>) -> BTreeMap<String, View> {
    let is_root = |view: &View| {
        let endings = [".html`", ".svg`", ".xml`", ".txt`", "` in templates"];
        view.doc.iter().any(|line| endings.iter().any(|end| line.contains(end)))
    };
    let mut next: Vec<String> = all.iter().filter(|view| is_root(view)).map(|view| view.name.clone()).collect();
    let mut all: BTreeMap<String, View> = all.into_iter().map(|view| (view.name.clone(), view)).collect();
    let mut reached = BTreeMap::new();
    while let Some(name) = next.pop() {
        if reached.contains_key(&name) {
            continue;
        }
        let view = all.remove(&name).unwrap_or_else(|| panic!("no view {name} in `src/render`"));
        next.extend(view.fields.iter().filter_map(|field| view_in(&field.kind)).map(str::to_owned));
        reached.insert(name, view);
    }
    reached
}

fn page() -> String {
    let templates = files("themes/default/templates", "");
    let views = reached(files("src/render", ".rs").values().flat_map(|text| views(text)).collect());
    let components = templates.iter().filter_map(|(name, text)| {
        let found = components(text);
        (!found.is_empty()).then(|| format!("`{name}`:\n\n{}", block(found)))
    });
    let parts = [HEAD.to_owned(), format!("## Vorlagen\n\n{}", table(&templates, &views)), COMPONENTS.to_owned()];
    let parts = parts.into_iter().chain(components).chain([VIEWS.to_owned()]).chain(views.values().map(shown));
    parts.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_page_of_templates_is_made_of_them() {
    let (made, written) = (page(), fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).unwrap());
    if made != written {
        let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("vorlagen.md");
        fs::write(&new, &made).unwrap();
        let line = made.lines().zip(written.lines()).find(|(made, written)| made != written);
        panic!("{PAGE} is old (expected, there: {line:?}); look at the new one, then: cp {} {PAGE}", new.display());
    }
}

/// The page for makers of themes names blocks that there are.
#[test]
fn blocks_of_the_handbook_exist() {
    let base = &files("themes/default/templates", "base.html")["base.html"];
    let handbook = include_str!("../../../docs/betrieb/aussehen.md");
    for block in tags(base, "block") {
        assert!(handbook.contains(&format!("| `{block}` |")), "{block}");
    }
}
