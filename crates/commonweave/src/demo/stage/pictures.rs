//! Pictures that people of the demo have put on what they wrote: drawn here, point by point, and put where they belong as
//! any other picture is.

use super::Given;
use crate::demo::plan::Plan;
use db::{Db, Time};
use house::files::{self, Darkroom, Depot, Gift, Target};
use house::ids::{ItemId, MemberId, MessageId, NetworkId};
use house::web::Error;
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A picture: the item on which it stands, its name, what it shows, and how it is drawn.
struct Picture {
    item: &'static str,
    /// Whether it stands on the first contribution and not on the item itself.
    answer: bool,
    name: &'static str,
    alt: &'static str,
    draw: fn(u32, u32) -> [u8; 3],
}

const SIZE: (u32, u32) = (1_200, 800);

const PICTURES: [Picture; 4] = [
    Picture {
        item: "Which roofs first?",
        answer: false,
        name: "roof of the school, from above.png",
        alt: "Plan of a flat roof: four rows of solar panels, and a chimney in the corner that keeps one place free",
        draw: roof,
    },
    Picture {
        item: "Sensor 17 says it is raining",
        answer: true,
        name: "sensor 17, last week.png",
        alt: "A curve that runs level, leaps to the top each night, and falls back in the morning",
        draw: curve,
    },
    Picture {
        item: "Benches under the new trees",
        answer: true,
        name: "benches.png",
        alt: "Sketch of a square from above: five round trees with a bench below each",
        draw: trees,
    },
    Picture {
        item: "212 Tannery: the roof",
        answer: false,
        name: "the roof, from above.png",
        alt: "Plan of a flat roof: four rows of solar panels, and a chimney in the corner that keeps one place free",
        draw: roof,
    },
];

/// Where a picture is to hang.
pub(in crate::demo) struct Wall {
    network: NetworkId,
    member: MemberId,
    item: ItemId,
    message: Option<MessageId>,
    time: Time,
    picture: &'static Picture,
}

/// The places of a network where pictures are to hang.
pub(super) fn walls(plan: &Plan, given: &Given) -> Result<Vec<Wall>, Error> {
    let network = given.network.ok_or(db::Error::Missing)?;
    let mut walls = Vec::new();
    for (number, thing) in plan.things.iter().enumerate() {
        for picture in PICTURES.iter().filter(|picture| picture.item == thing.text.title) {
            let said = plan.messages.iter().enumerate();
            let mut first = said.filter(|(_, said)| said.item == number && said.parent.is_none());
            let answer = first.next().filter(|_| picture.answer);
            let author = answer.map_or(thing.author, |(_, said)| said.author);
            walls.push(Wall {
                network,
                member: given.person(author)?,
                item: given.item(number)?,
                message: answer.map(|(at, _)| given.message(at)).transpose()?,
                time: plan.ends,
                picture,
            });
        }
    }
    Ok(walls)
}

/// Draws the pictures and hangs them.
pub(in crate::demo) fn hang(db: &Db, depot: &Depot, walls: Vec<Wall>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let darkroom = Darkroom::default();
    for wall in walls {
        let (width, height) = SIZE;
        let drawn = RgbImage::from_fn(width, height, |x, y| Rgb((wall.picture.draw)(x, y)));
        let mut bytes = Cursor::new(Vec::new());
        drawn.write_to(&mut bytes, ImageFormat::Png)?;
        let gift = Gift {
            network: wall.network,
            member: wall.member,
            target: Target { item: wall.item, message: wall.message },
            name: wall.picture.name.to_owned(),
            alt: wall.picture.alt.to_owned(),
            bytes: bytes.into_inner(),
            now: wall.time,
        };
        runtime.block_on(files::give(db, depot, &darkroom, gift))?;
    }
    Ok(())
}

const PAPER: [u8; 3] = [247, 243, 232];
const INK: [u8; 3] = [44, 62, 80];

/// Four rows of panels on a roof, and a chimney.
fn roof(x: u32, y: u32) -> [u8; 3] {
    if !(60..1_140).contains(&x) || !(60..740).contains(&y) {
        return [206, 219, 196];
    }
    if (930..1_050).contains(&x) && (110..210).contains(&y) {
        return [164, 84, 66];
    }
    let panel =
        (110..890).contains(&x) && (120..690).contains(&y) && (x - 110) % 130 < 116 && (y - 120) % 145 < 110;
    let seam = (x - 60) % 26 < 2 || (y - 60) % 37 < 2;
    match (panel, seam) {
        (true, true) => [92, 128, 166],
        (true, false) => [38, 70, 112],
        (false, _) => [214, 208, 198],
    }
}

/// Seven nights in which a sensor believes that it rains.
fn curve(x: u32, y: u32) -> [u8; 3] {
    if !(80..1_160).contains(&x) || !(60..720).contains(&y) {
        return PAPER;
    }
    let hour = (x - 80) % 154;
    let wet = (58..118).contains(&hour);
    let wobble = (x * 7 + x / 3) % 11;
    let line = if wet { 150 + wobble } else { 610 + wobble };
    let edge = [58, 118].contains(&hour) && (150..=620).contains(&y);
    if edge || y.abs_diff(line) < 4 {
        return [25, 110, 150];
    }
    if x < 84 || y > 715 {
        return INK;
    }
    if (y - 60) % 110 < 2 { [225, 218, 203] } else { PAPER }
}

/// Five trees on a square, a bench below each.
fn trees(x: u32, y: u32) -> [u8; 3] {
    let near = |(at, down): (u32, u32), wide: u32| {
        let (across, along) = (x.abs_diff(at), y.abs_diff(down));
        across * across + along * along < wide * wide
    };
    for (at, down) in [(220, 250), (600, 210), (980, 260), (400, 560), (800, 570)] {
        if x.abs_diff(at) < 70 && y.abs_diff(down + 130) < 14 {
            return [140, 98, 57];
        }
        if near((at, down), 12) {
            return [92, 66, 40];
        }
        if near((at, down), 105) {
            return if (x / 9 + y / 7).is_multiple_of(3) { [88, 138, 80] } else { [106, 158, 94] };
        }
    }
    if (x / 40 + y / 40).is_multiple_of(2) { [226, 220, 208] } else { [220, 213, 200] }
}
