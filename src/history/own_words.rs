//! What of a message somebody wrote, and not Git or a forge, and whether it says why.

use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

use super::forge_words::{
    begins_squashed, has_title_below, is_bare_reference, is_begin_of_shortlog, is_commit, is_picked, is_quoted_request,
    is_reference, is_rule, is_taken_back_whole, is_trailer, is_written_by_program, lists_branches, title,
};
use super::no_reason::{NO_REASON, is_elsewhere};
use super::people::pattern;

/// What the body of a message says in somebody's own words. In a merge that GitLab, GitHub or Bitbucket made, the first line of
/// the body is the title of the merge request: like the first line of a message it says what, not why. So do the first lines
/// of commits that stand in a list.
pub(super) fn own_words(subject: &str, body: &str) -> Option<String> {
    if is_taken_back_whole(subject) {
        return None;
    }
    // Git lists files with conflicts below everything else, and programs for mail put who wrote it below `--`.
    let is_end = |line: &str| {
        matches!(line.trim(), "# Conflicts:" | "Conflicts:" | "--") || GREETINGS.contains(&bare(line).as_str())
    };
    let lines: Vec<&str> = body.lines().take_while(|line| !is_end(line)).filter(|line| !is_comment(line)).collect();
    let mut list = List::of(subject, &lines);
    let mut own: Vec<&str> = Vec::new();
    for (place, line) in lines.iter().enumerate().skip(usize::from(has_title_below(subject))) {
        let above = own.last().filter(|_| place > 0 && !lines.get(place - 1).is_none_or(|above| is_blank(above)));
        let is_of_program =
            is_written_by_program(line.trim()) && !above.is_some_and(|above| goes_on_with(above, line.trim()));
        let is_rest = own.is_empty() && is_rest_of_title(subject, line);
        let is_own = !list.has(&lines, place) && !is_of_program && !is_rest && !is_same(line, subject);
        // What was between two blank lines is gone.
        let is_gap = is_blank(line) && own.last().is_none_or(|last| is_blank(last));
        own.extend((is_own && !is_gap).then_some(*line));
    }
    Some(own.join("\n").trim().to_owned()).filter(|words| says_why(subject, words))
}

/// Whether a line that only names a place belongs to the sentence that the line above it began: `Wie angeregt in`, and below it
/// an address.
pub(super) fn goes_on_with(above: &str, line: &str) -> bool {
    let ends = above.trim_end().ends_with(['.', '!', '?', ':', ';', ')']);
    !ends && is_bare_reference(line) && !is_written_by_program(above.trim())
}

/// Whether a line is the end of a title that GitHub cut: `… auf 20…`, and below it `…28 verschoben (#12)`.
fn is_rest_of_title(subject: &str, line: &str) -> bool {
    let cut = |text: &str| text.strip_suffix('…').is_some() || text.ends_with("...");
    cut(subject.trim()) && (line.trim_start().starts_with('…') || line.trim_start().starts_with("..."))
}

/// The lists of commits that Git and forges put into a message, line by line.
struct List<'s> {
    /// The first line: in a merge, commits may stand below their branch.
    subject: &'s str,
    /// `* Title` in a paragraph of its own, several times or above a rule: GitHub, GitLab, Bitbucket Cloud.
    titles: bool,
    /// Below `* branch 'x':` of `git merge --log` or Bitbucket Data Center.
    shortlog: bool,
    /// Below the line that begins a list of whole commits, as `git merge --squash` writes it: whether the first line of one
    /// is still to come.
    squashed: Option<bool>,
    /// Below what else lists or quotes.
    below: Option<Below>,
}

/// A line below which others are not somebody's text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// The one that names a merge which was picked.
    Picked,
    /// The one by which Bitbucket takes a merge request back, whose text it quotes.
    Quoted,
}

impl<'s> List<'s> {
    fn of(subject: &'s str, lines: &[&str]) -> Self {
        let titles = (0..lines.len()).filter(|place| is_title(lines, *place)).count();
        let titles = titles > 1 || titles == 1 && lines.iter().any(|line| is_rule(line.trim()));
        // Git's own first line for all of them.
        let squashed = begins_squashed(subject).then_some(false);
        Self { subject, titles, shortlog: false, squashed, below: None }
    }

