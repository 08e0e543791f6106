//! What earlier builds kept of the history, changed byte by byte, with a sum that fits: it is told, or read anew, or refused.
#![no_main]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};
use zielstand::config::{self, Config};
use zielstand::history::{Scope, read};
use zielstand::source::{Memory, Repository};

/// A repository with three commits, and what a build keeps of it behind the sum.
struct Kept {
    repository: Repository,
    config: Config,
    file: PathBuf,
    bytes: Vec<u8>,
}

const AS_OF: Date = date(2026, 6, 1);
const SETTINGS: &str = "title: P\ndescription: P\nstart: 2023\nend: 2030\npillars: [{id: netz, title: Netz, colour: blue}]\nstatuses:\n  \
                        - {id: neu, label: neu, means: unknown, colour: grey, icon: question}\n";

static KEPT: LazyLock<Kept> = LazyLock::new(|| {
    let root = std::env::temp_dir().join(format!("zielstand-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(root.join("content/ziele")).expect("a folder");
    std::fs::write(root.join("portal.yaml"), SETTINGS).expect("a file");
    git(&root, &["init", "-q"]);
    for year in 2026..2029 {
        let goal = format!("---\nid: a\ntitle: A\npillar: netz\ndue: {year}\n---\n\nText {year}.\n");
        std::fs::write(root.join("content/ziele/a.md"), goal).expect("a file");
        git(&root, &["add", "-A"]);
        git(&root, &["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "Frist"]);
    }
    let config = config::load(&Memory::new([(config::FILE, SETTINGS.as_bytes().to_vec())])).expect("settings").config;
    let (config, repository) = (config.expect("settings"), Repository::open(&root).expect("open").expect("repository"));
    history(&repository, &config);
    let kept = std::fs::read_dir(root.join(".git/zielstand")).expect("kept").map(|entry| entry.expect("kept").path());
    let file = kept.into_iter().find(|path| path.to_string_lossy().contains("history-")).expect("kept");
    let bytes = std::fs::read(&file).expect("kept").split_off(32);
    Kept { repository, config, file, bytes }
});

fn git(root: &Path, args: &[&str]) {
    assert!(Command::new("git").arg("-C").arg(root).args(args).status().expect("git").success());
}

fn history(repository: &Repository, config: &Config) {
    let head = repository.head().expect("head").expect("head");
    let _ = read(repository, head, Scope::of(config, &config.folders.apart_from_goals(), &[]), AS_OF, true);
}

// Each four bytes are a change: where, how, and what comes there.
fuzz_target!(|edits: &[u8]| {
    let Kept { repository, config, file, bytes } = &*KEPT;
    let mut bytes = bytes.clone();
    for edit in edits.chunks_exact(4) {
        let place = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % (bytes.len() + 1);
        match edit[2] % 3 {
            0 => bytes.insert(place, edit[3]),
            1 => bytes.truncate(place),
            _ => bytes.iter_mut().skip(place).take(1).for_each(|byte| *byte = edit[3]),
        }
    }
    std::fs::write(file, [Sha256::digest(&bytes).as_slice(), &bytes].concat()).expect("a file");
    history(repository, config);
});
