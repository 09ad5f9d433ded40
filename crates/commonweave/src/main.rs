//! The one binary, `commonweave`.

use clap::Parser;
use std::process::ExitCode;

mod cli;

fn main() -> ExitCode {
    cli::Command::parse().run()
}
