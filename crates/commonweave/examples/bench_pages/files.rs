//! What files cost: a hundred pictures as a camera makes them, brought one after the other and by four people at once, beside
//! merely reading and making one of them anew; and the memory that the server takes meanwhile. `./bench/files` runs it. The
//! database has little part in it, so that one engine will do.

use crate::client::{Answer, Client, Request};
use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::server::{self, Server};
use anyhow::{Context, bail};
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use std::net::SocketAddr;
use std::time::Instant;

/// Twelve megapixels, as phones take them.
const SIZE: (u32, u32) = (4_032, 3_024);
/// How many go with one message.
const TOGETHER: usize = 20;
/// Who brings them at once.
const PEOPLE: [&str; 4] = ["steward", "facilitator", "member", "representative"];

/// Prints all figures.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let count = if quick { 20 } else { 100 };
    let picture = camera()?;
    let mut ground = Ground::all()?.into_iter().next().context("a place for the demo")?;
    let database = ground.empty(1)?;
    server::prepare(&database, 1)?;
    let started = Instant::now();
    let whole = image::load_from_memory(&picture)?;
    drop(whole.thumbnail(2_048, 2_048).into_rgb8());
    let alone = started.elapsed().as_secs_f64();
    let server = Server::demo(&database)?;
    let (before, _) = server.memory()?;
    let megabytes = f64::from(u32::try_from(picture.len())?) / 1e6;
    let mut figures = vec![
        Figure::told("one picture of a camera, MB", megabytes),
        Figure::told("one picture read and made smaller once by the same crate, s", alone),
    ];
    let times = f64::from(u32::try_from(count)?);
    for people in [1, PEOPLE.len()] {
        let started = Instant::now();
        bring(&server, &picture, count, people)?;
        let told = format!("{count} pictures brought by {people} at once, s; beside so many made smaller");
        figures.push(Figure::told(told, started.elapsed().as_secs_f64()).beside(alone * times));
    }
    let peak = server.peak()?;
    figures.push(
        Figure::told("most memory meanwhile, MB, beside that before", peak).beside(before).at_most(900.0),
    );
    print(&figures, json)
}

/// Lets so many people bring as many pictures together.
fn bring(server: &Server, picture: &[u8], count: usize, people: usize) -> anyhow::Result<()> {
    let tokens = PEOPLE.iter().take(people).map(|persona| server.sign_in(persona));
    let tokens = tokens.collect::<anyhow::Result<Vec<String>>>()?;
    let address = server.address;
    let channel = channel(address, tokens.first().context("somebody")?)?;
    std::thread::scope(|scope| {
        let each = tokens.iter().map(|token| {
            let channel = &channel;
            scope.spawn(move || bring_some(address, token, channel, picture, count / people))
        });
        let all: Vec<_> = each.collect();
        all.into_iter().try_for_each(|one| one.join().unwrap_or_else(|_| bail!("somebody panicked")))
    })
}

/// Brings pictures one after the other, and sends them with messages.
fn bring_some(
    address: SocketAddr,
    token: &str,
    item: &str,
    picture: &[u8],
    count: usize,
) -> anyhow::Result<()> {
    let mut client = Client::connect(address)?;
    let mut waiting = Vec::new();
    for number in 1..=count {
        let answer = client.ask(&Request::file(address, "/n/green-city/files", token, picture))?;
        waiting.push(number_of(&answer)?);
        if waiting.len() == TOGETHER || number == count {
            let files: String = waiting.drain(..).map(|file| format!("&file={file}")).collect();
            let said = Request::form(
                address,
                &format!("{item}/messages"),
                Some(token),
                &format!("body=Look{files}"),
            );
            let status = client.ask(&said)?.status;
            anyhow::ensure!(status == 303, "a message was answered with {status}");
        }
    }
    Ok(())
}

fn number_of(answer: &Answer) -> anyhow::Result<String> {
    let text = String::from_utf8_lossy(&answer.body);
    let file = text.split_once("name=\"file\" value=\"").and_then(|(_, rest)| rest.split_once('"'));
    let (file, _) = file.with_context(|| format!("a picture was answered with {}: {text}", answer.status))?;
    Ok(file.to_owned())
}

/// A running talk in which all of them may write: the first of the commons.
fn channel(address: SocketAddr, token: &str) -> anyhow::Result<String> {
    let mut client = Client::connect(address)?;
    let mut page = |path: &str| -> anyhow::Result<String> {
        let answer = client.ask(&Request::get(address, path, Some(token), ""))?;
        Ok(String::from_utf8_lossy(&answer.body).into_owned())
    };
    let spaces = page("/n/green-city/spaces")?;
    let space = after(&spaces, "/n/green-city/spaces/").context("a space")?;
    let items = page(&format!("/n/green-city/spaces/{space}/items?kind=channel"))?;
    let item = after(&items, "/n/green-city/items/").context("a channel")?;
    Ok(format!("/n/green-city/items/{item}"))
}

/// The first number that stands behind these letters.
fn after<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
    let numbers = text.split(letters).skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    numbers.into_iter().find(|number| !number.is_empty())
}

/// A picture with as much in it as a camera sees: soft light, and noise in every point.
fn camera() -> anyhow::Result<Vec<u8>> {
    let mut seed = 7_u32;
    let mut noise = move || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(seed >> 26).unwrap_or_default()
    };
    let light = |at: u32, of: u32| u8::try_from(at * 190 / of).unwrap_or_default();
    let (width, height) = SIZE;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let grain = noise();
        Rgb([light(x, width) + grain, light(y, height) + grain, 90 + grain])
    });
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 97))?;
    Ok(bytes)
}
