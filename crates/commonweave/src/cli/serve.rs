//! `commonweave serve`

use house::config::Config;

/// How to run the server.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    config: Config,
}

/// Runs the server until it is asked to stop.
pub fn run(args: Args) -> anyhow::Result<()> {
    commonweave::serve::run(args.config, false, super::say)
}
