//! Code blocks, highlighted with a few classes.
//!
//! syntect's grammars load at the first block with a language (0.6 ms) and a grammar compiles at its first use; a text
//! without such a block pays nothing.

use std::sync::LazyLock;

use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;

/// Longer blocks and lines stay plain: some grammars take time beyond all measure on them.
const MAX_BLOCK: usize = 64 * 1024;
const MAX_LINE: usize = 2 * 1024;
/// What is nested deeper stays plain: each word takes a step for every level.
const MAX_DEPTH: usize = 200;
/// Steps for all blocks of a text. A word at one level takes one, and so does each byte: it counts alike on every machine.
const STEPS: usize = 500_000;

/// How many steps are left for the blocks of a text.
#[derive(Debug)]
pub(super) struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(STEPS)
    }
}

impl Budget {
    /// Takes steps, if there are so many.
    fn take(&mut self, steps: usize) -> Option<()> {
        self.0 = self.0.checked_sub(steps)?;
        Some(())
    }
}

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Scopes of the grammars and the class for each; the first that fits counts, an empty class ends the search.
const CLASSES: [(&str, &str); 31] = [
    ("punctuation.definition.comment", "hl-comment"),
    ("comment", "hl-comment"),
    ("punctuation.definition.string", "hl-string"),
    ("string", "hl-string"),
    ("constant.character", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant.language", "hl-keyword"),
    ("constant", "hl-name"),
    ("storage", "hl-keyword"),
    ("keyword.operator", "hl-punctuation"),
    ("keyword", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("variable.function", "hl-function"),
    ("support.macro", "hl-function"),
    ("support.type.property-name", "hl-name"),
    ("entity.name.tag", "hl-name"),
    ("entity.name.section", "hl-name"),
    ("entity.other.attribute-name", "hl-name"),
    ("entity.name", "hl-type"),
    ("entity.other.inherited-class", "hl-type"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
    ("variable.language", "hl-keyword"),
    ("variable", "hl-name"),
    ("markup.raw", "hl-string"),
    ("markup.inserted", "hl-string"),
    ("markup.deleted", "hl-keyword"),
    ("punctuation", "hl-punctuation"),
    // Code inside a string, as in `"${x}"`, is no string.
    ("meta.interpolation", ""),
    ("source", ""),
];

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    // A name that syntect refuses would be missing; a test counts them.
    CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect()
});

/// Writes a code block; without a language, or with one that no grammar knows, it is escaped and no more.
pub(super) fn block(out: &mut String, info: &str, code: &str, budget: &mut Budget) {
    let language = language(info);
    // Long lines scroll, so the block can be reached with the keyboard.
    out.push_str("<pre tabindex=\"0\"><code");
    if !language.is_empty()
        && language.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.'))
    {
        out.push_str(&format!(" class=\"language-{language}\""));
    }
    out.push('>');
    match highlight(&language, code, budget) {
        Some(spans) => out.push_str(&spans),
        None => escape::text(out, code),
    }
    out.push_str("</code></pre>\n");
}

/// Whether a block stays plain that has a language with a grammar: it is too long, nested too deeply, or the blocks before
/// it took all steps of the text.
pub(super) fn stays_plain(info: &str, code: &str, budget: &mut Budget) -> bool {
    let language = language(info);
    grammar(&language).is_some() && highlight(&language, code, budget).is_none()
}

/// The first word behind the fence.
fn language(info: &str) -> String {
    info.split([' ', '\t', ',', '{']).next().unwrap_or_default().to_ascii_lowercase()
}

fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let plain = matches!(language, "" | "text" | "txt" | "plain" | "plaintext");
    if plain { None } else { GRAMMARS.find_syntax_by_token(language) }
}

/// The code in spans, or nothing if it is to stay plain.
fn highlight(language: &str, code: &str, budget: &mut Budget) -> Option<String> {
    let grammar = grammar(language)?;
    if code.len() > MAX_BLOCK || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let mut state = ParseState::new(grammar);
    let mut stack = ScopeStack::new();
    // The class at each level of the stack.
    let mut classes = Vec::new();
    let mut spans = Spans::default();
    for line in code.split_inclusive('\n') {
        budget.take(line.len())?;
        let mut done = 0;
        for (at, operation) in state.parse_line(line, &GRAMMARS).ok()? {
            spans.push(classes.last().copied().unwrap_or_default(), line.get(done..at)?);
            let follow = |operation: BasicScopeStackOp, _: &[Scope]| match operation {
                BasicScopeStackOp::Push(scope) => {
                    let class = class(scope).or_else(|| classes.last().copied());
                    classes.push(class.unwrap_or_default());
                }
                BasicScopeStackOp::Pop => drop(classes.pop()),
            };
            stack.apply_with_hook(&operation, follow).ok()?;
            if stack.len() > MAX_DEPTH {
                return None;
            }
            budget.take(stack.len())?;
            done = at;
        }
        spans.push(classes.last().copied().unwrap_or_default(), line.get(done..)?);
    }
    Some(spans.finish())
}

