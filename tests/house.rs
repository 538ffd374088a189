//! What the program is built from: nothing that calls out, licences that allow it, and no crate twice without a reason.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod sources;

use serde_json::Value;
use sources::sources;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Crates that call somebody by HTTP, TLS or another protocol of a network. What only listens (`hyper` without its client,
/// `tokio`'s sockets, `rustls` with a certificate, all for the page) is not among them; what it could call with is looked
/// for below.
const CALL_OUT: [&str; 24] = [
    "async-io",
    "async-std",
    "attohttpc",
    "awc",
    "curl",
    "curl-sys",
    "grpc",
    "h2",
    "isahc",
    "libssh2-sys",
    "minreq",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "schannel",
    "security-framework",
    "sentry",
    "smol",
    "surf",
    "tonic",
    "tungstenite",
    "ureq",
];

/// Words of a source that opens a connection, and of one that has to do with a network at all.
const CONNECTS: [&str; 10] = [
    "TcpStream::",
    "TcpSocket",
    "UdpSocket",
    "UnixStream",
    "UnixDatagram",
    "ToSocketAddrs",
    ".connect(",
    "ClientConfig",
    "ClientConnection",
    "TlsConnector",
];
const NETWORK: [&str; 3] = ["std::net", "tokio::net", "TcpStream"];

/// What the linker would have kept if anything could look up a name or open a connection.
const NETWORK_CALLS: [&str; 5] = ["getaddrinfo", "gethostbyname", "connect", "sendto", "res_query"];

const LICENCES: [&str; 11] =
    ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Zlib"];

/// Crates that are there in two versions, and why.
const TWICE: [(&str, &str); 17] = [
    ("base64", "age has not moved to the version of usvg yet"),
    ("block-buffer", "below sha2"),
    ("chacha20", "below age's cipher; the other is that of rand_chacha"),
    ("const-oid", "below sha2"),
    ("cpufeatures", "below sha2 and chacha20"),
    ("crypto-common", "below sha2"),
    ("digest", "below sha2"),
    ("getrandom", "age has not moved to the version used here yet"),
    ("hybrid-array", "below age; the other is below sha2"),
    ("miniz_oxide", "png and flate2 are a step apart"),
    ("rand", "age; the other is proptest's, for tests alone"),
    ("rand_chacha", "age; ours draws schedules that must stay the same for ever"),
    ("rand_core", "below rand_chacha"),
    ("sha2", "age has not moved to the version used here yet"),
    ("syn", "at build time alone: derives are a step apart"),
    ("thiserror", "below age's words; ours is the later one"),
    ("thiserror-impl", "below thiserror"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What cargo knows of the crates for this machine, without a connection.
fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let version = Command::new(&cargo).arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let words = ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn packages(metadata: &Value) -> impl Iterator<Item = (&str, &Value)> {
    metadata["packages"].as_array().unwrap().iter().map(|package| (package["name"].as_str().unwrap(), package))
}

#[test]
fn no_crate_calls_out_on_any_system() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let names: Vec<&str> = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.len() > 100 && names.contains(&"rusqlite"));
    let calling: Vec<&&str> = names.iter().filter(|name| CALL_OUT.contains(name)).collect();
    assert!(calling.is_empty(), "{calling:?}");
}

/// The crates that go into the program on this machine, each with its features as the tests do not change them.
fn linked_crates() -> BTreeMap<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let words = ["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}|{f}"];
    let output = Command::new(cargo).args(words).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    let pairs = lines.lines().filter_map(|line| line.split_once('|'));
    pairs.map(|(package, features)| (package.split(' ').next().unwrap().to_owned(), features.to_owned())).collect()
}

#[test]
fn what_listens_cannot_call() {
    let crates = linked_crates();
    assert!(crates.contains_key("rusqlite"));
    for name in ["hyper", "hyper-util"] {
        let features = crates.get(name).map_or("", String::as_str);
        assert!(!features.contains("client"), "{name}: {features}");
    }
}

