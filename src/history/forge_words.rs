//! The lines that Git and forges write into a message, by the forms that their documentation gives.

use super::people::REMOVED;

/// Whether below the first line of a message stands the title of a merge request. `Merge branch 'x' into 'main'` is GitLab's; Git
/// itself puts no marks around the second name. `Merge pull request #12 from owner/x` is GitHub's, `Merged in x (pull request
/// #12)` Bitbucket's.
pub(super) fn has_title_below(subject: &str) -> bool {
    let gitlab = |rest: &str| rest.ends_with('\'') && rest.contains("' into '");
    let github = |rest: &str| rest.split_once(" from ").is_some_and(|(number, _)| is_number(number));
    let bitbucket = |rest: &str| {
        let number = rest.split_once(" (pull request #").and_then(|(_, number)| number.strip_suffix(')'));
        number.is_some_and(is_number)
    };
    subject.strip_prefix("Merge branch '").is_some_and(gitlab)
        || subject.strip_prefix("Merge pull request #").is_some_and(github)
        || subject.strip_prefix("Merged in ").is_some_and(bitbucket)
}

/// What a first line says without the number of a merge request that a forge put into it: `Title (#12)`, `Merged PR 12:
/// Title` in Azure DevOps, `Pull request #12: Title` in Bitbucket Data Center.
pub(super) fn title(subject: &str) -> &str {
    let title =
        subject.rsplit_once(" (").filter(|(_, number)| is_reference(number)).map_or(subject, |(title, _)| title);
    let request = title.strip_prefix("Merged PR ").or_else(|| title.strip_prefix("Pull request #"));
    request
        .and_then(|request| request.split_once(": "))
        .filter(|(number, _)| is_number(number))
        .map_or(title, |(_, title)| title)
}

/// Whether nobody wrote this line, whose ends are trimmed. It may stand in a list.
pub(super) fn is_written_by_program(line: &str) -> bool {
    if line.is_empty() {
        return false;
    }
    let title = line.strip_prefix("* ").or_else(|| line.strip_prefix("- ")).unwrap_or(line);
    is_rule(line)
        || is_ci_note(line)
        || is_taken_back(line)
        || is_merge(title)
        || is_suggestion(title)
        || is_upload(title)
        || is_reference(title)
        || is_of_tool(title)
        || is_again(title)
        || is_command(line)
        || is_box(title)
        || is_comment_of_git(line)
        || has_trailer_form(line)
            && line.split_once(':').is_some_and(|(_, value)| is_reference(value.trim()) || is_number(value.trim()))
}

/// `- [x] I have read …`: what a form of a forge says, for whoever ticks it.
fn is_box(point: &str) -> bool {
    ["[ ] ", "[x] ", "[X] "].iter().any(|mark| point.starts_with(mark))
}

/// What Git puts into a message for whoever writes it, where nobody took it out.
fn is_comment_of_git(line: &str) -> bool {
    line.starts_with("# This is a combination of ")
        || line.starts_with("# Please enter the commit message ")
        || line.starts_with("# This is the ") && line.ends_with("commit message:")
        || line.starts_with("git-subtree-")
}

/// Whether a commit only says which one it takes back, and below it what that said: `revert 0123…` in Gitea and Forgejo.
pub(super) fn is_taken_back_whole(subject: &str) -> bool {
    hash(subject.trim(), "revert ").is_some_and(|(hash, rest)| hash.len() >= 40 && rest.is_empty())
}

/// The line by which Bitbucket takes a merge request back; what that said is quoted below.
pub(super) fn is_quoted_request(line: &str) -> bool {
    let number = line.trim().trim_end_matches('.').strip_prefix("This reverts pull request #");
    number.is_some_and(is_number)
}

/// `fixup! Title` and its like, which `git rebase --autosquash` would have taken away, and what `git revert` of a revert says.
fn is_again(line: &str) -> bool {
    ["fixup! ", "squash! ", "amend! "].iter().any(|begin| line.starts_with(begin))
        || ["Reapply \"", "Revert \""].iter().any(|begin| line.starts_with(begin) && line.ends_with('"'))
}

