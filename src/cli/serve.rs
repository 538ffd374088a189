//! `serve`: the page for a telephone.

use super::Failure;
use super::args::ServeArgs;
use super::failure::Whose;
use super::session::Session;
use crate::report::json::VERSION;
use crate::web::{self, App, Certificate, CertificateError, Event, Keeper, Listening, Sessions};
use anstyle::{AnsiColor, Color, Style};
use serde_json::json;
use std::net::IpAddr;
use std::sync::{Arc, mpsc};

/// Said with `--lan`: nothing on the way is hidden.
const OPEN_WAY: &str = "the way is not encrypted: whoever is on this network can read along, so use it on one that you trust";
/// Dark squares on a light ground, whatever the terminal's own colours are: what a camera reads best.
const CODE: Style =
    Style::new().fg_color(Some(Color::Ansi(AnsiColor::Black))).bg_color(Some(Color::Ansi(AnsiColor::BrightWhite)));

pub(super) fn serve(session: &mut Session<'_>, args: &ServeArgs) -> Result<(), Failure> {
    let journal = session.journal_path()?;
    if args.forget {
        return forget(session, &Sessions::of(&journal));
    }
    let pair = args.tls_cert.as_deref().zip(args.tls_key.as_deref());
    let certificate = pair.map(|(certificate, key)| Certificate::read(certificate, key)).transpose().map_err(unusable)?;
    let lan = if args.lan { Some(own_address()?) } else { None };
    let listening = Listening::on(args.port, lan).map_err(|error| taken(args.port, &error))?;
    let (tell, told) = mpsc::channel();
    let (clock, context) = (session.clock, session.context.clone());
    let keeper = Keeper { journal, who: context.who, zone: context.zone, clock: Arc::new(move || clock.now()) };
    let app = Arc::new(App::new(keeper, listening.hosts(lan, certificate.as_ref()), certificate.is_some(), tell)?);
    let link = app.link();
    let open_way = args.lan && certificate.is_none();
    show(session, &link, args.lan, open_way)?;
    if args.open {
        open(&link);
    }
    // The page alone holds what tells: when it ends, nothing more is told.
    let page = std::thread::spawn(move || web::serve(&app, listening, certificate.as_ref()));
    for event in told {
        // A terminal that is gone ends no page.
        let _ = match event {
            Event::LetIn(next) => show(session, &next, args.lan, open_way),
            Event::Fault(what) => writeln!(session.stderr, "error: {what}").map_err(Failure::from),
        };
    }
    let ended = page.join().map_err(|_| Failure::new(Whose::Internal, "the page ended by a fault of the program"))?;
    Ok(ended?)
}

/// The link that lets the next device in.
fn show(session: &mut Session<'_>, link: &str, lan: bool, open_way: bool) -> Result<(), Failure> {
    let code = if lan { web::code(link).map(|code| coloured(&code)).unwrap_or_default() } else { String::new() };
    let open = if open_way { format!("{OPEN_WAY}\n") } else { String::new() };
    session.answer(
        || format!("{code}pair a device once with this link, which is good for one: {link}\n{open}(Ctrl-C ends the page)\n"),
        || json!({ "version": VERSION, "link": link, "warning": open_way.then_some(OPEN_WAY) }),
    )
}

fn coloured(code: &str) -> String {
    code.lines().map(|line| format!("{CODE}{line}{CODE:#}\n")).collect()
}

/// Ends the session of every device.
fn forget(session: &mut Session<'_>, sessions: &Sessions) -> Result<(), Failure> {
    let count = sessions.forget()?;
    let devices = if count == 1 { "1 device is".to_owned() } else { format!("{count} devices are") };
    session.answer(|| format!("{devices} no longer paired\n"), || json!({ "version": VERSION, "forgotten": count }))
}

fn own_address() -> Result<IpAddr, Failure> {
    web::lan_address().ok_or_else(|| {
        Failure::new(Whose::User, "this machine is on no network")
            .hint("join the network that the telephone is on, or leave --lan out")
    })
}

fn unusable(error: CertificateError) -> Failure {
    let whose = if matches!(error, CertificateError::Unread { .. }) { Whose::File } else { Whose::User };
    Failure::new(whose, error.to_string()).hint("name both as PEM files: --tls-cert CERTIFICATE --tls-key KEY")
}

fn taken(port: u16, error: &std::io::Error) -> Failure {
    Failure::new(Whose::User, format!("port {port} cannot be listened on: {error}"))
        .hint("another page may be running; name another port: glidelog serve --port 7381")
}

/// Opens the link in the person's browser; the link is printed all the same.
fn open(link: &str) {
    let (program, first) = match std::env::consts::OS {
        "macos" => ("open", None),
        "windows" => ("cmd", Some(["/C", "start", ""])),
        _ => ("xdg-open", None),
    };
    let quiet = std::process::Stdio::null;
    let mut command = std::process::Command::new(program);
    let _ = command.args(first.into_iter().flatten()).arg(link).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn();
}