#[test]
fn no_source_opens_a_connection_or_starts_another_program() {
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    let mut wrong = Vec::new();
    for (path, text) in &files {
        // What stands below a file's tests is for tests.
        let code = text.split_once("\nmod tests {").map_or(text.as_str(), |(code, _)| code);
        let said =
            |words: &[&str]| words.iter().filter(|word| code.contains(**word)).map(|word| format!("{path}: {word}")).collect();
        let (connects, network): (Vec<String>, Vec<String>) = (said(&CONNECTS), said(&NETWORK));
        wrong.extend(connects);
        // One file listens, for the page; one names the address it listens on.
        if !path.ends_with("src/web/server.rs") && !path.ends_with("src/cli/serve.rs") {
            wrong.extend(network);
        }
        let starts = code.contains("process::Command") || code.contains("Command::new(program)");
        if starts && !path.ends_with("cli/note.rs") && !path.ends_with("cli/serve.rs") {
            wrong.push(format!("{path} starts another program; only a note's editor and the browser of `serve --open` are"));
        }
    }
    assert!(files.len() > 100 && wrong.is_empty(), "{wrong:#?}");
}

/// The table of what the program links: the names around that of the C library.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn linked(program: &[u8]) -> Option<Vec<&str>> {
    let library = b"\0libc.so.6\0";
    // A program that holds its C library, as those built for release do, asks for nothing by name.
    program.windows(9).find(|bytes| bytes == b"/ld-linux")?;
    let at = program.windows(library.len()).position(|bytes| bytes == library).unwrap();
    let is_name = |byte: &u8| *byte == 0 || byte.is_ascii_graphic();
    let from = at - program[..at].iter().rev().take_while(|byte| is_name(byte)).count();
    let to = at + program[at..].iter().take_while(|byte| is_name(byte)).count();
    Some(std::str::from_utf8(&program[from..to]).unwrap().split('\0').collect())
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[test]
fn the_program_links_no_network_call() {
    let program = fs::read(env!("CARGO_BIN_EXE_glidelog")).unwrap();
    let Some(names) = linked(&program) else {
        eprintln!("skipped: this program holds its C library; `cargo test` without --release tells what it asks of it");
        return;
    };
    assert!(names.contains(&"fsync") && names.contains(&"open64"), "the table is not read as expected: {names:?}");
    let calls: Vec<&&str> = names.iter().filter(|name| NETWORK_CALLS.contains(name)).collect();
    assert!(calls.is_empty(), "{calls:?}");
}

/// Whether one of the licences offered is allowed; where several hold at once, each must be.
fn allowed(licence: &str) -> bool {
    let of_one = |offered: &str| {
        let offered = offered.trim().trim_matches(['(', ')']);
        offered.split(" OR ").flat_map(|one| one.split('/')).any(|one| LICENCES.contains(&one.trim()))
    };
    licence.split(" AND ").all(of_one)
}

#[test]
fn every_licence_allows_it() {
    assert!(
        allowed("GPL-2.0-only OR MIT") && allowed("(MIT OR X) AND Zlib") && !allowed("MIT AND GPL-3.0-only") && !allowed("")
    );
    let metadata = metadata();
    let wrong: Vec<String> = packages(&metadata)
        .map(|(name, package)| (name, package["license"].as_str().unwrap_or("none named")))
        .filter(|(_, licence)| !allowed(licence))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_crate_is_there_twice_without_a_reason() {
    let metadata = metadata();
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, package) in packages(&metadata) {
        versions.entry(name).or_default().push(package["version"].as_str().unwrap());
    }
    versions.retain(|_, found| found.len() > 1);
    let known: Vec<&str> = TWICE.iter().map(|(name, _)| *name).collect();
    let new: Vec<_> = versions.iter().filter(|(name, _)| !known.contains(name)).collect();
    let gone: Vec<_> = known.iter().filter(|name| !versions.contains_key(**name)).collect();
    assert!(new.is_empty(), "twice, and nobody said why: {new:?}");
    assert!(gone.is_empty(), "no longer twice: {gone:?}");
    assert!(versions.values().all(|found| found.len() == 2), "{versions:?}");
}
