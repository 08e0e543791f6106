//! The log of publications, rewritten history, and what `verify` finds.

mod elsewhere;
mod log;
mod rewritten;
mod verify;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::case::{Case, Ran};

/// A published portal with two commits.
fn published() -> Case {
    let mut case = Case::new().goal("a", "due: 2027\n").goal("b", "");
    case.commit("Anfang");
    // No site is part of its repository.
    case.write(".git/info/exclude", "/public/\n/frisch/\n/alt/\n/klon/\n");
    case.write_goal("a", "due: 2028\n");
    case.commit("a: Frist\n\nGrund: Lieferung.");
    case.builds();
    case
}

/// Entries of the log of a site.
fn entries(site: &Path) -> Vec<Value> {
    let read = |place: usize| std::fs::read(site.join(format!("log/entries/{place}.json"))).ok();
    (0..).map_while(read).map(|json| serde_json::from_slice(&json).unwrap()).collect()
}

/// What a build says that leaves the site as it was. What it read of the history may be kept for the next one.
fn refused(case: &Case, args: &[&str]) -> String {
    let before = crate::case::tree(&case.path("public"));
    let ran = case.build(args);
    assert_ne!(ran.code, 0, "{}", ran.out);
    assert!(crate::case::tree(&case.path("public")) == before, "something was written: {}", ran.err);
    ran.whole()
}

fn copy(from: &Path, to: &Path) {
    for (path, bytes) in crate::case::files(from) {
        let to = to.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}

/// Runs `verify` on the built site.
fn verify(case: &Case, args: &[&str]) -> Ran {
    case.run(&[&["verify", "public"], args].concat())
}

/// Serves a folder as a web server does; the address.
fn served(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/portal", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().unwrap_or_else(|| Ok(String::new())).unwrap_or_default();
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            let path = first.split(' ').nth(1).unwrap_or_default().trim_start_matches("/portal/").to_owned();
            let (state, body) = match std::fs::read(folder.join(&path)) {
                Ok(bytes) if !path.starts_with(['.', '_']) => ("200 OK", bytes),
                _ => ("404 Not Found", Vec::new()),
            };
            let head = format!("HTTP/1.1 {state}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    address
}
