//! The program: wires the clock, the words and the streams to [`glidelog::cli`].

use glidelog::cli;
use std::process::ExitCode;

#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn main() -> ExitCode {
    let mut stdout = anstream::AutoStream::auto(std::io::stdout());
    let mut raw = std::io::stdout();
    let mut stderr = anstream::AutoStream::auto(std::io::stderr());
    cli::run(
        std::env::args_os().collect(),
        cli::World { clock: || std::time::SystemTime::now().into(), stdout: &mut stdout, raw: &mut raw, stderr: &mut stderr },
    )
}