/// `/cc @name`: what a line tells GitLab or GitHub to do.
fn is_command(line: &str) -> bool {
    let command = line.strip_prefix('/').and_then(|line| line.split_whitespace().next());
    command.is_some_and(|command| command.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
        && line.split_whitespace().skip(1).all(|word| word.starts_with(['@', '~', '%', '#', '!', '&', '"']))
}

/// What programs that write commits put below them: Dependabot's `Bumps x from 1 to 2.` with its list of versions, and
/// assistants' `Generated with`.
fn is_of_tool(line: &str) -> bool {
    const DEPENDABOT: [&str; 6] = [
        "updated-dependencies:",
        "dependency-name:",
        "dependency-version:",
        "dependency-type:",
        "update-type:",
        "dependency-group:",
    ];
    let bare = line.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    line.starts_with("Bumps ") && line.contains(" from ") && line.contains(" to ")
        || DEPENDABOT.iter().any(|begin| bare.starts_with(begin))
        || bare.starts_with("Generated with ")
        || line == "..."
}

fn is_hash(word: &str) -> bool {
    hash(word, "").is_some_and(|(_, rest)| rest.is_empty())
}

/// `---------`, which GitHub puts above the names of further authors.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 3 && ['-', '*', '_', '='].iter().any(|mark| line.chars().all(|c| c == *mark))
}

/// `[skip ci]` and its like: what a line tells the pipelines of GitHub, GitLab, Bitbucket and Azure DevOps.
fn is_ci_note(line: &str) -> bool {
    let inside = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
    let note = inside.map(|inside| inside.to_lowercase().replace('-', " "));
    line == "***NO_CI***"
        || note.is_some_and(|note| match *words(&note) {
            ["skip" | "no", what] | [what, "skip"] => !what.is_empty(),
            _ => false,
        })
}

/// What `git revert` and `git cherry-pick -x` write, and the forges for them.
fn is_taken_back(line: &str) -> bool {
    let is_end =
        |rest: &str| matches!(rest, "" | "." | ")" | ", reversing") || rest.starts_with(" (") && rest.ends_with(").");
    // Azure DevOps.
    let picked = ["Cherry-picked from ", "Cherry picked from "].iter().find_map(|begin| line.strip_prefix(begin));
    let is_picked = |from: &str| {
        let from = from.trim_start_matches("commit ").trim_end_matches('.').trim_matches('`');
        is_hash(from) || is_place(from)
    };
    picked.is_some_and(is_picked)
        || ["This reverts commit ", "changes made to ", "(cherry picked from commit "]
            .iter()
            .filter_map(|begin| hash(line, begin))
            .any(|(_, rest)| is_end(rest))
}

/// The hash in the line that `git revert` writes, or Gitea's first one.
pub(super) fn reverted(line: &str) -> Option<&str> {
    let whole = || hash(line.trim(), "revert ").filter(|(hash, rest)| hash.len() >= 40 && rest.is_empty());
    hash(line.trim(), "This reverts commit ").or_else(whole).map(|(hash, _)| hash)
}

/// The number in the line by which a forge takes a merge request back: `This reverts merge request !12` in GitLab, `Reverts
/// owner/repository#12` in GitHub, `This reverts pull request #12.` in Bitbucket.
pub(super) fn reverted_request(line: &str) -> Option<&str> {
    let line = line.trim().trim_end_matches('.');
    let gitlab = line.strip_prefix("This reverts merge request ").and_then(|rest| rest.rsplit_once('!'));
    let github = line.strip_prefix("Reverts ").and_then(|rest| rest.rsplit_once('#'));
    let bitbucket = line.strip_prefix("This reverts pull request ").and_then(|rest| rest.rsplit_once('#'));
    gitlab.or(github).or(bitbucket).map(|(_, number)| number).filter(|number| is_number(number))
}

/// The number of the merge request that a commit brought in, as its first line or GitLab's last one says.
pub(super) fn request_of<'m>(subject: &'m str, body: &'m str) -> Option<&'m str> {
    let merged = subject.strip_prefix("Merge pull request #").and_then(|rest| rest.split(' ').next());
    let inside = || subject.strip_suffix(')');
    let squashed = || inside().and_then(|subject| Some(subject.rsplit_once(" (#")?.1));
    let bitbucket = || inside().and_then(|subject| Some(subject.rsplit_once(" (pull request #")?.1));
    let gitlab =
        || body.lines().find_map(|line| Some(line.trim().strip_prefix("See merge request ")?.rsplit_once('!')?.1));
    merged.or_else(squashed).or_else(bitbucket).or_else(gitlab).filter(|number| is_number(number))
}

/// The hash after the beginning of a line, and what follows.
fn hash<'l>(line: &'l str, begin: &str) -> Option<(&'l str, &'l str)> {
    let text = line.strip_prefix(begin)?;
    let parts = text.split_at(text.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(text.len()));
    (parts.0.len() >= 7).then_some(parts)
}

