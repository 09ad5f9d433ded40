//! What becomes of a picture, and which are refused.

use super::*;
use image::codecs::webp::WebPEncoder;
use image::{Rgb, RgbImage, Rgba, RgbaImage};

/// A file that goes when the test ends.
struct Kept(PathBuf);

impl Drop for Kept {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

fn kept(bytes: &[u8]) -> Kept {
    let token = crate::clock::Chance.token().unwrap();
    let path = std::env::temp_dir().join(format!("commonweave-picture-{token}"));
    std::fs::write(&path, bytes).unwrap();
    Kept(path)
}

async fn developed(bytes: &[u8]) -> Result<Developed, Refused> {
    let file = kept(bytes);
    Darkroom::default().develop(&file.0, format(bytes).unwrap()).await
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        Rgb([u8::try_from(x % 251).unwrap(), u8::try_from(y % 241).unwrap(), 90])
    });
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90)).unwrap();
    bytes
}

/// A picture with what a camera writes beside it: lying on its side, and the place where it was taken.
fn taken_sideways(width: u32, height: u32) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend(b"GPS 38.7223N 9.1393W");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let plain = jpeg(width, height);
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

#[tokio::test]
async fn a_picture_is_turned_and_tells_nothing_of_where_it_was_taken() {
    let taken = taken_sideways(60, 40);
    assert!(taken.windows(4).any(|four| four == b"GPS "));
    let made = developed(&taken).await.unwrap();
    assert_eq!((made.width, made.height, made.media), (40, 60, "image/jpeg"));
    for bytes in [&made.reading, &made.thumb] {
        assert!(!bytes.windows(4).any(|four| four == b"GPS " || four == b"Exif"));
    }
}

#[tokio::test]
async fn a_large_picture_gets_two_sizes() {
    let made = developed(&jpeg(3_000, 1_500)).await.unwrap();
    assert_eq!((made.width, made.height), (READING, READING / 2));
    let thumb = image::load_from_memory(&made.thumb).unwrap();
    assert_eq!((thumb.width(), thumb.height()), (THUMB, THUMB / 2));
}

#[tokio::test]
async fn what_shows_through_stays_so() {
    let picture = RgbaImage::from_pixel(30, 30, Rgba([200, 10, 10, 90]));
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
    let made = developed(&bytes).await.unwrap();
    assert_eq!(made.media, "image/png");
    assert!(image::load_from_memory(&made.reading).unwrap().color().has_alpha());
}

#[tokio::test]
async fn a_picture_with_too_many_points_is_refused_by_its_head() {
    // The head of a PNG says how large it is; nothing of this one follows.
    let mut head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    head.extend(50_000_u32.to_be_bytes());
    head.extend(50_000_u32.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]);
    let mut check = crc(&head[12..]).to_be_bytes().to_vec();
    head.append(&mut check);
    head.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
    assert_eq!(developed(&head).await.unwrap_err(), Refused::Large);
}

#[tokio::test]
async fn half_a_picture_and_a_page_that_begins_as_one_are_broken() {
    let whole = jpeg(300, 300);
    assert_eq!(developed(&[&whole[..20], b"<html>"].concat()).await.unwrap_err(), Refused::Broken);
    assert!(format(b"<html><script>alert(1)</script>").is_none());
    assert!(format(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").is_none());
    assert!(format(b"%PDF-1.7").is_none());
}

/// A JPEG as large as this, said to come so: 0xc0 in one pass, 0xc2 in several.
fn said(kind: u8, width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg(60, 40);
    let at = bytes.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bytes[at + 1] = kind;
    bytes[at + 5..at + 7].copy_from_slice(&height.to_be_bytes());
    bytes[at + 7..at + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

#[tokio::test]
async fn a_picture_takes_as_much_room_as_it_needs_while_it_is_opened() {
    let room = |bytes: &[u8]| room_for(&kept(bytes).0, format(bytes).unwrap());
    assert_eq!(room(&said(0xc0, 60, 40)), Ok(LEAST));
    assert_eq!(room(&said(0xc2, 60, 40)), Ok(LEAST));
    // 24 million points of three values, and two bytes for each value until the last pass has come.
    assert_eq!(room(&said(0xc0, 6_000, 4_000)), Ok(LEAST));
    assert_eq!(room(&said(0xc2, 6_000, 4_000)), Ok(206));
    assert_eq!(room(&said(0xc0, 9_000, 9_000)), Ok(232));
    // Those of many points that come in several passes, or in a way that cannot be followed.
    let large = said(0xc0, 9_000, 9_000);
    let at = large.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    let odd = [&large[..at], &[0], &large[at..]].concat();
    for bytes in [said(0xc2, 9_000, 9_000), odd] {
        assert_eq!(room(&bytes), Err(Refused::Large));
        assert_eq!(developed(&bytes).await.unwrap_err(), Refused::Large);
    }
}

#[tokio::test]
async fn what_unpacks_into_more_than_a_head_holds_is_left_out() {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(vec![0; 65 * 1024 * 1024]).unwrap();
    encoder.write_image(&[90; 27], 3, 3, ExtendedColorType::Rgb8).unwrap();
    assert!(bytes.len() < 1024 * 1024, "{} bytes", bytes.len());
    let file = kept(&bytes);
    let profile = decoder(&file.0, ImageFormat::Png).unwrap().icc_profile().unwrap();
    assert!(profile.is_none());
    assert_eq!(developed(&bytes).await.unwrap().width, 3);
}

#[tokio::test]
async fn a_first_picture_that_is_larger_than_the_whole_is_refused() {
    // Ten by ten points in two colours, and in its corner a picture of 11,000 by 11,000.
    let mut bytes = b"GIF89a\x0a\0\x0a\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0".to_vec();
    bytes.extend([11_000_u16.to_le_bytes(), 11_000_u16.to_le_bytes()].concat());
    bytes.extend(b"\0\x02\x02\x4c\x01\0\x3b");
    assert_eq!(developed(&bytes).await.unwrap_err(), Refused::Large);
}

/// A WebP with what a camera writes beside it, said to be so many bytes more than it is.
fn webp(width: u32, height: u32, beside: &[u8], more: u32) -> Vec<u8> {
    let picture = RgbImage::from_pixel(width, height, Rgb([20, 140, 90]));
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new_lossless(&mut bytes);
    encoder.set_exif_metadata(beside.to_vec()).unwrap();
    encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8).unwrap();
    let at = bytes.windows(4).position(|four| four == b"EXIF").unwrap() + 4;
    let length = u32::try_from(beside.len()).unwrap() + more;
    bytes[at..at + 4].copy_from_slice(&length.to_le_bytes());
    bytes
}

#[tokio::test]
async fn nobody_makes_room_for_what_is_only_said_to_be_there() {
    let beside = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let made = developed(&webp(60, 40, beside, 0)).await.unwrap();
    assert_eq!((made.width, made.height), (40, 60));
    let more = developed(&webp(60, 40, beside, 4_000_000_000)).await;
    assert_eq!(more.unwrap_err(), Refused::Broken);
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    !crc
}
