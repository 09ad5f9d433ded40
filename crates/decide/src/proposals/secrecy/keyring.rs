//! The keys of secret votes: one small file each, beside the database, readable by nobody else, and in no backup.

use super::envelope::bytes;
use anyhow::Context;
use db::{Time, Write};
use house::clock::hex;
use house::config::Config;
use house::ids::ItemId;
use house::jobs::{self, Job, Payload, Run};
use house::web::Error;
use std::fs;
use std::path::PathBuf;

/// Destroys the key of a vote that is closed.
pub(in crate::proposals) static DESTROYING: Job = Job {
    name: "proposal-key-destroying",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            let item: ItemId = task.payload.get("item")?;
            let public = app.db.read(move |q| crate::proposals::store::public_key(q, item)).await?;
            if let Some(public) = public.filter(|public| !public.is_empty()) {
                destroy(&app.config, &public)?;
            }
            Ok(())
        })
    }),
};

/// Queues that in the transaction that closes the vote.
pub(in crate::proposals) fn destroy_later(tx: &mut Write<'_>, item: ItemId, now: Time) -> Result<(), Error> {
    jobs::queue(tx, now, &DESTROYING, &[(now, Payload::new().number("item", item.get()))])?;
    Ok(())
}

/// Keeps the private half of a key.
///
/// # Errors
/// Where it cannot be written.
pub(in crate::proposals) fn put(config: &Config, public: &str, private: &[u8]) -> anyhow::Result<()> {
    let folder = PathBuf::from(config.keys_folder());
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let place = place(config, public);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&place).with_context(|| format!("{} cannot be made", place.display()))?;
    std::io::Write::write_all(&mut file, hex(private).as_bytes())?;
    file.sync_all()?;
    Ok(())
}

/// The private half of a key; none where it is not on this machine.
pub(in crate::proposals) fn take(config: &Config, public: &str) -> Option<Vec<u8>> {
    bytes(fs::read_to_string(place(config, public)).ok()?.trim())
}

/// Writes over a key and takes it away. One that is gone, or lies on another machine, is none of ours.
fn destroy(config: &Config, public: &str) -> anyhow::Result<()> {
    let place = place(config, public);
    if !place.exists() {
        return Ok(());
    }
    fs::write(&place, [b'0'; 64]).and_then(|()| fs::File::open(&place)?.sync_all())?;
    fs::remove_file(&place).with_context(|| format!("{} cannot be taken away", place.display()))
}

fn place(config: &Config, public: &str) -> PathBuf {
    PathBuf::from(config.keys_folder()).join(format!("{public}.key"))
}
