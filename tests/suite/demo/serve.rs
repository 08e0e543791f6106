//! The demo is shown on this machine, and only there.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::time::Duration;

use zielstand::serve::PORT;

use crate::case::Case;

/// A running `zielstand demo`.
struct Shown {
    case: Case,
    program: Child,
    address: String,
}

impl Shown {
    fn start() -> Self {
        let case = Case::empty();
        let mut program = case
            .command(&["demo", "--as-of", "2026-06-01"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines().map(Result::unwrap);
        let address = lines.find_map(|line| Some(line.strip_prefix("http://")?.trim_end_matches('/').to_owned()));
        let Some(address) = address else {
            let output = program.wait_with_output().unwrap();
            panic!("{}", String::from_utf8_lossy(&output.stderr));
        };
        Self { case, program, address }
    }

    /// Sends a request as it is and gives the whole answer.
    fn ask(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn method(&self, method: &str, path: &str, host: &str) -> String {
        self.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    fn get(&self, path: &str) -> String {
        self.method("GET", path, &self.address)
    }

    fn write(&self, path: &str, text: &str) {
        self.case.write(&format!("zielstand-demo/{path}"), text);
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or(answer)
}

/// One demo for all of it: making one takes longer than everything that is asked here.
#[test]
fn the_demo_is_shown() {
    // Without a wish the next free port is taken; if somebody else has the first one, that is as good.
    let _first = TcpListener::bind(("127.0.0.1", PORT));
    let shown = Shown::start();
    let port = shown.address.strip_prefix("127.0.0.1:").unwrap().parse::<u16>().unwrap();
    assert!((PORT + 1..PORT + 100).contains(&port), "{port}");
    pages_files_and_what_is_missing(&shown);
    only_requests_for_this_machine(&shown);
    nothing_outside_the_folder(&shown);
    #[cfg(unix)]
    links_that_lead_out_do_not_exist(&shown);
}

fn pages_files_and_what_is_missing(shown: &Shown) {
    let answer = shown.get("/");
    let (head, page) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.contains("\r\ncache-control: no-store\r\n"), "{head}");
    assert!(
        head.contains("\r\ncontent-type: text/html\r\n") && head.contains("\r\nx-content-type-options: nosniff\r\n")
    );
    assert_eq!(page, std::fs::read_to_string(shown.case.path("zielstand-demo/public/index.html")).unwrap());
    assert_eq!(status(&shown.get("/ziele/vv-03/")), "200");
    assert!(shown.get("/ziele").contains("\r\nlocation: /ziele/\r\n"));
    assert!(shown.get("/data/v1/goals.json").contains("\r\ncontent-type: application/json\r\n"));

    let missing = shown.get("/gibt-es-nicht/");
    assert!(missing.starts_with("HTTP/1.1 404 "), "{missing}");
    let page = std::fs::read_to_string(shown.case.path("zielstand-demo/public/404.html")).unwrap();
    assert!(missing.ends_with(&page));

    let head = shown.method("HEAD", "/", &shown.address);
    assert!(status(&head) == "200" && head.ends_with("\r\n\r\n"), "{head}");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        assert_eq!(status(&shown.method(method, "/", &shown.address)), "405", "{method}");
    }
}

fn nothing_outside_the_folder(shown: &Shown) {
    shown.write("public/zeichen.txt", "drinnen");
    shown.write("geheim.txt", "draußen");
    assert!(shown.get("/zeichen.txt").ends_with("\r\n\r\ndrinnen"));
    for path in [
        "/../geheim.txt",
        "/%2e%2e/geheim.txt",
        "/..%2fgeheim.txt",
        "/ziele/../../geheim.txt",
        "/%2e%2e%2fgeheim.txt",
        "/..\\geheim.txt",
        "//../geheim.txt",
        "/%00",
        "/../.git/config",
    ] {
        let answer = shown.get(path);
        assert!(["400", "404"].contains(&status(&answer)), "{path}: {answer}");
        assert!(!answer.contains("draußen") && !answer.contains("repositoryformatversion"), "{path}");
    }
    let absolute = shown.case.path("zielstand-demo/geheim.txt");
    let answer = shown.get(&format!("/{}", absolute.display()));
    assert_eq!(status(&answer), "404");
}

#[cfg(unix)]
fn links_that_lead_out_do_not_exist(shown: &Shown) {
    use std::os::unix::fs::symlink;
    shown.write("geheim.txt", "draußen");
    shown.write("ordner/index.html", "draußen");
    let public = shown.case.path("zielstand-demo/public");
    symlink("../geheim.txt", public.join("datei.txt")).unwrap();
    symlink("../ordner", public.join("ordner")).unwrap();
    symlink("index.html", public.join("innen.html")).unwrap();
    for path in ["/datei.txt", "/ordner/", "/ordner", "/ordner/index.html"] {
        let answer = shown.get(path);
        assert!(status(&answer) == "404" && !answer.contains("draußen"), "{path}: {answer}");
    }
    assert_eq!(status(&shown.get("/innen.html")), "200");
    std::fs::remove_file(public.join("404.html")).unwrap();
    symlink("../geheim.txt", public.join("404.html")).unwrap();
    assert!(shown.get("/nichts").ends_with("\r\n\r\nDiese Seite gibt es nicht.\n"));
}

fn only_requests_for_this_machine(shown: &Shown) {
    let port = shown.address.rsplit(':').next().unwrap();
    for own in ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"] {
        assert_eq!(status(&shown.method("GET", "/", own)), "200", "{own}");
        assert_eq!(status(&shown.method("GET", "/", &format!("{own}:{port}"))), "200", "{own}");
    }
    let foreign = ["example.org", "localhost.example.org", "127.0.0.1.example.org", "a@localhost", "192.0.2.1", ""];
    for host in foreign {
        let answer = shown.method("GET", "/", host);
        assert!(["400", "421"].contains(&status(&answer)), "{host}: {answer}");
        assert!(!answer.contains("<html"), "{host}");
    }
    let whole = "GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assert_eq!(status(&shown.ask(whole)), "421");
    let twice = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\nConnection: close\r\n\r\n";
    assert!(["400", "421"].contains(&status(&shown.ask(twice))));
    assert_eq!(status(&shown.ask("GET / HTTP/1.0\r\n\r\n")), "421");
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let case = Case::empty();
    let ran = case.run(&["demo", "--port", &port]);
    assert!(!case.path("zielstand-demo").exists());
    let message = format!(
        "Fehler: unter `127.0.0.1:{port}` lässt sich nichts zeigen: der Port ist belegt; mit `--port` einen anderen nennen\n"
    );
    assert_eq!((ran.code, ran.err), (2, message));
}
