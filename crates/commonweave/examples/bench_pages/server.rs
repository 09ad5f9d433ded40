//! The program as it is shipped, in a process of its own, and the floor beside it in another.

use crate::client::{Client, Request};
use crate::ground::keep_files;
use anyhow::{Context, bail};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A process that listens; it ends with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
}

/// The program that is measured: the one in `COMMONWEAVE_BINARY`, which `bench/pages` builds.
pub(crate) fn program() -> anyhow::Result<PathBuf> {
    std::env::var_os("COMMONWEAVE_BINARY").map(PathBuf::from).context("run this by ./bench/pages")
}

impl Server {
    /// Runs a command that prints `listening on http://ADDRESS` once it does.
    pub(crate) fn start(command: &mut Command) -> anyhow::Result<Server> {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let out = child.stdout.take().context("what it prints")?;
        let mut lines = BufReader::new(out).lines();
        let said = lines.find_map(|line| line.ok()?.strip_prefix("listening on http://")?.parse().ok());
        // What it prints later is read too: nothing waits for room in the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let Some(address) = said else {
            drop(child.kill());
            bail!("a server ended before it listened");
        };
        Ok(Server { child, address })
    }

    /// The demo over a database that holds one.
    pub(crate) fn demo(database: &str) -> anyhow::Result<Server> {
        let mut command = Command::new(program()?);
        // Who measures posts more than people do.
        command.env("COMMONWEAVE_POSTS_PER_MINUTE", "100000000");
        keep_files(&mut command, database);
        Server::start(command.args(["demo", "--listen", "127.0.0.1:0", "--database", database]))
    }

    /// What only copies messages of this many bytes to all who listen.
    pub(crate) fn fan_out(length: usize) -> anyhow::Result<Server> {
        let mut command = Command::new(std::env::current_exe()?);
        Server::start(command.args(["--fan-out-floor", &length.to_string()]))
    }

    /// An ordinary server over the same database.
    pub(crate) fn serve(database: &str) -> anyhow::Result<Server> {
        let mut command = Command::new(program()?);
        command.env("COMMONWEAVE_POSTS_PER_MINUTE", "100000000");
        keep_files(&mut command, database);
        Server::start(command.args(["serve", "--listen", "127.0.0.1:0", "--database", database]))
    }

    /// Pages with nothing round them, for whoever has this session: `--floor`, or `--bare-floor` without the frame.
    pub(crate) fn floor(database: &str, token: &str, flag: &str) -> anyhow::Result<Server> {
        let mut command = Command::new(std::env::current_exe()?);
        keep_files(&mut command, database);
        Server::start(command.args([flag, database]).env("COMMONWEAVE_BENCH_TOKEN", token))
    }

    /// Walks in through a door of the demo; answers with the token of the session.
    pub(crate) fn sign_in(&self, persona: &str) -> anyhow::Result<String> {
        let door = Request::post(self.address, &format!("/demo/{persona}"));
        let answer = Client::connect(self.address)?.ask(&door)?;
        let kept = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: session="));
        let token = kept.and_then(|rest| rest.split(';').next()).context("the door gave no session")?;
        Ok(token.to_owned())
    }

    /// Memory that it holds now, in megabytes: all that is resident, and what of it is its own and not pages of a file.
    pub(crate) fn memory(&self) -> anyhow::Result<(f64, f64)> {
        Ok((self.megabytes("VmRSS:")?, self.megabytes("RssAnon:")?))
    }

    /// The most memory that it ever held, in megabytes.
    pub(crate) fn peak(&self) -> anyhow::Result<f64> {
        self.megabytes("VmHWM:")
    }

    fn megabytes(&self, field: &str) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix(field));
        let kilo: f64 = line.context("its memory")?.trim().trim_end_matches(" kB").parse()?;
        Ok(kilo * 1024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Makes a demo of this scale; answers with the seconds that it took.
pub(crate) fn prepare(database: &str, scale: u16) -> anyhow::Result<f64> {
    let started = Instant::now();
    let mut command = Command::new(program()?);
    keep_files(&mut command, database);
    command.args(["demo", "--prepare", "--scale", &scale.to_string(), "--database", database]);
    if !command.stderr(Stdio::null()).stdout(Stdio::null()).status()?.success() {
        bail!("the demo of scale {scale} could not be made");
    }
    Ok(started.elapsed().as_secs_f64())
}

/// The time from nothing to the first page of a new demo.
pub(crate) fn first_demo() -> anyhow::Result<Duration> {
    let started = Instant::now();
    let server = Server::start(Command::new(program()?).args(["demo", "--listen", "127.0.0.1:0"]))?;
    first_page(&server, "/")?;
    Ok(started.elapsed())
}

/// The time from starting a server on a database that is there to its first page.
pub(crate) fn cold_start(database: &str) -> anyhow::Result<Duration> {
    let started = Instant::now();
    let server = Server::serve(database)?;
    first_page(&server, "/n/green-city")?;
    Ok(started.elapsed())
}

fn first_page(server: &Server, path: &str) -> anyhow::Result<()> {
    let answer = Client::connect(server.address)?.ask(&Request::get(server.address, path, None, ""))?;
    if answer.status == 200 { Ok(()) } else { bail!("{path} was answered with {}", answer.status) }
}
