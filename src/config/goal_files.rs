//! Which files are goals, and what those that were not written for this program leave unsaid.

use globset::{GlobBuilder, GlobMatcher};

use super::groups::{GroupKind, Groups};
use crate::diagnostic::{Located, Problem};
use crate::yaml::{Fields, Node, is_path, nearest, slug};

/// Where goals lie.
#[derive(Debug, Clone)]
pub struct GoalFiles {
    /// The folder that all of them lie in, also below; empty for the portal's own.
    pub folder: String,
    /// How they are read if they were not written for this program.
    pub adopted: Option<Adopted>,
}

/// Files of a repository that had its own rules before it became a portal.
#[derive(Debug, Clone)]
pub struct Adopted {
    /// Which files they are, counted from the portal's folder; none if all in their folder are, which is not where these
    /// patterns look for them.
    patterns: Option<Vec<Pattern>>,
    /// Which of these they are not.
    except: Vec<Pattern>,
    /// Whether the name of the file is the goal's id, not one of its fields.
    pub id_from_name: bool,
    /// The pillar of goals that name none.
    pub pillar: Option<String>,
    /// Whether a goal may have fields that mean nothing here.
    pub other_fields: bool,
    /// Whether a file with mistakes is left out, so that the others are shown.
    pub skips_broken: bool,
}

/// A pattern of paths and where it stands.
#[derive(Debug, Clone)]
pub struct Pattern {
    matcher: GlobMatcher,
    /// As it is written.
    pub text: Located<String>,
}

impl Pattern {
    /// Whether a path is one of its.
    pub fn has(&self, path: &str) -> bool {
        self.matcher.is_match(path)
    }
}

impl GoalFiles {
    /// All Markdown files of a folder.
    pub fn in_folder(folder: &str) -> Self {
        Self { folder: folder.to_owned(), adopted: None }
    }

    /// The same where all Markdown files of another folder are goals.
    #[must_use]
    pub fn lying_in(&self, folder: &str) -> Self {
        let adopted = self.adopted.as_ref().map(|adopted| Adopted { patterns: None, ..adopted.clone() });
        Self { folder: folder.to_owned(), adopted }
    }

    /// Whether a file may be a goal by its path. Hidden ones are none.
    pub fn has(&self, path: &str) -> bool {
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let named = |adopted: &Adopted| {
            let matches = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.has(path));
            adopted.patterns.as_ref().is_none_or(|patterns| matches(patterns) && !matches(&adopted.except))
        };
        is_markdown(path) && !hidden && self.surrounds(path) && self.adopted.as_ref().is_none_or(named)
    }

    /// Whether a file with mistakes is left out.
    pub fn skips_broken(&self) -> bool {
        self.adopted.as_ref().is_some_and(|adopted| adopted.skips_broken)
    }

    /// Whether a path below the portal's folder lies in theirs.
    pub fn surrounds(&self, path: &str) -> bool {
        match path.strip_prefix(self.folder.as_str()) {
            Some(rest) if self.folder.is_empty() => !rest.starts_with('/'),
            rest => rest.is_some_and(|rest| rest.starts_with('/')),
        }
    }
}

impl Adopted {
    /// The patterns that name the goals' files.
    pub fn patterns(&self) -> &[Pattern] {
        self.patterns.as_deref().unwrap_or_default()
    }

    /// The id that the name of a file gives: `ADR 7.md`, `ADR-7/README.md` and `ADR-7/_index.md` are `adr-7`. Empty if it gives none.
    pub fn id_of_file(path: &str) -> String {
        slug(Self::name(path))
    }

    /// The name of a file without its ending; that of its folder if it is only the folder's page.
    pub fn name(path: &str) -> &str {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
        let above = folder.rsplit('/').next().filter(|above| !above.is_empty());
        let is_page_of_folder = ["readme", "index", "_index"].contains(&name.to_lowercase().as_str());
        above.filter(|_| is_page_of_folder).unwrap_or(name)
    }
}

