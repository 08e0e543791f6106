//! Which module of the sources uses which, found in their text: every path in the code, through re-exports to where the thing
//! itself stands.

use std::collections::{BTreeMap, BTreeSet};

/// Parts of a path, or a module by them: `["portal", "past"]`.
pub type Path = Vec<String>;

/// A path that stands in the code of a module.
pub struct Use {
    pub line: usize,
    /// As written.
    pub written: Path,
    /// From the root of the library; `None` for other crates and for what is imported by another line.
    whole: Option<Path>,
    /// The name under which a `use` brings it in, and whether others get it from here as well.
    import: Option<(String, bool)>,
}

/// The code of a module, without its tests.
pub struct Module {
    pub file: String,
    pub uses: Vec<Use>,
    /// The types to which it adds methods, with the line.
    impls: Vec<(usize, Path)>,
}

/// All modules of the library.
pub struct Modules(pub BTreeMap<Path, Module>);

/// One module uses another.
pub struct Edge<'a> {
    pub from: &'a Path,
    pub to: Path,
    pub file: &'a str,
    pub line: usize,
    pub written: &'a Path,
}

impl Modules {
    /// Of files by their path below `src`.
    pub fn of(files: &[(String, String)]) -> Self {
        let files: Vec<_> = files.iter().map(|(file, text)| (path_of(file), file, code(text))).collect();
        let known: BTreeSet<Path> = files.iter().map(|(path, ..)| path.clone()).collect();
        let modules = files.iter().map(|(path, file, text)| (path.clone(), Module::of(path, file, text, &known)));
        Self(modules.collect())
    }

    /// Modules directly inside of one.
    pub fn inside(&self, parent: &[String]) -> BTreeSet<&str> {
        let below = self.0.keys().filter(|path| path.len() == parent.len() + 1 && path.starts_with(parent));
        below.filter_map(|path| path.last()).map(String::as_str).collect()
    }

    /// The module in which the thing stands that a path from the root means.
    fn home(&self, whole: &[String]) -> Option<Path> {
        let mut whole = whole.to_vec();
        // Re-exports of re-exports end sooner; only a circle of them would not.
        for _ in 0..9 {
            let depth = (1..=whole.len()).rev().find(|depth| self.0.contains_key(&whole[..*depth]))?;
            let (module, inside) = whole.split_at(depth);
            let Some((name, rest)) = inside.split_first() else { return Some(module.to_vec()) };
            let is_named = |each: &&Use| each.import.as_ref().is_some_and(|(import, _)| import == name);
            match self.0[module].uses.iter().find(is_named) {
                Some(Use { whole: Some(next), .. }) => whole = next.iter().chain(rest).cloned().collect(),
                Some(_) => return None,
                None => return Some(module.to_vec()),
            }
        }
        None
    }

    /// Every use of one module by another. What a module hands on is used by those who take it.
    pub fn edges(&self) -> Vec<Edge<'_>> {
        let mut edges = Vec::new();
        for (from, module) in &self.0 {
            for each in module.uses.iter().filter(|each| !matches!(each.import, Some((_, true)))) {
                let to = each.whole.as_ref().and_then(|whole| self.home(whole)).filter(|to| to != from);
                let (file, line, written) = (&module.file, each.line, &each.written);
                edges.extend(to.map(|to| Edge { from, to, file, line, written }));
            }
        }
        edges
    }

    /// Methods that a module adds to a type of another one.
    pub fn foreign_methods(&self) -> Vec<Edge<'_>> {
        let mut edges = Vec::new();
        for (from, module) in &self.0 {
            for (line, written) in &module.impls {
                let whole = self.whole(from, module, written);
                let to = self.home(&whole).filter(|to| to != from);
                edges.extend(to.map(|to| Edge { from, to, file: &module.file, line: *line, written }));
            }
        }
        edges
    }

    /// A path of a type from the root: imported, or else of the module itself.
    fn whole(&self, from: &Path, module: &Module, written: &[String]) -> Path {
        let is_named = |each: &&Use| matches!(&each.import, Some((name, _)) if Some(name) == written.first());
        let import = module.uses.iter().find(is_named).and_then(|each| each.whole.as_ref());
        let path = whole(from, written, &self.0.keys().cloned().collect());
        import.cloned().or(path).unwrap_or_else(|| from.iter().chain(written).cloned().collect())
    }
}

impl Module {
    fn of(path: &Path, file: &str, code: &str, known: &BTreeSet<Path>) -> Self {
        let tokens = tokens(code);
        let mut module = Self { file: format!("src/{file}"), uses: Vec::new(), impls: Vec::new() };
        let mut at = 0;
        while let Some((token, line)) = tokens.get(at).copied() {
            let before = at.checked_sub(1).map_or("", |before| tokens[before].0);
            if token == "use" && tokens[at + 1].0 != "<" {
                let mut found = Vec::new();
                at = tree(&tokens, at + 1, &[], &mut found);
                let handed_on = matches!(before, "pub" | ")");
                module.uses.extend(found.into_iter().map(|(line, written, name)| {
                    let whole = whole(path, &written, known);
                    Use { line, written, whole, import: Some((name, handed_on)) }
                }));
                continue;
            }
            if token == "impl" && matches!(before, "" | "}" | ";" | "]") {
                module.impls.extend(own_methods(&tokens[at + 1..]).map(|written| (line, written)));
            } else if is_name(token)
                && !is_visibility(&tokens[..at])
                && !matches!(before, "::" | "." | "fn" | "mod" | "struct" | "enum" | "const")
            {
                let written = path_at(&tokens, at);
                at += 2 * (written.len() - 1);
                let is_called = tokens.get(at + 1).is_some_and(|(next, _)| *next == "(");
                let is_type = written[0].starts_with(char::is_uppercase);
                if written.len() > 1 || is_type || is_called {
                    module.uses.push(Use { line, whole: whole(path, &written, known), written, import: None });
                }
            }
            at += 1;
        }
        module.without_imported()
    }

