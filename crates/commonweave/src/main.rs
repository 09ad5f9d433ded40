//! The one binary, `commonweave`.

use clap::Parser;
use std::process::ExitCode;

mod cli;

/// Pages are made of many small texts, read on one thread and let go on another, which costs the system's own allocator
/// a tenth of the time of a page. Without huge pages: they would hold three times the memory.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::Command::parse().run()
}
