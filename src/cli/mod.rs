//! The command line: words in, results shown. What a command does is in [`crate::diary`].

mod args;
mod ask;
mod backup;
mod chart;
mod checkin;
mod demo;
mod edit;
mod effect;
mod export;
mod extras;
mod failure;
mod glide;
mod import;
mod injury;
mod list;
mod note;
mod output;
mod pain;
mod prescribe;
mod rate;
mod report;
mod run;
mod sealing;
#[cfg(feature = "serve")]
mod serve;
mod session;
mod set;
mod shell;
mod treat;
mod trial;
mod undo;
mod upkeep;

pub use failure::Failure;
pub use session::World;

use crate::domain::Refusal;
use args::{Cli, Command};
use clap::Parser;
use failure::Whose;
use session::Session;
use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Runs the program once: reads the words, carries out the command, shows the answer.
pub fn run(arguments: Vec<OsString>, mut world: World<'_>) -> ExitCode {
    let wants_json = arguments.iter().any(|argument| argument == "--json");
    let arguments = arguments.into_iter().map(negative_as_word);
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => return not_parsed(&error, wants_json, &mut world),
    };
    let World { clock, stdout, raw, stderr } = world;
    let inner = World { clock, stdout: &mut *stdout, raw: &mut *raw, stderr: &mut *stderr };
    let done = Session::new(inner, cli.journal, cli.json).and_then(|mut session| dispatch(&mut session, cli.command));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => tell(&failure, cli.json, raw, stderr),
    }
}

/// `-5mi` is a word that the domain refuses with its reason, not a row of options.
fn negative_as_word(argument: OsString) -> OsString {
    let text = argument.to_str().unwrap_or_default();
    let negative = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if negative && text.parse::<f64>().is_err() { OsString::from(format!("\u{2212}{}", &text[1..])) } else { argument }
}

fn dispatch(session: &mut Session<'_>, command: Command) -> Result<(), Failure> {
    match command {
        Command::Run(args) => run::run(session, args),
        Command::Glide(args) => glide::glide(session, args),
        Command::Pain(args) => pain::pain(session, args),
        Command::Treat(args) => treat::treat(session, args),
        Command::Skip(args) => treat::skip(session, args),
        Command::Injury(command) => injury::injury(session, command),
        Command::Prescribe(args) => prescribe::prescribe(session, args),
        Command::Note(args) => prescribe::note(session, &args),
        Command::Rate(args) => rate::rate(session, args),
        Command::Checkin(args) => checkin::checkin(session, &args),
        Command::List(args) => list::list(session, &args),
        Command::Show(args) => list::show(session, &args),
        Command::Edit(args) => edit::edit(session, *args),
        Command::Rm(args) => edit::rm(session, &args),
        Command::Undo => undo::undo(session),
        Command::Redo => undo::redo(session),
        Command::History(args) => undo::history(session, &args),
        Command::Ask(args) => ask::ask(session, &args),
        Command::Week(args) => ask::week(session, &args),
        Command::Trend(args) => chart::trend(session, &args),
        Command::Effect(args) => effect::effect(session, &args),
        Command::Chart(args) => chart::chart(session, &args),
        Command::Report(args) => report::report(session, args),
        Command::Trial(command) => trial::trial(session, command),
        Command::Flip(args) => trial::flip(session, &args),
        Command::Import(args) => import::import(session, &args),
        Command::Export(args) => export::export(session, &args),
        Command::Backup(args) => backup::backup(session, &args),
        Command::Restore(args) => backup::restore(session, &args),
        Command::Merge(args) => backup::merge(session, &args),
        Command::Set(args) => set::set(session, &args),
        Command::Paths => upkeep::paths(session),
        Command::Doctor(args) => upkeep::doctor(session, &args),
        Command::Completions(args) => shell::completions(session, &args),
        Command::Man => shell::man(session),
        Command::InstallExtras(args) => extras::install(session, &args),
        Command::Demo(args) => demo::demo(session, &args),
        #[cfg(feature = "serve")]
        Command::Serve(args) => serve::serve(session, &args),
        Command::RedFlags => shell::red_flags(session),
    }
}

/// Help and version go to the answer's stream; anything else is a usage error.
fn not_parsed(error: &clap::Error, json: bool, world: &mut World<'_>) -> ExitCode {
    if !error.use_stderr() {
        let _ = write!(world.stdout, "{}", error.render().ansi());
        return ExitCode::SUCCESS;
    }
    // A value that the domain refuses is refused alike as a word and as an option's.
    let refusal = error.source().and_then(|source| source.downcast_ref::<Refusal>());
    let whose = if refusal.is_some() { Whose::User } else { Whose::Usage };
    let said = refusal.and_then(|refusal| refusal.hint.clone());
    if json || said.is_some() {
        let text = error.render().to_string();
        let (message, rest) = match text.split_once("\n\n") {
            Some((first, rest)) => (first, Some(rest.trim().to_owned())),
            None => (text.trim(), None),
        };
        let hint = said.or(rest);
        let failure = Failure { hint, ..Failure::new(whose, message.trim_start_matches("error: ")) };
        return tell(&failure, json, world.raw, world.stderr);
    }
    let _ = write!(world.stderr, "{}", error.render().ansi());
    ExitCode::from(whose.exit_code())
}

/// The one place where failures are shown.
fn tell(failure: &Failure, json: bool, raw: &mut dyn Write, stderr: &mut dyn Write) -> ExitCode {
    if failure.closed_pipe {
        return ExitCode::SUCCESS;
    }
    // Nobody is left to tell when these fail too.
    if json {
        let _ = writeln!(raw, "{}", failure.json());
    } else {
        let _ = stderr.write_all(failure.text().as_bytes());
    }
    ExitCode::from(failure.whose.exit_code())
}
