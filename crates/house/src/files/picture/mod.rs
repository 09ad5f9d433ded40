//! Pictures made anew: turned as they were taken, in two sizes, and without anything but what one sees. What a camera writes
//! beside a picture, such as where it was taken, is not carried over. Of a moving picture the first one is kept.

mod heads;
#[cfg(test)]
mod tests;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

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
/// How much may stand in the head of a picture beside what one sees, unpacked, in mebibytes.
const HEAD: u32 = LEAST / 2;
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
        // A head is unpacked too. Its seat is given back before the next is asked for, or two could wait for each other.
        let seat = self.seat(LEAST).await?;
        let needs = off_the_serving_threads(path, move |path| {
            let _seat = seat;
            room_for(path, format)
        });
        let seat = self.seat(needs.await?).await?;
        let made = off_the_serving_threads(path, move |path| {
            let _seat = seat;
            develop(path, format)
        });
        made.await
    }

    async fn seat(&self, mebibytes: u32) -> Result<OwnedSemaphorePermit, Refused> {
        self.room.clone().acquire_many_owned(mebibytes).await.map_err(|_| Refused::Broken)
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

/// How much of the room a picture takes while it is opened, read from its head alone.
fn room_for(path: &Path, format: ImageFormat) -> Result<u32, Refused> {
    let decoder = decoder(path, format)?;
    let (width, height) = decoder.dimensions();
    let beside = heads::beside(path, format, u64::from(width).saturating_mul(u64::from(height)))?;
    let mebibytes = decoder.total_bytes().saturating_add(beside).div_ceil(MEBIBYTE);
    let needs = u32::try_from(mebibytes).unwrap_or(u32::MAX).max(LEAST);
    if needs > ROOM { Err(Refused::Large) } else { Ok(needs) }
}

fn decoder(path: &Path, format: ImageFormat) -> Result<impl ImageDecoder + use<>, Refused> {
    let file = File::open(path).map_err(|_| Refused::Broken)?;
    let mut reader = ImageReader::with_format(BufReader::new(file), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    // Of a GIF it is the first picture, which may be larger than the whole; of a PNG what stands in its head.
    let alone = if format == ImageFormat::Gif { LEAST } else { HEAD };
    limits.max_alloc = Some(u64::from(alone) * MEBIBYTE);
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
