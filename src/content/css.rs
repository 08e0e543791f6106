//! What the style sheets of a portal's own theme do to the marks on changes.

use std::collections::BTreeSet;

/// Classes of marks, missing reasons, late and stale goals.
const MARKS: &[&str] = &[".flag", ".stale", "flag-open"];

/// Selectors that may mean them by a part of the name.
const ANY: &str = "[class";

/// The rules of a style sheet by which marks on changes, missing reasons or what is stale cannot be seen any more, or by which
/// they have colours of their own.
pub fn marks_hidden_in(css: &str) -> BTreeSet<String> {
    let css = without_comments(css).to_ascii_lowercase();
    let mut found = BTreeSet::new();
    for rule in css.split('}') {
        let Some((before, declared)) = rule.rsplit_once('{') else { continue };
        let selector = before.rsplit(['{', ';']).next().unwrap_or_default();
        found.extend(alike(declared));
        let is_mark = MARKS.iter().any(|mark| selector.contains(mark));
        let is_any = selector.contains(ANY);
        let declarations = declared.split(';').filter_map(|each| each.split_once(':'));
        let hidden =
            declarations.map(|(name, value)| (name.trim(), value.trim().trim_end_matches("!important").trim()));
        for (name, value) in hidden {
            // The sign in front of the words is drawn.
            let is_drawn = selector.contains("::") && (name.ends_with("mask") || colours(name, value));
            let is_gone = is_mark && !is_drawn && (hides(name, value) || colours(name, value));
            if is_gone || is_any && !is_mark && vanishes(name, value) {
                let selector = selector.split_whitespace().collect::<Vec<_>>().join(" ");
                found.insert(format!("{selector} {{ {name}: {value} }}"));
            }
        }
    }
    found
}

/// Colours of the theme in which words would stand on their like.
fn alike(declared: &str) -> Option<String> {
    let colour = |wanted: &str| {
        let found = declared.split(';').filter_map(|each| each.split_once(':')).find(|(name, _)| name.trim() == wanted);
        found.map(|(_, value)| value.trim())
    };
    let on = |text: &str, ground: &str| colour(text).zip(colour(ground)).is_some_and(|(one, other)| one == other);
    let pairs = [
        ("--amber-text", "--amber-tint"),
        ("--amber-text", "--paper"),
        ("--red-text", "--paper"),
        ("--red-text", "--amber-tint"),
    ];
    pairs.into_iter().find(|(text, ground)| on(text, ground)).map(|(text, ground)| format!("{text}: {ground}"))
}

/// The lines of a script that look for marks.
pub fn marks_touched_in(script: &str) -> BTreeSet<String> {
    let touches = |line: &&str| MARKS.iter().any(|mark| line.contains(mark));
    script.lines().filter(touches).map(|line| line.trim().to_owned()).collect()
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Whether nothing of an element is left to be seen.
fn vanishes(name: &str, value: &str) -> bool {
    match name {
        "display" => value == "none",
        "visibility" => value != "visible",
        "opacity" => value.trim_end_matches('%').parse::<f64>().is_ok_and(|much| much < 0.5),
        _ => false,
    }
}

/// Whether it is too small, elsewhere or behind something.
fn hides(name: &str, value: &str) -> bool {
    const LEAST: f64 = 0.6;
    let number = |text: &str| text.trim_end_matches(char::is_alphabetic).trim_end_matches('%').parse::<f64>().ok();
    let is_tiny = || {
        let per_unit = if value.ends_with("px") {
            16.0
        } else if value.ends_with('%') {
            100.0
        } else {
            1.0
        };
        number(value).is_some_and(|size| size / per_unit < LEAST)
    };
    match name {
        "font-size" => is_tiny(),
        "position" => ["absolute", "fixed"].contains(&value),
        "clip" | "clip-path" | "transform" | "scale" | "mask" | "filter" | "text-indent" | "content-visibility"
        | "zoom" => true,
        "height" | "width" | "max-height" | "max-width" | "line-height" => number(value) == Some(0.0),
        "content" => !["normal", "none", "''", "\"\""].contains(&value),
        "text-decoration" | "text-decoration-line" => value.contains("line-through"),
        "margin-left" | "margin-top" | "left" | "top" => value.starts_with('-'),
        _ => vanishes(name, value),
    }
}

/// Whether it has another colour than those that the theme has for marks.
fn colours(name: &str, value: &str) -> bool {
    let is_known = |ends: &[&str]| value.starts_with("var(") && ends.iter().any(|end| value.ends_with(end));
    match name {
        "color" | "-webkit-text-fill-color" => !is_known(&["-text)", "--ink)"]),
        "background" | "background-color" => !is_known(&["-tint)"]),
        _ => false,
    }
}
