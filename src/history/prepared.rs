//! What a person wrote in the file of a message that Git prepares: without its comments, and without what it shows below them.

/// What Git may choose where `core.commentChar` leaves that to it.
const SIGNS: [&str; 10] = ["#", ";", "@", "!", "$", "%", "^", "&", "|", ":"];

/// The words of a message whose comments begin with `sign`; Git chose it where that is `auto`.
pub fn without_comments(message: &str, sign: &str) -> String {
    let cut = |line: &str| SIGNS.into_iter().chain([sign]).find(|sign| is_cut(line, sign)).map(str::to_owned);
    let chosen = || message.lines().find_map(cut).or_else(|| of_last_lines(message));
    let sign = if sign == "auto" { chosen() } else { Some(sign.to_owned()) };
    let Some(sign) = sign.filter(|sign| !sign.is_empty()) else { return message.to_owned() };
    let lines = message.lines().take_while(|line| !is_cut(line, &sign));
    lines.filter(|line| !line.starts_with(&sign)).collect::<Vec<_>>().join("\n")
}

/// Whether what Git shows, but does not commit, begins below a line: `# ------ >8 ------`.
fn is_cut(line: &str, sign: &str) -> bool {
    let rest = line.strip_prefix(sign).and_then(|rest| rest.strip_prefix(" -"));
    rest.is_some_and(|rest| rest.contains(" >8 "))
}

/// The sign before the comments that Git puts at the end.
fn of_last_lines(message: &str) -> Option<String> {
    let mut lines = message.lines().rev().skip_while(|line| line.is_empty());
    let (last, before) = (lines.next()?, lines.next()?);
    SIGNS.into_iter().find(|sign| last.starts_with(sign) && before.starts_with(sign)).map(str::to_owned)
}