/// Whether a path has the ending of Markdown.
pub fn is_markdown(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("md"))
}

/// Where goals lie if the settings do not say.
pub const FOLDER: &str = "content/ziele";

/// `goals: content/ziele`, or a block with `files`.
pub(super) fn goal_files(fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> GoalFiles {
    let usual = GoalFiles::in_folder(FOLDER);
    if !fields.is_mapping("goals") {
        return fields.path("goals").map_or(usual, |folder| GoalFiles::in_folder(&folder));
    }
    let node = fields.take("goals");
    node.and_then(|node| adopted(node, fields, groups)).unwrap_or(usual)
}

fn adopted(node: &Node, fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> Option<GoalFiles> {
    let mut inner = Fields::of("goals", node, fields.sink())?;
    if !inner.has("files") {
        inner.missing("files");
    }
    let files = inner.texts("files");
    let except = inner.texts("except");
    let id_from_name = inner.word("id", &[("field", false), ("file-name", true)]).unwrap_or(false);
    let pillar = inner.text("pillar").and_then(|named| pillar(named, &mut inner, groups));
    let other_fields = inner.word("other_fields", &[("error", false), ("ignore", true)]).unwrap_or(false);
    let skips_broken = inner.word("broken", &[("error", false), ("skip", true)]).unwrap_or(false);
    let mut patterns = |texts: Vec<Located<String>>| -> Option<Vec<_>> {
        let patterns: Vec<_> = texts.into_iter().map(|text| pattern(text, &mut inner)).collect();
        patterns.into_iter().collect()
    };
    let (files, except) = (patterns(files), patterns(except));
    inner.finish();
    let (folders, patterns): (Vec<String>, Vec<_>) = files?.into_iter().unzip();
    let except = except?.into_iter().map(|(_, pattern)| pattern).collect();
    let folder = folders.into_iter().reduce(|one, other| common(&one, &other))?;
    Some(GoalFiles {
        folder,
        adopted: Some(Adopted { patterns: Some(patterns), except, id_from_name, pillar, other_fields, skips_broken }),
    })
}

/// The innermost folder that is around both.
fn common(one: &str, other: &str) -> String {
    let parts = one.split('/').zip(other.split('/')).take_while(|(one, other)| one == other);
    parts.map(|(part, _)| part).collect::<Vec<_>>().join("/")
}

fn pillar(named: Located<String>, fields: &mut Fields<'_, '_, '_>, groups: &Groups) -> Option<String> {
    if let Some(group) = groups.find(GroupKind::Pillar, &named.value) {
        return Some(group.id.clone());
    }
    let known: Vec<String> = groups.of(GroupKind::Pillar).iter().map(|group| group.id.clone()).collect();
    let nearest = nearest(&named.value, known.iter().map(String::as_str));
    let list = GroupKind::Pillar.list();
    fields.sink().add(&named.span, Problem::UnknownReference { list, id: named.value, nearest, known });
    None
}

/// Longest pattern, in bytes: of what is much longer no matcher can be made.
const LONGEST: usize = 1_000;

/// A pattern of paths, and the folder in front of its first wildcard. It does not begin with `**`: the built site lies in
/// the portal's folder as well.
fn pattern(text: Located<String>, fields: &mut Fields<'_, '_, '_>) -> Option<(String, Pattern)> {
    let is_short = text.value.len() <= LONGEST;
    let is_plain = is_short && is_path(&text.value) && is_markdown(&text.value) && !text.value.starts_with("**");
    let glob = is_plain.then(|| GlobBuilder::new(&text.value).literal_separator(true).build().ok()).flatten();
    let Some(glob) = glob else {
        fields.sink().add(&text.span, Problem::BadPattern { pattern: text.value });
        return None;
    };
    let (folder, _) = text.value.rsplit_once('/').unwrap_or_default();
    let plain = folder.split('/').take_while(|part| !part.contains(['*', '?', '[', '{']));
    Some((plain.collect::<Vec<_>>().join("/"), Pattern { matcher: glob.compile_matcher(), text }))
}
