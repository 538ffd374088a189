//! The encrypted way, over real sockets: who has the certificate is answered, who speaks plainly is not.

use super::sealed::Home;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::Arc;

const CERTIFICATE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/certificate/localhost.pem");
const KEY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/web/certificate/localhost.key");

struct Served(Child);

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The page, and the link that its terminal shows.
fn begin(home: &Home) -> (Served, String) {
    let words = ["--journal", "journal.db", "serve", "--port", "0", "--tls-cert", CERTIFICATE, "--tls-key", KEY];
    let mut program = home.command(&words.map(str::to_owned)).stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut line).unwrap();
    (Served(program), line.trim().rsplit(' ').next().unwrap().to_owned())
}

/// What is answered to a request by somebody who trusts the certificate.
fn encrypted(host: &str, request: &str) -> String {
    let mut trusted = RootCertStore::empty();
    trusted.add(CertificateDer::from_pem_file(CERTIFICATE).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_protocol_versions(&[&rustls::version::TLS13]).unwrap();
    let config = config.with_root_certificates(trusted).with_no_client_auth();
    let client = ClientConnection::new(Arc::new(config), ServerName::try_from("localhost").unwrap()).unwrap();
    let mut stream = StreamOwned::new(client, TcpStream::connect(host).unwrap());
    write!(stream, "{request}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_device_is_paired_on_an_encrypted_way_and_on_no_other() {
    let home = Home::new();
    let (_served, link) = begin(&home);
    let (host, key) = link.strip_prefix("https://").unwrap().split_once("/pair?key=").unwrap();
    assert!(host.starts_with("localhost:"), "{link}");
    let body = format!("key={key}");
    let pair = format!(
        "POST /pair HTTP/1.1\r\nHost: {host}\r\nOrigin: https://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    // In plain words nothing is answered, and the key is still good after it.
    let mut plain = TcpStream::connect(host).unwrap();
    plain.write_all(pair.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!String::from_utf8_lossy(&answer).contains("HTTP/"), "{answer:?}");
    let answer = encrypted(host, &pair);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    assert!(cookie.contains("; Secure") && cookie.contains("HttpOnly"), "{cookie}");
    let secret = cookie.split(';').next().unwrap();
    let today = encrypted(host, &format!("GET / HTTP/1.1\r\nHost: {host}\r\nCookie: {secret}\r\nConnection: close\r\n\r\n"));
    assert!(today.starts_with("HTTP/1.1 200") && today.contains("<h1>Today"), "{today}");
    // A page of the same name that is not encrypted may not write.
    let foreign = pair.replace("Origin: https:", "Origin: http:");
    assert!(encrypted(host, &foreign).starts_with("HTTP/1.1 403"));
}

#[test]
fn a_certificate_that_cannot_be_used_is_said_before_anything_is_listened_for() {
    let home = Home::new();
    let words = ["serve", "--port", "0", "--tls-cert", "Cargo.toml", "--tls-key", KEY];
    let output = home.command(&words.map(str::to_owned)).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    insta::assert_snapshot!(String::from_utf8_lossy(&output.stderr), @"
    error: Cargo.toml cannot be read: No such file or directory (os error 2)
    hint: name both as PEM files: --tls-cert CERTIFICATE --tls-key KEY
    ");
}