    /// A name that a `use` brings in is used there already, unless that only hands it on.
    fn without_imported(mut self) -> Self {
        let imports = self.uses.iter().filter_map(|each| Some((each.import.clone()?, each.whole.clone())));
        let imports: BTreeMap<String, (bool, Option<Path>)> =
            imports.map(|((name, handed_on), whole)| (name, (handed_on, whole))).collect();
        for each in self.uses.iter_mut().filter(|each| each.import.is_none()) {
            let (name, rest) = each.written.split_first().expect("no path is empty");
            if let Some((true, Some(import))) = imports.get(name) {
                each.whole = Some(import.iter().chain(rest).cloned().collect());
            }
        }
        self
    }
}

/// `portal/past/mod.rs` and `portal/past.rs` are both `portal::past`.
fn path_of(file: &str) -> Path {
    let parts = file.trim_end_matches(".rs").split('/').filter(|part| *part != "mod");
    parts.map(str::to_owned).collect()
}

/// A path from the root, if it begins in this library and in this module.
fn whole(module: &Path, written: &[String], known: &BTreeSet<Path>) -> Option<Path> {
    let (first, rest) = written.split_first()?;
    let ups = written.iter().take_while(|part| *part == "super").count();
    let own = |parts: &[String]| module.iter().chain(parts).cloned().collect::<Path>();
    match first.as_str() {
        "crate" => Some(rest.to_vec()),
        "self" => Some(own(rest)),
        "super" => Some(module.iter().take(module.len().checked_sub(ups)?).chain(&written[ups..]).cloned().collect()),
        _ => Some(own(written)).filter(|_| known.contains(&own(std::slice::from_ref(first)))),
    }
}

/// What a `use` names: line, path, and the name it has afterwards. Gives the place behind it.
fn tree(tokens: &[(&str, usize)], mut at: usize, before: &[String], found: &mut Vec<(usize, Path, String)>) -> usize {
    let mut path = before.to_vec();
    let line = tokens[at].1;
    loop {
        match tokens[at].0 {
            "{" => {
                at += 1;
                while tokens[at].0 != "}" {
                    at = tree(tokens, at, &path, found);
                    at += usize::from(tokens[at].0 == ",");
                }
                return at + 1;
            }
            "::" => at += 1,
            "as" => {
                found.push((line, path, tokens[at + 1].0.to_owned()));
                return at + 2;
            }
            "," | ";" | "}" => {
                // `{self, …}` is the module itself.
                path = if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
                    path[..path.len() - 1].to_vec()
                } else {
                    path
                };
                let name = path.last().cloned().unwrap_or_default();
                found.push((line, path, name));
                return at;
            }
            name => {
                path.push(name.to_owned());
                at += 1;
            }
        }
    }
}

/// Whether a path follows that says who may see something: `pub(in crate::…)`.
fn is_visibility(before: &[(&str, usize)]) -> bool {
    matches!(before, [.., ("pub", _), ("(", _), ("in", _)])
}

/// The type of an `impl` without a trait, from behind that word.
fn own_methods(tokens: &[(&str, usize)]) -> Option<Path> {
    let mut depth = 0;
    let mut start = None;
    for (at, (token, _)) in tokens.iter().enumerate() {
        match *token {
            "<" => depth += 1,
            ">" => depth -= 1,
            "for" if depth == 0 => return None,
            "{" | "where" if depth == 0 => break,
            name if depth == 0 && is_name(name) && start.is_none() => start = Some(at),
            _ => {}
        }
    }
    start.map(|at| path_at(tokens, at))
}

fn path_at(tokens: &[(&str, usize)], at: usize) -> Path {
    let mut path = vec![tokens[at].0.to_owned()];
    for pair in tokens[at + 1..].chunks(2) {
        match pair {
            [("::", _), (name, _)] if is_name(name) => path.push((*name).to_owned()),
            _ => break,
        }
    }
    path
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::`, and other signs one by one, with their lines.
fn tokens(code: &str) -> Vec<(&str, usize)> {
    let mut tokens = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let is_part = |c: char| c.is_alphanumeric() || c == '_';
            let length = match first {
                _ if is_part(first) => rest.find(|c| !is_part(c)).unwrap_or(rest.len()),
                _ if rest.starts_with("::") || rest.starts_with("->") || rest.starts_with("=>") => 2,
                _ => first.len_utf8(),
            };
            tokens.push((&rest[..length], number + 1));
            rest = rest[length..].trim_start();
        }
    }
    tokens
}

/// The text without comments, strings and tests, line by line as before.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len());
        let is_raw = raw.is_some_and(|hashes| rest[1 + hashes..].starts_with('"'))
            && !code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let left_out = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            'r' if is_raw => {
                let begin = 2 + raw.unwrap_or_default();
                let end = format!("\"{}", "#".repeat(raw.unwrap_or_default()));
                rest[begin..].find(&end).map_or(rest.len(), |at| begin + at + end.len())
            }
            '"' => quoted(rest, '"'),
            '\'' if rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'') => quoted(rest, '\''),
            _ => 0,
        };
        if left_out == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..left_out].chars().map(|c| if c == '\n' { c } else { ' ' }));
            rest = &rest[left_out..];
        }
    }
    code
}

/// How long a text in quotes is.
fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}
