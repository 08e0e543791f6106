//! Clones as the runners of forges make them.

use super::rows;
use crate::case::{Case, git_command};

/// A portal with 25 commits: more than GitLab's runners fetch.
fn forge() -> Case {
    let mut case = Case::new();
    for day in 1..=25 {
        case.write_goal("a", &format!("progress: {day}\n"));
        case.commit(&format!("Stand {day}"));
    }
    case
}

/// An empty clone with the remote `origin`, and what a runner then does there.
fn runner(case: &Case, commands: &[&str]) {
    case.git(&["init", "-q", "klon"]);
    let git = |arguments: &[&str]| {
        let output = git_command(&case.path("klon"), "2024-03-01T12:00:00Z").args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["remote", "add", "origin", &format!("file://{}", case.root().display())]);
    let head = case.head();
    for command in commands {
        let command = command.replace("SHA", &head);
        git(&command.split(' ').collect::<Vec<_>>());
    }
}

/// `actions/checkout` of a branch, without and with `fetch-depth: 0`.
const GITHUB: [&str; 2] = [
    "-c protocol.version=2 fetch -q --no-tags --prune --no-recurse-submodules --depth=1 origin +SHA:refs/remotes/origin/main",
    "checkout -q --progress --force -B main refs/remotes/origin/main",
];
const GITHUB_ALL: [&str; 2] = [
    "-c protocol.version=2 fetch -q --prune --no-recurse-submodules origin +refs/heads/*:refs/remotes/origin/* +refs/tags/*:refs/tags/*",
    GITHUB[1],
];
/// The same of a pull request: its merge, with no branch.
const GITHUB_PULL: [&str; 2] = [
    "-c protocol.version=2 fetch -q --prune --no-recurse-submodules origin +refs/heads/*:refs/remotes/origin/* +SHA:refs/remotes/pull/7/merge",
    "checkout -q --progress --force refs/remotes/pull/7/merge",
];
/// GitLab's runner, without and with `GIT_DEPTH: 0`; both without a branch.
const GITLAB: [&str; 2] = [
    "fetch -q origin +SHA:refs/pipelines/7 +refs/heads/main:refs/remotes/origin/main --depth 20 --prune",
    "checkout -f -q SHA",
];
const GITLAB_ALL: [&str; 2] =
    ["fetch -q origin +SHA:refs/pipelines/7 +refs/heads/*:refs/remotes/origin/* --prune", GITLAB[1]];

#[test]
fn what_is_cut_is_refused_and_can_be_completed() {
    let case = forge();
    for commands in [GITHUB, GITLAB] {
        runner(&case, &commands);
        let ran = case.build(&["--root", "klon"]);
        assert_eq!(ran.code, 2, "{}", ran.whole());
        assert!(ran.err.contains("(shallow clone)") && ran.err.contains("`git fetch --unshallow`"), "{}", ran.err);
        assert!(ran.err.contains("`fetch-depth: 0`") && ran.err.contains("`GIT_DEPTH: 0`"), "{}", ran.err);
        assert_eq!(case.run(&["check", "--root", "klon", "--as-of", "2026-06-01"]).code, 2);
        let mut git = git_command(&case.path("klon"), "2024-03-01T12:00:00Z");
        assert!(git.args(["fetch", "-q", "--unshallow"]).status().unwrap().success());
        assert_eq!(case.build(&["--root", "klon"]).code, 0);
        assert_eq!(rows(&case.path("klon/public")).len(), 25);
        std::fs::remove_dir_all(case.path("klon")).unwrap();
    }
}

#[test]
fn what_is_whole_gives_the_same_site() {
    let case = forge();
    case.builds();
    let changes = case.site("data/v1/changes.json");
    for commands in [GITHUB_ALL, GITHUB_PULL, GITLAB_ALL] {
        runner(&case, &commands);
        let ran = case.build(&["--root", "klon"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{commands:?}");
        assert_eq!(std::fs::read_to_string(case.path("klon/public/data/v1/changes.json")).unwrap(), changes);
        std::fs::remove_dir_all(case.path("klon")).unwrap();
    }
}

/// A clone without folders cannot even say where the settings are.
#[test]
fn a_clone_without_folders_says_what_helps() {
    let case = forge();
    case.git(&["config", "uploadpack.allowFilter", "true"]);
    let from = format!("file://{}", case.root().display());
    case.git(&["clone", "-q", "--filter=tree:0", "--no-checkout", &from, "klon"]);
    for arguments in [["history", "--rev", "HEAD"], ["check", "--rev", "HEAD"]] {
        let ran = case.run(&[&arguments[..], &["--root", "klon"]].concat());
        assert_eq!(ran.code, 2, "{arguments:?} {}", ran.whole());
        assert!(
            ran.err.contains("nicht vollständig") && ran.err.contains("git fetch --refetch --no-filter"),
            "{}",
            ran.err
        );
    }
}

/// A namespace is for those who serve repositories: Git's own commands do not look into it.
#[test]
fn a_namespace_is_none_of_the_portals() {
    let mut case = Case::new().goal("a", "");
    case.commit("Anfang");
    let output = case.command(&["history"]).env("GIT_NAMESPACE", "foo").output().unwrap();
    assert_eq!(case.ran(&output).whole(), case.run(&["history"]).whole());
}
