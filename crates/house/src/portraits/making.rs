//! A square of a picture: of a person the middle, of a logo all of it.

use crate::clock::hex;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ExtendedColorType, ImageEncoder, Rgba, RgbaImage, imageops};
use sha2::{Digest, Sha256};

/// The side of a portrait, in points: twice what the largest face takes on a page.
const SIDE: u32 = 160;
/// How well it is kept.
const QUALITY: u8 = 86;
/// How many letters of the sum tell one picture from the next.
const STAMP: usize = 12;

/// A picture as it is kept.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) media: &'static str,
    pub(super) content: Vec<u8>,
    pub(super) stamp: String,
}

/// The square of these bytes; none where they are no picture.
pub(super) fn make(bytes: &[u8], logo: bool) -> Option<Made> {
    let whole = image::load_from_memory(bytes).ok()?;
    let mut content = Vec::new();
    let media = if logo {
        let square = middle(&whole.resize(SIDE, SIDE, FilterType::Triangle).into_rgba8());
        let encoder = PngEncoder::new(&mut content);
        encoder.write_image(square.as_raw(), SIDE, SIDE, ExtendedColorType::Rgba8).ok()?;
        "image/png"
    } else {
        let square = on_white(&whole.resize_to_fill(SIDE, SIDE, FilterType::Triangle));
        let encoder = JpegEncoder::new_with_quality(&mut content, QUALITY);
        encoder.write_image(square.as_bytes(), SIDE, SIDE, ExtendedColorType::Rgb8).ok()?;
        "image/jpeg"
    };
    let mut stamp = hex(&Sha256::digest(&content));
    stamp.truncate(STAMP);
    Some(Made { media, content, stamp })
}

/// Where something shows through, white is behind it.
fn on_white(picture: &DynamicImage) -> DynamicImage {
    let mut white = RgbaImage::from_pixel(picture.width(), picture.height(), Rgba([255, 255, 255, 255]));
    imageops::overlay(&mut white, &picture.to_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(white).into_rgb8())
}

/// A picture in the middle of a square through which one sees.
fn middle(picture: &RgbaImage) -> RgbaImage {
    let mut square = RgbaImage::new(SIDE, SIDE);
    let gap = |side: u32| i64::from(SIDE.saturating_sub(side) / 2);
    imageops::overlay(&mut square, picture, gap(picture.width()), gap(picture.height()));
    square
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new(&mut bytes);
        encoder
            .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::Rgba8)
            .unwrap();
        bytes
    }

    #[test]
    fn of_a_person_the_middle_is_kept() {
        let wide = RgbaImage::from_fn(300, 100, |x, _| {
            if (100..200).contains(&x) { Rgba([0, 200, 0, 255]) } else { Rgba([200, 0, 0, 255]) }
        });
        let made = make(&png(&wide), false).unwrap();
        let seen = image::load_from_memory(&made.content).unwrap().into_rgb8();
        assert_eq!((seen.width(), seen.height(), made.media), (SIDE, SIDE, "image/jpeg"));
        assert!(
            seen.pixels().all(|point| point.0[1] > 150 && point.0[0] < 60),
            "something of the sides is left"
        );
    }

    #[test]
    fn of_a_logo_nothing_is_cut_off_and_what_shows_through_stays() {
        let wide = RgbaImage::from_pixel(320, 80, Rgba([10, 20, 200, 255]));
        let made = make(&png(&wide), true).unwrap();
        let seen = image::load_from_memory(&made.content).unwrap().into_rgba8();
        assert_eq!(seen.get_pixel(0, SIDE / 2).0, [10, 20, 200, 255]);
        assert_eq!(seen.get_pixel(SIDE / 2, 2).0[3], 0);
    }

    #[test]
    fn another_picture_has_another_stamp_and_words_are_none() {
        let (one, other) = (
            RgbaImage::from_pixel(9, 9, Rgba([1, 2, 3, 255])),
            RgbaImage::from_pixel(9, 9, Rgba([200, 2, 3, 255])),
        );
        let stamps: Vec<String> =
            [one, other].iter().map(|picture| make(&png(picture), false).unwrap().stamp).collect();
        assert_eq!(stamps[0].len(), STAMP);
        assert_ne!(stamps[0], stamps[1]);
        assert!(make(b"<svg onload=alert(1)>", false).is_none());
    }
}
