//! The command line: one file a subcommand. What goes wrong is one sentence on standard error and exit code 2.

mod account;
mod budget;
mod count;
mod demo;
mod doctor;
mod export;
#[cfg(test)]
mod faults;
mod import;
mod jobs;
mod keeping;
mod mail;
mod matches;
mod migrate;
mod netmap;
mod opinions;
mod panel;
mod rebuild;
mod report;
mod serve;
mod source;

use clap::{Parser, Subcommand};
use std::io::{ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

/// One self-hosted server on which a collaborative network lives.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Command {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Run the server.
    Serve(serve::Args),
    /// Look whether the log, the database, the counts and the jobs are in order.
    Doctor(doctor::Args),
    /// Copy the whole database into one file, while the server runs.
    Backup(keeping::backup::Args),
    /// Put a backup in the place of the database; the server must not run.
    Restore(keeping::restore::Args),
    /// Write a whole network into one archive of tables, to keep or to take elsewhere.
    Export(export::Args),
    /// Look at the jobs that failed for good; have them tried again, or give them up.
    Jobs(jobs::Args),
    /// Try out the mail server.
    Mail(mail::Args),
    /// Look around in three invented networks, as any of six people.
    Demo(demo::Args),
    /// Help somebody who has forgotten their password.
    Account(account::Args),
    /// Bring the database up to date and stop.
    Migrate(migrate::Args),
    /// Make again what is kept up beside the data, such as the index of the search.
    Rebuild(rebuild::Args),
    /// Bring in people and organisations from a file.
    Import(import::Args),
    /// Count ballots by a voting method.
    Count(count::Args),
    /// Share a budget among projects by the votes for them.
    Budget(budget::Args),
    /// Map opinions and find what groups share.
    Opinions(opinions::Args),
    /// Draw a representative panel by lot.
    Panel(panel::Args),
    /// Match mentors and mentees.
    Match(matches::Args),
    /// Measure and draw a network of ties.
    Netmap(netmap::Args),
}

impl Command {
    /// Does what was asked.
    pub fn run(self) -> ExitCode {
        logging();
        let outcome = match self.task {
            Task::Serve(args) => serve::run(args),
            Task::Doctor(args) => doctor::run(args),
            Task::Backup(args) => keeping::backup::run(args),
            Task::Restore(args) => keeping::restore::run(args),
            Task::Export(args) => export::run(args),
            Task::Jobs(args) => jobs::run(args),
            Task::Mail(args) => mail::run(args),
            Task::Demo(args) => demo::run(args),
            Task::Account(args) => account::run(args),
            Task::Migrate(args) => migrate::run(args),
            Task::Rebuild(args) => rebuild::run(args),
            Task::Import(args) => import::run(args),
            Task::Count(args) => count::run(args),
            Task::Budget(args) => budget::run(args),
            Task::Opinions(args) => opinions::run(args),
            Task::Panel(args) => panel::run(args),
            Task::Match(args) => matches::run(args),
            Task::Netmap(args) => netmap::run(args),
        };
        match outcome {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                complain(&error);
                ExitCode::from(2)
            }
        }
    }
}

/// Logs go to standard error as sentences with fields; `RUST_LOG` chooses how many.
fn logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,html5ever=error"));
    let colours = std::io::stderr().is_terminal();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(colours)
        // A line of the log that nobody reads must not end anything.
        .log_internal_errors(false)
        .compact()
        .init();
}

fn complain(error: &anyhow::Error) {
    // A message that quotes a broken file may quote a line of a million letters.
    let told = format!("{error:#}");
    let rest = if told.chars().nth(MOST_TOLD).is_some() { " …" } else { "" };
    let told: String = told.chars().take(MOST_TOLD).collect();
    // Nothing is lost when it cannot be told.
    drop(writeln!(std::io::stderr().lock(), "error: {}{rest}", report::plain(&told)));
}

/// The most letters of a message on standard error.
const MOST_TOLD: usize = 1_000;

/// Prints a line of a command's answer. A reader who leaves early (`| head`) ends nothing: neither a server that tells where
/// it listens nor an import that still has to write its refused rows.
fn say(line: &str) {
    let told = writeln!(std::io::stdout().lock(), "{}", report::plain(line));
    if let Err(error) = told
        && error.kind() != ErrorKind::BrokenPipe
    {
        complain(&anyhow::Error::new(error).context("the answer cannot be printed"));
    }
}
