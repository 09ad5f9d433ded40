//! Pictures of the demo's people and logos of its organisations, drawn point by point from a number: nobody's photograph, and
//! yet everybody is known again at a glance.

use super::Given;
use super::batch::Ground;
use db::Write;
use house::portraits::{self, Of};
use house::web::Error;
use image::{ImageFormat, Rgba, RgbaImage};
use std::io::Cursor;

/// The side of a drawing, in points.
const SIDE: u32 = 200;
/// How many of a network's people, those that one meets most, may have a picture.
const PEOPLE: usize = 96;

type Colour = [u8; 3];

const BACKS: [Colour; 6] =
    [[214, 228, 240], [240, 226, 206], [219, 236, 216], [238, 218, 222], [228, 222, 240], [235, 235, 212]];
const SKINS: [Colour; 6] =
    [[246, 214, 188], [232, 190, 160], [208, 160, 122], [172, 122, 88], [128, 86, 60], [92, 60, 44]];
const HAIRS: [Colour; 7] = [
    [38, 30, 28],
    [74, 50, 36],
    [120, 78, 46],
    [178, 134, 76],
    [150, 62, 38],
    [150, 150, 152],
    [214, 212, 206],
];
const CLOTHS: [Colour; 8] = [
    [52, 92, 122],
    [142, 68, 58],
    [66, 104, 74],
    [104, 78, 128],
    [196, 146, 60],
    [70, 76, 88],
    [46, 118, 120],
    [176, 96, 106],
];

/// Hangs the pictures of a network: of most people whom one meets, and of two organisations in three.
pub(super) fn hang(tx: &mut Write<'_>, ground: Ground<'_>, given: &Given) -> Result<(), Error> {
    let now = ground.plan.started;
    let mut people: Vec<_> = given.people.iter().filter(|(at, _)| **at < PEOPLE && **at % 4 != 3).collect();
    people.sort_unstable();
    for (at, id) in people {
        let bytes = drawn(person, Dice::of(*at, 0))?;
        portraits::give(tx, ground.network, Of::Member(*id), &bytes, now)?;
    }
    let mut organisations: Vec<_> = given.organisations.iter().filter(|(at, _)| **at % 3 != 2).collect();
    organisations.sort_unstable();
    for (at, id) in organisations {
        let bytes = drawn(mark, Dice::of(*at, 7))?;
        portraits::give(tx, ground.network, Of::Organisation(*id), &bytes, now)?;
    }
    Ok(())
}

/// What this draws of what chance chose, as a PNG.
fn drawn(draw: fn(Dice, (i64, i64)) -> Rgba<u8>, dice: Dice) -> Result<Vec<u8>, Error> {
    let picture = RgbaImage::from_fn(SIDE, SIDE, |x, y| draw(dice, (i64::from(x), i64::from(y))));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(anyhow::Error::from)?;
    Ok(bytes.into_inner())
}

/// What chance chose for one drawing: the same number gives the same drawing.
#[derive(Clone, Copy)]
struct Dice(u64);

impl Dice {
    fn of(number: usize, salt: u64) -> Dice {
        let number = u64::try_from(number).unwrap_or_default().wrapping_add(salt);
        let mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Dice((mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9))
    }

    /// One of so many, by the throw of this number.
    fn throw(self, which: u32, many: u64) -> u64 {
        (self.0 >> (which * 7 % 56)) % many
    }

    fn colour(self, which: u32, all: &[Colour]) -> Colour {
        let many = u64::try_from(all.len()).unwrap_or(1);
        let at = usize::try_from(self.throw(which, many)).unwrap_or_default();
        all.get(at).copied().unwrap_or_default()
    }
}

/// Whether a point lies in an ellipse around a middle.
fn within((x, y): (i64, i64), (mx, my): (i64, i64), (rx, ry): (i64, i64)) -> bool {
    let (dx, dy) = (x - mx, y - my);
    dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry
}

