//! Pictures made anew: turned as they were taken, in two sizes, and without anything but what one sees. What a camera writes
//! beside a picture, such as where it was taken, is not carried over. Of a moving picture the first one is kept.

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// The longer side of a picture as one reads it, and as it stands in a list.
pub(super) const READING: u32 = 2_048;
/// As [`READING`].
pub(super) const THUMB: u32 = 480;
/// The longest side of a picture that is taken.
const SIDE: u32 = 20_000;
/// How much memory the pictures may take that are made at once, in mebibytes: as much as the largest one that is taken.
const ROOM: u32 = 256;
/// What each takes at least of it, so that few are made at once.
const LEAST: u32 = ROOM / 2;
const MEBIBYTE: u64 = 1024 * 1024;
/// The longest profile of colours that is carried over.
const PROFILE: usize = 32 * 1024;
/// How well a picture is kept: what an eye does not miss.
const QUALITY: u8 = 84;

/// A picture made anew.
#[derive(Debug)]
pub(super) struct Developed {
    pub(super) media: &'static str,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) reading: Vec<u8>,
    pub(super) thumb: Vec<u8>,
}

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// It has too many points.
    Large,
    /// It is none, though it begins as one.
    Broken,
}

/// Where pictures are made: few at once, however many come, in a bounded room.
#[derive(Debug, Clone)]
pub struct Darkroom {
    room: Arc<Semaphore>,
}

impl Default for Darkroom {
    fn default() -> Darkroom {
        Darkroom { room: Arc::new(Semaphore::new(usize::try_from(ROOM).unwrap_or(1))) }
    }
}

/// The format of a picture that is shown as one, told by how its bytes begin, never by its name.
pub(super) fn format(start: &[u8]) -> Option<ImageFormat> {
    let shown = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    image::guess_format(start).ok().filter(|format| shown.contains(format))
}

impl Darkroom {
    /// The picture in this file, made anew.
    pub(super) async fn develop(&self, path: &Path, format: ImageFormat) -> Result<Developed, Refused> {
        let needs = off_the_serving_threads(path, move |path| room_for(path, format)).await?;
        let seat = self.room.clone().acquire_many_owned(needs).await.map_err(|_| Refused::Broken)?;
        let made = off_the_serving_threads(path, move |path| {
            let _seat = seat;
            develop(path, format)
        });
        made.await
    }
}

/// Runs this where it holds nobody up. A picture on which a decoder gives up altogether is a broken one.
async fn off_the_serving_threads<T: Send + 'static>(
    path: &Path,
    work: impl FnOnce(&Path) -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    let path = PathBuf::from(path);
    tokio::task::spawn_blocking(move || work(&path)).await.unwrap_or(Err(Refused::Broken))
}

/// How much of the room a picture takes, read from its head alone.
fn room_for(path: &Path, format: ImageFormat) -> Result<u32, Refused> {
    let mebibytes = decoder(path, format)?.total_bytes().div_ceil(MEBIBYTE);
    let needs = u32::try_from(mebibytes).unwrap_or(u32::MAX).max(LEAST);
    if needs > ROOM { Err(Refused::Large) } else { Ok(needs) }
}

fn decoder(path: &Path, format: ImageFormat) -> Result<impl ImageDecoder + use<>, Refused> {
    let file = File::open(path).map_err(|_| Refused::Broken)?;
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(u64::from(ROOM) * MEBIBYTE * 2);
    reader.limits(limits);
    reader.into_decoder().map_err(refused)
}

fn develop(path: &Path, format: ImageFormat) -> Result<Developed, Refused> {
    let mut decoder = decoder(path, format)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_plain(profile));
    let whole = DynamicImage::from_decoder(decoder).map_err(refused)?;
    let mut picture = plain(within(whole, READING));
    picture.apply_orientation(orientation);
    let thumb = within(picture.clone(), THUMB);
    let drawn = matches!(format, ImageFormat::Png | ImageFormat::Gif);
    let (media, reading) = encode(&picture, drawn, profile.as_deref())?;
    let (_, thumb) = as_media(&thumb, media, profile.as_deref())?;
    Ok(Developed { media, width: picture.width(), height: picture.height(), reading, thumb })
}

/// No larger than this on its longer side.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width() <= side && picture.height() <= side { picture } else { picture.thumbnail(side, side) }
}

/// With three colours of eight bits, and a fourth value only where something shows through.
fn plain(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        let picture = picture.into_rgba8();
        if picture.pixels().any(|point| point.0.last() != Some(&u8::MAX)) {
            return DynamicImage::ImageRgba8(picture);
        }
        return DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(picture).into_rgb8());
    }
    DynamicImage::ImageRgb8(picture.into_rgb8())
}

/// What was drawn, such as a picture of a screen, stays sharp where that takes no more room.
fn encode(
    picture: &DynamicImage,
    drawn: bool,
    profile: Option<&[u8]>,
) -> Result<(&'static str, Vec<u8>), Refused> {
    if picture.color().has_alpha() {
        return as_media(picture, "image/png", profile);
    }
    let taken = as_media(picture, "image/jpeg", profile)?;
    if !drawn {
        return Ok(taken);
    }
    let sharp = as_media(picture, "image/png", profile)?;
    Ok(if sharp.1.len() <= taken.1.len() { sharp } else { taken })
}

fn as_media(
    picture: &DynamicImage,
    media: &'static str,
    profile: Option<&[u8]>,
) -> Result<(&'static str, Vec<u8>), Refused> {
    let mut bytes = Vec::new();
    let color = ExtendedColorType::from(picture.color());
    let (width, height) = (picture.width(), picture.height());
    let profile = profile.map(<[u8]>::to_vec);
    let written = if media == "image/png" {
        let mut encoder = PngEncoder::new(&mut bytes);
        profile.map(|profile| encoder.set_icc_profile(profile));
        encoder.write_image(picture.as_bytes(), width, height, color)
    } else {
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        profile.map(|profile| encoder.set_icc_profile(profile));
        encoder.write_image(picture.as_bytes(), width, height, color)
    };
    written.map_err(refused)?;
    Ok((media, bytes))
}

/// Whether this profile speaks of red, green and blue, and says not much more.
fn is_plain(profile: &[u8]) -> bool {
    profile.len() <= PROFILE && profile.get(16..20) == Some(b"RGB ")
}

fn refused(error: image::ImageError) -> Refused {
    match error {
        image::ImageError::Limits(_) => Refused::Large,
        _ => Refused::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
}