/// The first lines of merges, in which commits are listed below their branch.
pub(super) fn lists_branches(subject: &str) -> bool {
    is_merge(subject) || title(subject).len() < subject.len()
}

/// The first lines of merges. Bitbucket Data Center puts `Merge in PROJECT/repository from x to main` below one, Bitbucket Cloud
/// `Merged main into x`.
fn is_merge(line: &str) -> bool {
    const OF_GIT: [&str; 5] = ["branch '", "branches '", "remote-tracking branch '", "tag '", "commit '"];
    // Bitbucket Data Center's from one branch on to the next.
    if line.strip_prefix("Automatic merge from ").is_some_and(|rest| matches!(*words(rest), [_, "->" | "to", _])) {
        return true;
    }
    let Some(rest) = line.strip_prefix("Merge") else { return false };
    let request = rest.strip_prefix(" pull request ").or_else(|| rest.strip_prefix("d PR "));
    rest.strip_prefix(' ').is_some_and(|rest| OF_GIT.iter().any(|begin| rest.starts_with(begin)))
        || request.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c == '#' || c == '\''))
        || rest.strip_prefix(" in ").is_some_and(|rest| matches!(*words(rest), [_, "from", _, "to", _]))
        || rest.strip_prefix("d ").is_some_and(|rest| matches!(*words(rest), [_, "into", _]))
        || rest.strip_prefix(' ').is_some_and(|rest| matches!(*words(rest), ["branch", _, "into", _] | [_, "into", _]))
        || has_title_below(line)
}

/// The first lines of commits that take over a suggestion of a review, in GitHub and GitLab.
fn is_suggestion(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("Apply ") else { return false };
    match *words(rest) {
        ["suggestions", "from", "code", "review"] => true,
        ["suggestion", "from", who] => who.starts_with('@'),
        [number, "suggestion(s)", "to", files, "file(s)"] => is_number(number) && is_number(files),
        _ => false,
    }
}

/// The first lines that forges propose for a file that is changed in the browser.
fn is_upload(line: &str) -> bool {
    const VERBS: &[&str] = &[
        "Add", "Added", "Create", "Created", "Delete", "Deleted", "Edit", "Rename", "Renamed", "Replace", "Update",
        "Updated",
    ];
    const PARTICIPLES: [&str; 9] = [
        "aktualisieren",
        "aktualisiert",
        "bearbeiten",
        "gelöscht",
        "hinzufügen",
        "hinzugefügt",
        "löschen",
        "umbenennen",
        "ändern",
    ];
    match *words(line) {
        // GitLab's Web IDE lists the files below `Update 2 files`.
        [file] => file.starts_with('/') && is_file(file),
        [verb, file] => {
            (verb, file) == ("Initial", "commit")
                || VERBS.contains(&verb) && (is_file(file) || is_loud(file))
                || is_file(verb) && PARTICIPLES.contains(&file)
        }
        ["Datei", file, verb] => is_file(file) && PARTICIPLES.contains(&verb),
        ["Update", "file", file]
        | ["Upload", "files", "to", file]
        | [file, "created" | "deleted" | "edited", "online", "with", "Bitbucket"] => is_file(file),
        ["Rename" | "Renamed", from, "to", to] => is_file(from) && is_file(to),
        ["Add", "files", "via", "upload"] | ["Add", "new", "file" | "directory"] | ["Upload", "New", "File"] => true,
        ["Delete", folder, "directory"] | ["Dateien", "nach", folder, "hochladen"] => !folder.is_empty(),
        ["Update", number, "files"] => is_number(number),
        // A name with spaces.
        [verb, .., last] => VERBS.contains(&verb) && ends_as_file(last),
        _ => false,
    }
}