/// Head and shoulders, seen from the front.
fn person(dice: Dice, at: (i64, i64)) -> Rgba<u8> {
    let [red, green, blue] = features(dice, at)
        .or_else(|| head(dice, at))
        .or_else(|| body(dice, at))
        .unwrap_or_else(|| dice.colour(0, &BACKS));
    Rgba([red, green, blue, 255])
}

/// Eyes, mouth, glasses.
fn features(dice: Dice, at: (i64, i64)) -> Option<Colour> {
    let eyes = [(83, 94), (117, 94)];
    if eyes.iter().any(|eye| within(at, *eye, (4, 5))) {
        return Some([40, 34, 34]);
    }
    let frames = eyes.iter().any(|eye| within(at, *eye, (15, 14)) && !within(at, *eye, (12, 11)));
    let bridge = (98..102).contains(&at.0) && (92..95).contains(&at.1);
    if dice.throw(5, 4) == 0 && (frames || bridge) {
        return Some([54, 50, 54]);
    }
    let smile = at.1 > 112 && within(at, (100, 112), (16, 11)) && !within(at, (100, 109), (17, 9));
    smile.then_some([150, 72, 66])
}

/// Hair over the brow, the face.
fn head(dice: Dice, at: (i64, i64)) -> Option<Colour> {
    let face = within(at, (100, 92), (41, 49));
    let style = dice.throw(3, 5);
    // How far down the hair comes on the brow, and on which side it is parted.
    let side = if dice.throw(6, 2) == 0 { at.0 - 100 } else { 100 - at.0 };
    let line = match style {
        0 => 62,
        1 => 66 + side / 6,
        2 => 70 - (side * side) / 160,
        3 => 58,
        _ => 72 - side.abs() / 5,
    };
    let crown = within(at, (100, 84), (46, 50)) && at.1 < line;
    if crown {
        return Some(dice.colour(2, &HAIRS));
    }
    face.then(|| dice.colour(1, &SKINS))
}

/// Neck, clothes, and hair that falls behind them.
fn body(dice: Dice, at: (i64, i64)) -> Option<Colour> {
    let neck = (84..117).contains(&at.0) && (120..168).contains(&at.1);
    let collar = within(at, (100, 158), (24, 14));
    if neck && at.1 < 162 || collar {
        return Some(dice.colour(1, &SKINS));
    }
    if within(at, (100, 226), (86, 72)) {
        return Some(dice.colour(7, &CLOTHS));
    }
    let long = matches!(dice.throw(3, 5), 1 | 2) && within(at, (100, 104), (54, 66)) && at.1 < 162;
    long.then(|| dice.colour(2, &HAIRS))
}

/// A plain mark in two colours, through whose rest one sees.
fn mark(dice: Dice, at: (i64, i64)) -> Rgba<u8> {
    let (x, y) = at;
    let (first, second) = match dice.throw(1, 6) {
        0 => (within(at, (76, 100), (58, 58)), within(at, (124, 100), (58, 58))),
        1 => (
            within(at, (100, 100), (88, 88)) && !within(at, (100, 100), (58, 58)),
            within(at, (100, 100), (34, 34)),
        ),
        2 => (x - y < 0 && x > 24 && y < 176, x - y > 14 && y > 24 && x < 176),
        3 => (
            (30..66).contains(&x) && (96..176).contains(&y)
                || (134..170).contains(&x) && (60..176).contains(&y),
            (82..118).contains(&x) && (24..176).contains(&y),
        ),
        4 => (
            within(at, (70, 100), (70, 70)) && within(at, (130, 100), (70, 70)),
            within(at, (100, 176), (70, 14)),
        ),
        _ => (
            (x - 100).abs() + (y - 100).abs() < 86 && y < 100,
            (x - 100).abs() + (y - 100).abs() < 86 && y > 110,
        ),
    };
    let [red, green, blue] = if second { dice.colour(4, &CLOTHS) } else { dice.colour(2, &CLOTHS) };
    let seen = if first || second { 255 } else { 0 };
    Rgba([red, green, blue, seen])
}