/// The class of a scope, if it has one.
fn class(scope: Scope) -> Option<&'static str> {
    SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope)).map(|(_, class)| *class)
}

/// Spans in which neighbours of one class are joined.
#[derive(Default)]
struct Spans {
    html: String,
    class: &'static str,
    words: String,
}

impl Spans {
    fn push(&mut self, class: &'static str, words: &str) {
        if words.is_empty() {
            return;
        }
        // White space looks alike in all classes.
        if class != self.class && !words.trim().is_empty() {
            self.flush();
            self.class = class;
        }
        self.words.push_str(words);
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if self.class.is_empty() || words.is_empty() {
            return escape::text(&mut self.html, &words);
        }
        self.html.push_str(&format!("<span class=\"{}\">", self.class));
        escape::text(&mut self.html, &words);
        self.html.push_str("</span>");
    }

    fn finish(mut self) -> String {
        self.flush();
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, CLASSES, GRAMMARS, SCOPES, block, highlight};

    #[test]
    fn every_scope_is_read() {
        assert_eq!(SCOPES.len(), CLASSES.len());
    }

    #[test]
    fn rust_in_classes() {
        let mut out = String::new();
        block(&mut out, "rust", "// a < b\nfn go(x: u32) -> &str { \"<q>\" }\n", &mut Budget::default());
        assert_eq!(
            out,
            "<pre tabindex=\"0\"><code class=\"language-rust\"><span class=\"hl-comment\">// a &lt; b\n</span>\
             <span class=\"hl-keyword\">fn </span><span class=\"hl-function\">go</span><span class=\"hl-punctuation\">(</span>\
             <span class=\"hl-name\">x</span><span class=\"hl-punctuation\">: </span><span class=\"hl-keyword\">u32</span>\
             <span class=\"hl-punctuation\">) -&gt; &amp;</span><span class=\"hl-keyword\">str </span>\
             <span class=\"hl-punctuation\">{ </span><span class=\"hl-string\">&quot;&lt;q&gt;&quot; </span>\
             <span class=\"hl-punctuation\">}\n</span></code></pre>\n"
        );
    }

    #[test]
    fn unknown_languages_and_long_lines_stay_plain() {
        let mut out = String::new();
        block(&mut out, "klingon\"><script>", "<b>", &mut Budget::default());
        block(&mut out, "", "a & b", &mut Budget::default());
        assert_eq!(
            out,
            "<pre tabindex=\"0\"><code>&lt;b&gt;</code></pre>\n<pre tabindex=\"0\"><code>a &amp; b</code></pre>\n"
        );
        assert_eq!(highlight("rust", &"x".repeat(3000), &mut Budget::default()), None);
        assert_eq!(highlight("json", &"[1]\n".repeat(20_000), &mut Budget::default()), None);
    }

    #[test]
    fn no_grammar_fails_or_loses_a_letter() {
        let code = "if (x) { return \"a\\n${b}\" } /* é */ # 'c\n<p class=\"d\"><?php $e ?>\n%{f} -- g\n\tend; '''h\n";
        for grammar in GRAMMARS.syntaxes() {
            let html = highlight(&grammar.name, code, &mut Budget::default()).unwrap_or_default();
            let words: String =
                html.split('<').map(|part| part.split_once('>').map_or(part, |(_, rest)| rest)).collect();
            let words = words.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
            assert!(words.replace("&amp;", "&") == code || html.is_empty(), "{}: {words}", grammar.name);
        }
    }

    #[test]
    fn what_is_nested_too_deeply_or_comes_too_late_stays_plain() {
        let deep = "x=>".repeat(600) + "\n";
        assert!(super::stays_plain("js", &deep.repeat(10), &mut Budget::default()));
        assert!(!super::stays_plain("klingon", &deep, &mut Budget::default()));
        let plain = "let a = [1, 2];\n".repeat(100);
        assert!(!super::stays_plain("js", &plain, &mut Budget::default()));
        let mut budget = Budget::default();
        let before = (0..3000).take_while(|_| !super::stays_plain("js", &plain, &mut budget)).count();
        assert!((20..2000).contains(&before), "{before}");
    }
}
