//! Files on items and messages: brought, shown, saved, refused, gone.

mod faults;
mod limits;
mod sizes;
mod ways;

use crate::kit::{House, Person, Seen};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// A picture as somebody draws one.
pub(crate) fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let drawn = RgbImage::from_fn(width, height, |x, y| {
        Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 120])
    });
    drawn.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Brings a file while writing and gives its number.
async fn brings(who: &Person, name: &str, bytes: &[u8]) -> String {
    let seen = tries(who, name, bytes).await;
    seen.is_fine();
    seen.value("name=\"file\"", "value").unwrap()
}

async fn tries(who: &Person, name: &str, bytes: &[u8]) -> Seen {
    who.sends_file("/n/green-city/files", &[], ("bring", name, bytes)).await
}

fn address(file: &str) -> String {
    format!("/n/green-city/files/{file}")
}

/// Every file below this folder.
fn lying_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { lying_in(&path) } else { vec![path] }).collect()
}

/// An item in the commons, and its address.
async fn talk(house: &House) -> (crate::kit::Net, Person, Person, String) {
    let (net, ana, ben) = house.two().await;
    let item = house.item(&ana, &net, net.commons, "discussion", "Which roof first?").await;
    (net, ana, ben, item)
}
