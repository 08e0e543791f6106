//! What of a message somebody wrote, and not Git or a forge.
//!
//! Their words are known by the forms that their documentation gives; whatever else stands there counts as somebody's.

/// What the body of a message says in somebody's own words. In a merge that GitLab or GitHub made, the first line of the body
/// is the title of the merge request: like the first line of a message it says what, not why.
pub(super) fn own_words(subject: &str, body: &str) -> Option<String> {
    // Git lists files with conflicts below everything else.
    let lines = body.lines().take_while(|line| line.trim() != "# Conflicts:");
    let lines = lines.skip(usize::from(has_title_below(subject))).filter(|line| !is_written_by_program(line.trim()));
    let words = lines.collect::<Vec<_>>().join("\n");
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

/// `Merge branch 'x' into 'main'` is GitLab's; Git itself puts no marks around the second name. `Merge pull request #12 from
/// owner/x` is GitHub's.
fn has_title_below(subject: &str) -> bool {
    let gitlab = |rest: &str| rest.ends_with('\'') && rest.contains("' into '");
    let github = |rest: &str| rest.split_once(" from ").is_some_and(|(number, _)| is_number(number));
    subject.strip_prefix("Merge branch '").is_some_and(gitlab)
        || subject.strip_prefix("Merge pull request #").is_some_and(github)
}

fn is_written_by_program(line: &str) -> bool {
    let is_request =
        |rest: &str| rest.rsplit_once('!').is_some_and(|(path, number)| is_word(path) && is_number(number));
    let requests = ["See merge request ", "This reverts merge request "];
    requests.iter().any(|begin| line.strip_prefix(begin).is_some_and(is_request))
        || ["This reverts commit ", "changes made to ", "(cherry picked from commit "]
            .iter()
            .any(|begin| hash(line, begin).is_some())
        || is_person(line)
        || closes_issues(line)
}

/// The hash in the line that `git revert` writes.
pub(super) fn reverted(line: &str) -> Option<&str> {
    hash(line.trim(), "This reverts commit ")
}

/// The hash after the beginning of a line.
fn hash<'l>(line: &'l str, begin: &str) -> Option<&'l str> {
    let hash = line.strip_prefix(begin)?.split(|c: char| !c.is_ascii_hexdigit()).next()?;
    (hash.len() >= 7).then_some(hash)
}

/// `Approved-by: Name`, which is a trailer only in a paragraph of such lines.
fn is_person(line: &str) -> bool {
    line.split_once("-by: ").is_some_and(|(role, _)| is_word(role))
}

/// `Closes #12, group/project#13 and #14`.
fn closes_issues(line: &str) -> bool {
    const WORDS: &str = "close closes closed closing fix fixes fixed fixing resolve resolves resolved resolving \
                         implement implements implemented implementing";
    let is_keyword = |word: &str| WORDS.split(' ').any(|known| word.eq_ignore_ascii_case(known));
    let is_issue = |word: &str| word.rsplit_once('#').is_some_and(|(_, number)| is_number(number));
    let words = || line.split_whitespace().map(|word| word.trim_end_matches([',', ':', '.']));
    line.contains('#')
        && words().next().is_some_and(is_keyword)
        && words().all(|word| is_keyword(word) || is_issue(word) || word == "and")
        && words().any(is_issue)
}

fn is_word(text: &str) -> bool {
    !text.contains(char::is_whitespace)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