    /// Whether a line belongs to a list and is not somebody's text.
    fn has(&mut self, lines: &[&str], place: usize) -> bool {
        let Some(line) = lines.get(place) else { return false };
        self.shortlog = match line.strip_prefix("  ") {
            Some(_) => self.shortlog,
            None => {
                lists_branches(self.subject)
                    && is_begin_of_shortlog(line)
                    && lines.get(place + 1).is_some_and(|next| next.starts_with("  "))
            }
        };
        if begins_squashed(line) {
            self.squashed = Some(false);
        } else if self.squashed.is_some() && is_commit(line) {
            self.squashed = Some(true);
        } else if self.squashed == Some(true) && !is_blank(line) {
            // Its author and date are not indented, what it says is.
            self.squashed = Some(!line.starts_with(char::is_whitespace));
            return true;
        }
        if line.starts_with("(cherry picked from commit ") {
            self.below = Some(Below::Picked);
        } else if is_quoted_request(line) {
            self.below = Some(Below::Quoted);
        }
        self.shortlog
            || self.below == Some(Below::Quoted) && (line.starts_with('>') || is_quoted_request(line))
            || begins_squashed(line)
            || self.squashed == Some(true)
            || self.titles && is_title(lines, place)
            || self.below == Some(Below::Picked) && is_picked(line)
    }
}

/// Whether a line is the only one of its paragraph and a point of a list.
fn is_title(lines: &[&str], place: usize) -> bool {
    let is_end = |place: Option<usize>| place.and_then(|place| lines.get(place)).is_none_or(|line| is_blank(line));
    lines.get(place).is_some_and(|line| line.starts_with("* "))
        && is_end(place.checked_sub(1))
        && is_end(place.checked_add(1))
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// What stands above a name at the end of a letter.
const GREETINGS: [&str; 10] = [
    "beste grüße",
    "best regards",
    "freundliche grüße",
    "gruß",
    "kind regards",
    "lg",
    "mfg",
    "mit besten grüßen",
    "mit freundlichen grüßen",
    "viele grüße",
];

/// Tags and entities of HTML, elements that are not shown, and pictures.
static MARKUP: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"<[a-zA-Z]+\ [^<>]*\bhidden\b[^<>]*>[^<]*</[a-zA-Z]+> | <[a-zA-Z/!](?: [^<>.] | \.[^<>\s] )*>
        | &(?: \#[xX]?[[:xdigit:]]+ | [a-zA-Z]+ ); | !\[[^\]]*\]\([^)]*\)",
    )
});

/// Words that announce a reason.
const LABELS: [&str; 4] = ["grund", "begründung", "reason", "why"];

/// Whether a text says why something was done: more than nothing, a number, a rule or a link, and not what the first line of
/// the message says already.
pub fn says_why(subject: &str, text: &str) -> bool {
    // Letters that cannot be seen.
    let is_letter = |c: char| c.is_alphabetic() && !matches!(c, '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
    let text = &without_markup(text);
    // Headings of a form below which nobody wrote anything.
    let is_empty_form = || text.lines().all(|line| is_blank(line) || is_heading(line));
    let bare = bare(text);
    let told = without_labels(&bare);
    text.contains(is_letter)
        && !is_empty_form()
        && !is_reference(text)
        && !is_written_by_program(text.trim())
        && !text
            .trim()
            .split_once(':')
            .is_some_and(|(name, value)| !value.contains('\n') && is_trailer(name, value.trim()))
        && !is_to_fill_in(text)
        && !is_same(text, subject)
        && !is_nothing(told)
        && !text.split([',', ';', '–', '—', '\n']).flat_map(|part| part.split(" - ")).all(|part| {
            let bare = self::bare(part);
            bare.is_empty() || is_nothing(without_labels(&bare))
        })
        && told.chars().filter(|c| c.is_alphabetic()).nth(1).is_some()
}

/// Whether a line is a heading, below which somebody was to write, and no sentence: `## Begründung`, `# Der Bund zahlt.`
fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    text.len() < line.len() && (text.starts_with(' ') || text.is_empty()) && !text.trim_end().ends_with(['.', '!'])
}

/// Whether a text is a place to be filled in: `[Grund hier eintragen]`.
fn is_to_fill_in(text: &str) -> bool {
    let inside = text.trim().strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    inside.is_some_and(|inside| !inside.contains(['[', ']', '.']))
}

