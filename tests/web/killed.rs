//! What was acknowledged is there, whatever ends the program.

use super::sealed::Home;
use super::served::{Served, free_port};
use std::io::{Read, Write};
use std::net::TcpStream;

/// Sends a form over a plain connection, and gives back the answer's head.
fn post(served: &Served, path: &str, cookie: &str, body: &str) -> String {
    let (at, host) = (served.address(), served.at().replace("http://", ""));
    let mut stream = TcpStream::connect(at).unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\ncookie: {cookie}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all((head + body).as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn what_was_acknowledged_outlives_a_killed_program_and_is_stored_once() {
    let (home, port) = (Home::new(), free_port());
    let mut served = Served::begin(&home, "journal.db", port);
    let paired = post(&served, "/pair", "", &format!("key={}", served.key())).to_lowercase();
    let cookie = paired.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap().to_owned();
    for score in 0..5 {
        let form = format!("score={score}&moment=rest&once=00000000-0000-4000-8000-00000000000{score}");
        let stored = post(&served, "/pain", &cookie, &form);
        served.kill();
        assert!(stored.starts_with("HTTP/1.1 303"), "{stored}");
        served = Served::begin(&home, "journal.db", port);
        // The browser that heard nothing more sends it again.
        assert!(post(&served, "/pain", &cookie, &form).starts_with("HTTP/1.1 303"));
    }
    served.end();
    assert!(!home.path("journal.db-journal").exists());
    let kept = home.json("--journal journal.db list all")["entries"].as_array().unwrap().clone();
    let scores: Vec<u64> = kept.iter().map(|entry| entry["score"].as_u64().unwrap()).collect();
    assert_eq!(scores.len(), 5, "{kept:?}");
}
