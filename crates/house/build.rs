//! Makes the browser's files: fetches what `package-lock.json` pins, and lets `assets/build.mjs` join, shrink,
//! fingerprint and compress them into `OUT_DIR`, from where `web/assets.rs` takes them into the binary.
//!
//! Node is needed here and nowhere else. Without a change nothing runs, and without a new lock nothing is fetched.

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What decides whether this has to run again.
const INPUTS: [&str; 6] =
    ["build.rs", "package-lock.json", "assets/build.mjs", "assets/css", "assets/js", "assets/icons"];

/// The oldest Node that still gets security fixes and that the tools below support.
const NODE: u32 = 20;

fn main() -> Result<(), Box<dyn Error>> {
    for input in INPUTS {
        println!("cargo:rerun-if-changed={input}");
    }
    require_node()?;
    install()?;
    let out = Path::new(&env::var("OUT_DIR")?).join("assets");
    run(Command::new("node").arg("assets/build.mjs").arg(out), "The browser's files could not be made")
}

/// Says plainly what to install when Node is missing or too old.
fn require_node() -> Result<(), Box<dyn Error>> {
    let wanted = format!(
        "Building Commonweave needs Node {NODE} or newer with npm (the finished server does not). \
         Install it, for example with `apt-get install nodejs npm` or from https://nodejs.org, and build again."
    );
    let Ok(answer) = Command::new("node").arg("--version").output() else { return Err(wanted.into()) };
    let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|part| part.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => Ok(()),
        _ => Err(format!("{wanted} Found: {version}").into()),
    }
}

/// Fetches the pinned packages, unless those that are there were fetched for this very lock.
fn install() -> Result<(), Box<dyn Error>> {
    let lock = fs::read_to_string("package-lock.json")?;
    let mark = Path::new("node_modules/.fetched-for-lock");
    if fs::read_to_string(mark).is_ok_and(|fetched| fetched == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut fetch = Command::new(npm);
    fetch.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    run(&mut fetch, "npm could not fetch what package-lock.json names (is the network there?)")?;
    fs::write(mark, lock)?;
    Ok(())
}

/// Runs a command and, when it fails, returns what it said.
fn run(command: &mut Command, trouble: &str) -> Result<(), Box<dyn Error>> {
    let done = command.output().map_err(|cause| format!("{trouble}: {cause}"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(format!("{trouble}:\n{said}").into())
}