/// Whether words stand for no reason: also letter by letter, or in letters that only look like those of the words.
fn is_none(words: &str) -> bool {
    const LOOKS: [(&str, char); 19] = [
        ("аα", 'a'),
        ("ϲс", 'c'),
        ("ԁ", 'd'),
        ("еεё", 'e'),
        ("ցɡ", 'g'),
        ("һ", 'h'),
        ("іιıї", 'i'),
        ("ј", 'j'),
        ("кκ", 'k'),
        ("ⅼӏ", 'l'),
        ("м", 'm'),
        ("ոηпν", 'n'),
        ("оοօ", 'o'),
        ("рρ", 'p'),
        ("ѕ", 's'),
        ("тτ", 't'),
        ("υս", 'u'),
        ("хχ", 'x'),
        ("у", 'y'),
    ];
    let looks = |c: char| LOOKS.iter().find(|(alike, _)| alike.contains(c)).map_or(c, |(_, letter)| *letter);
    let plain: String = words.nfkc().map(looks).collect::<String>().to_lowercase();
    let is_spelt = plain.split(' ').all(|word| word.chars().nth(1).is_none());
    let whole = plain.replace(' ', "");
    NO_REASON.contains(&words) || NO_REASON.contains(&plain.as_str()) || is_spelt && NO_REASON.contains(&whole.as_str())
}

/// Whether words say nothing by themselves.
fn is_nothing(words: &str) -> bool {
    is_none(words) || is_number(words) || is_elsewhere(words)
}

/// Whether words are a number, be it a Roman one, an amount or a day: `Nr. 12`, `IV`, `12 Mio. Euro`, `31. Dezember 2027`.
fn is_number(words: &str) -> bool {
    const BESIDE: &str = "abs art no nr punkt ziffer euro eur mio mrd million millionen milliarde milliarden tausend percent prozent \
                          uhr stück januar februar märz april mai juni juli august september oktober november dezember \
                          january february march may june july october december";
    let is_digits = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    let is_one = |word: &str| is_digits(word) || BESIDE.split(' ').any(|known| known == word);
    words.split(' ').all(is_one) || words.chars().all(|c| "ivxlcdm".contains(c))
}

/// The words without those that announce a reason: `Grund: Grund: keine` says as little as `keine`.
fn without_labels(words: &str) -> &str {
    let label = |words| LABELS.iter().find_map(|label| str::strip_prefix(words, label)?.strip_prefix(' '));
    let mut rest = words;
    while let Some(after) = label(rest) {
        rest = after;
    }
    if LABELS.contains(&rest) { "" } else { rest }
}

/// Whether a line says what the first line of the message says.
fn is_same(line: &str, subject: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("* ").unwrap_or(line);
    // `VV-01: Frist verschoben` begins with what it is about.
    let told = subject.split_once(": ").filter(|(about, _)| !about.contains(' ')).map(|(_, told)| told);
    // In whatever order.
    let words = |text: &str| {
        let bare = bare(title(text));
        let mut words: Vec<String> = bare.split(' ').filter(|word| !is_auxiliary(word)).map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    let words_of_line = words(line);
    !line.is_empty() && (words_of_line == words(subject) || told.is_some_and(|told| words_of_line == words(told)))
}

/// Words with which a headline becomes a sentence: `Frist verschoben`, `Die Frist wurde verschoben.`
fn is_auxiliary(word: &str) -> bool {
    const ALL: &str =
        "das dem den der die ein eine has have ist is sind the was were been werden wird worden wurde wurden";
    ALL.split(' ').any(|known| known == word)
}

/// The words of a text in lower case, with nothing but letters and digits.
fn bare(text: &str) -> String {
    let word = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a line is a comment of Markdown: a name for an address that nothing leads to, `[//]: # (…)`.
fn is_comment(line: &str) -> bool {
    let name = line.trim_start().strip_prefix('[').and_then(|line| line.split_once("]:"));
    name.is_some_and(|(_, address)| ["#", "<>"].iter().any(|nowhere| address.trim_start().starts_with(nowhere)))
}

/// The text as far as a reader sees words in it: without tags and entities of HTML, pictures and comments of Markdown.
fn without_markup(text: &str) -> String {
    let lines = text.lines().filter(|line| !is_comment(line));
    MARKUP.replace_all(&lines.collect::<Vec<_>>().join("\n"), " ").into_owned()
}

/// The text without comments of HTML, which forms of forges hold for whoever fills them in.
pub(super) fn without_comments(text: &str) -> String {
    let (mut rest, mut kept) = (text, String::new());
    while let Some((before, (_, after))) =
        rest.split_once("<!--").and_then(|(before, comment)| Some((before, comment.split_once("-->")?)))
    {
        kept.push_str(before);
        rest = after;
    }
    kept + rest
}