/// `LICENSE`: a file whose name has no end.
fn is_loud(word: &str) -> bool {
    word.len() > 4 && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// `eins.md`: the last word of a page's name.
fn ends_as_file(word: &str) -> bool {
    let name = word.trim_matches(['"', '\'', '“', '”', '`']);
    [".md", ".yaml", ".yml"].iter().any(|end| name.ends_with(end))
}

/// A name with a dot or a slash inside; some forges put it into quotation marks.
fn is_file(word: &str) -> bool {
    let name = word.trim_matches(['"', '\'', '„', '“', '”', '`']);
    name.trim_start_matches(['.', '/']).trim_end_matches(['.', '/']).contains(['.', '/'])
}

/// Whether a text only names other places: issues, merge requests, commits, addresses. `See merge request group/project!12`,
/// `Closes #12, group/project#13 and #14`, `Related work items: #3`, `Reverts owner/repository#5`.
pub(super) fn is_reference(text: &str) -> bool {
    const WORDS: &str = "behebt betrifft erledigt löst schließt zu and bug close closed closes closing commit fix fixed fixes fixing implement implemented implementing \
                         implements in issue issues items link links merge of part pull ref references refs related request \
                         resolve resolved resolves resolving reverts reverts see siehe this ticket und work \
                         addresses also auch contributes relates to";
    let trimmed = || text.split_whitespace().map(|word| word.trim_matches([',', ':', ';', '.', '(', ')', '<', '>']));
    let is_keyword = |word: &str| WORDS.split(' ').any(|known| word.eq_ignore_ascii_case(known));
    text == REMOVED
        || (text.contains(['#', '!', '/', '-']) || text.contains("www."))
            && trimmed().all(|word| is_place(word) || is_keyword(word))
            && trimmed().any(is_place)
}

/// Whether a text names places and has no word beside them.
pub(super) fn is_bare_reference(text: &str) -> bool {
    text.split_whitespace().all(|word| is_place(word.trim_matches([',', ':', ';', '.', '(', ')', '<', '>'])))
}

/// `#12`, `group/project!12`, `AB#12`, `PORTAL-12`, `https://…`, `www.…`.
fn is_place(word: &str) -> bool {
    // A disease is a reason.
    let is_key = |key: &str| {
        key != "COVID" && key.len() >= 2 && key.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    word.contains("://")
        || word.starts_with("www.")
        || word.rsplit_once(['#', '!']).is_some_and(|(_, number)| is_number(number))
        || word.split_once('-').is_some_and(|(key, number)| is_key(key) && is_number(number))
}

/// Whether a line is a trailer of Git or a forge.
pub(super) fn is_trailer(name: &str, value: &str) -> bool {
    const KNOWN: [&str; 10] = [
        "cc",
        "change-id",
        "changelog",
        "git-svn-id",
        "message-id",
        "on-behalf-of",
        "pull-request",
        "reviewed-on",
        "skip-checks",
        "thanks-to",
    ];
    const REFERRING: &str = "addresses bug closes depends-on fixes implements issue link part-of pr-url ref references refs related \
                             relates-to resolves reverts see-also ticket";
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    let is_by = || ["-by", "-durch", "-von"].iter().any(|end| ends_with(name, end)) && !is("abhängig-von");
    has_trailer_name(name)
        && (is_by()
            || KNOWN.iter().any(|known| is(known))
            || REFERRING.split(' ').any(is) && (is_reference(value) || names_commit(value)))
}

/// Whether a name goes on before this end, in whatever case.
fn ends_with(name: &str, end: &str) -> bool {
    let at = name.len().checked_sub(end.len()).filter(|at| *at > 0);
    at.and_then(|at| name.get(at..)).is_some_and(|rest| rest.eq_ignore_ascii_case(end))
}

/// `0123abcd4567 ("Title")`, as Linux and others name a commit.
fn names_commit(value: &str) -> bool {
    hash(value, "").is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with(" (\"") && rest.ends_with("\")"))
}

/// Whether a line, known or not, is written like a trailer: `Hinweis: …`.
pub(super) fn has_trailer_form(line: &str) -> bool {
    let form = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
    form.is_some_and(|(name, _)| has_trailer_name(name))
}

fn has_trailer_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// `* branch 'x':`, `* x: (3 commits)`, `* commit '0123abc':`, above the first lines of commits, which are indented.
pub(super) fn is_begin_of_shortlog(line: &str) -> bool {
    let counts = |count: &str| count.strip_prefix('(').is_some_and(|count| count.ends_with(" commits)"));
    line.strip_prefix("* ")
        .is_some_and(|rest| rest.ends_with(':') || rest.split_once(": ").is_some_and(|(_, rest)| counts(rest)))
}

/// The line above the commits that `git merge --squash` and Bitbucket Data Center write out.
pub(super) fn begins_squashed(line: &str) -> bool {
    line == "Squashed commit of the following:"
}

/// `commit 0123abc`, above a commit that is written out.
pub(super) fn is_commit(line: &str) -> bool {
    hash(line, "commit ").is_some_and(|(_, rest)| rest.is_empty())
}

/// `0123abcd Title`: what GitLab lists below the merge that was picked.
pub(super) fn is_picked(line: &str) -> bool {
    hash(line, "").is_some_and(|(_, rest)| rest.starts_with(' '))
}

/// At most five words; longer lines have another form.
fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().take(6).collect()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
