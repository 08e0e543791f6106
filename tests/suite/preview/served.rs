//! A running `zielstand serve`, asked as a browser would.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::case::Case;

/// So long may anything take before a test fails; usually it is some milliseconds.
const BOUND: Duration = Duration::from_secs(120);

pub struct Served {
    pub case: Case,
    pub address: String,
    program: Child,
    events: BufReader<TcpStream>,
}

impl Served {
    /// Shows a portal on 1 June 2026 and listens to what is shown.
    pub fn start(case: Case) -> Self {
        let mut program = Command::new(env!("CARGO_BIN_EXE_zielstand"))
            .args(["serve", "--as-of", "2026-06-01", "--port", "0"])
            .current_dir(case.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().trim_end_matches('/').to_owned();
        let events = BufReader::new(asked(&address, "GET", "/_vorschau/ereignisse", &address, ""));
        let mut served = Self { case, address, program, events };
        served.next();
        served
    }

    /// The number of what is shown, once it is another one.
    pub fn next(&mut self) -> u64 {
        loop {
            let mut line = String::new();
            assert_ne!(self.events.read_line(&mut line).unwrap(), 0, "the stream ended");
            if let Some(stand) = line.strip_prefix("data: ") {
                return stand.trim().rsplit('-').next().unwrap().parse().unwrap();
            }
        }
    }

    pub fn get(&self, path: &str) -> String {
        self.ask("GET", path, &self.address, "")
    }

    /// What comes if nothing is asked, until the connection ends.
    pub fn silent(&self) -> Vec<u8> {
        let mut answer = Vec::new();
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        stream.read_to_end(&mut answer).unwrap();
        answer
    }

    /// A further stream of what is shown, and the first line of its answer.
    pub fn stream(&self) -> (TcpStream, String) {
        let stream = asked(&self.address, "GET", "/_vorschau/ereignisse", &self.address, "");
        let mut line = String::new();
        BufReader::new(&stream).read_line(&mut line).unwrap();
        (stream, line)
    }

    /// A whole answer; `more` are further headers, each with its line end.
    pub fn ask(&self, method: &str, path: &str, host: &str, more: &str) -> String {
        let mut answer = Vec::new();
        asked(&self.address, method, path, host, more).read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits until a page fulfils something, which it must at the latest after the next few events.
    pub fn until(&mut self, path: &str, holds: impl Fn(&str) -> bool) -> String {
        loop {
            let page = self.get(path);
            if holds(&page) {
                return page;
            }
            self.next();
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

fn asked(address: &str, method: &str, path: &str, host: &str, more: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(BOUND)).unwrap();
    let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    stream
}

pub fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or(answer)
}
