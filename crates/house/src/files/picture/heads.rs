//! What a picture needs beside its points while it is opened, by what it says of itself. A decoder takes that room before it
//! has seen a point, so that a file of a few hundred bytes can ask for any amount of it.

use super::Refused;
use image::ImageFormat;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// What each value of a JPEG takes that is kept from one pass to the next, in bytes.
const KEPT: u64 = 2;
/// The most components of a JPEG.
const COMPONENTS: u64 = 4;
/// What a point of a WebP or a GIF takes where it is opened before it is laid into the whole, in bytes.
const LAYER: u64 = 4;

/// How many bytes a picture of so many points needs beside them.
pub(super) fn beside(path: &Path, format: ImageFormat, points: u64) -> Result<u64, Refused> {
    let file = File::open(path).map_err(|_| Refused::Broken)?;
    match format {
        ImageFormat::Jpeg => Ok(between_passes(&mut BufReader::new(file), points)),
        ImageFormat::WebP => Pieces::of(file, points)?.room(),
        ImageFormat::Gif => Ok(points.saturating_mul(LAYER)),
        _ => Ok(0),
    }
}

/// What is kept of a JPEG until its last pass has come. One that cannot be followed here is taken for the largest.
fn between_passes(file: &mut impl Read, points: u64) -> u64 {
    match Passes::of(file) {
        Some(passes) if passes.several => {
            points.saturating_mul(KEPT).saturating_mul(passes.values) / passes.per.max(1)
        }
        Some(_) => 0,
        None => points.saturating_mul(KEPT * COMPONENTS),
    }
}

/// How the values of a JPEG come.
struct Passes {
    several: bool,
    components: u8,
    /// So many values come for so many points.
    values: u64,
    per: u64,
}

impl Passes {
    /// As the pieces before the first pass say it; none where they are not as a decoder would read them.
    fn of(file: &mut impl Read) -> Option<Passes> {
        let mut found = None;
        take::<2>(file)?;
        loop {
            let kind = kind(file)?;
            let length = u16::from_be_bytes(take::<2>(file)?);
            let mut piece = vec![0; usize::from(length.checked_sub(2)?)];
            file.read_exact(&mut piece).ok()?;
            match kind {
                0xc0..=0xc2 if found.is_none() => found = Some(Passes::said(kind == 0xc2, &piece)?),
                0xda => {
                    let mut passes: Passes = found?;
                    passes.several |= *piece.first()? != passes.components;
                    return Some(passes);
                }
                // So short a one is read in several ways.
                0xe0 if length == 6 => return None,
                0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {}
                _ => return None,
            }
        }
    }

    fn said(several: bool, piece: &[u8]) -> Option<Passes> {
        let (components, each) = piece.get(5..)?.split_first()?;
        let (mut values, mut across, mut down) = (0_u64, 1_u64, 1_u64);
        for component in each.chunks_exact(3).take(usize::from(*components)) {
            let [_, sampling, _] = component else { return None };
            let (h, v) = (u64::from(sampling >> 4), u64::from(sampling & 15));
            values = values.saturating_add(h.saturating_mul(v));
            (across, down) = (across.max(h), down.max(v));
        }
        Some(Passes { several, components: *components, values, per: across.saturating_mul(down) })
    }
}

/// What the next piece of a JPEG is; none where another thing stands in between.
fn kind(file: &mut impl Read) -> Option<u8> {
    let [mut byte] = take::<1>(file)?;
    if byte != 0xff {
        return None;
    }
    while byte == 0xff {
        [byte] = take::<1>(file)?;
    }
    Some(byte)
}

/// The pieces of a WebP.
struct Pieces {
    file: BufReader<File>,
    at: u64,
    length: u64,
    /// The points of the largest picture in it, and how many layers are opened at once.
    most: u64,
    layers: u64,
    moves: bool,
}

impl Pieces {
    fn of(file: File, points: u64) -> Result<Pieces, Refused> {
        let length = file.metadata().map_err(|_| Refused::Broken)?.len();
        Ok(Pieces { file: BufReader::new(file), at: 0, length, most: points, layers: 1, moves: false })
    }

    /// What its layers take.
    fn room(mut self) -> Result<u64, Refused> {
        // Its first twelve bytes say that it is a WebP.
        let mut next = Some(12);
        while let Some(at) = next {
            next = self.piece(at)?;
        }
        Ok(self.most.saturating_mul(LAYER).saturating_mul(self.layers))
    }

    /// Looks at the piece that begins there; answers with where the next one does.
    fn piece(&mut self, at: u64) -> Result<Option<u64>, Refused> {
        let Some((name, bytes)) = self.head(at) else { return Ok(None) };
        let end = at.saturating_add(8).saturating_add(bytes);
        match &name {
            // A decoder makes room for as much as these say that they hold.
            b"EXIF" | b"ICCP" if end > self.length => return Err(Refused::Broken),
            b"VP8 " => self.most = self.most.max(self.points().unwrap_or(0)),
            b"ALPH" => self.layers = 2,
            // The first picture of a moving one: its colours, and before them what shows through.
            b"ANMF" if !self.moves => {
                (self.moves, self.layers) = (true, 2);
                if let Some(next) = self.piece(at.saturating_add(24))? {
                    self.piece(next)?;
                }
            }
            _ => {}
        }
        Ok(Some(end.saturating_add(bytes & 1)))
    }

    /// What the piece there is called, and how many bytes it says it has.
    fn head(&mut self, at: u64) -> Option<([u8; 4], u64)> {
        let step = i64::try_from(at).ok()?.checked_sub(i64::try_from(self.at).ok()?)?;
        self.file.seek_relative(step).ok()?;
        self.at = at;
        let (name, bytes) = (self.next::<4>()?, self.next::<4>()?);
        Some((name, u64::from(u32::from_le_bytes(bytes))))
    }

    /// How many points the picture has whose head follows.
    fn points(&mut self) -> Option<u64> {
        self.next::<6>()?;
        let mut side = || Some(u64::from(u16::from_le_bytes(self.next::<2>()?) & 0x3fff));
        Some(side()?.saturating_mul(side()?))
    }

    fn next<const N: usize>(&mut self) -> Option<[u8; N]> {
        let bytes = take::<N>(&mut self.file)?;
        self.at = self.at.saturating_add(u64::try_from(N).ok()?);
        Some(bytes)
    }
}

fn take<const N: usize>(file: &mut impl Read) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG as far as its first pass, of three components of which two come for every four points.
    fn begun(kind: u8, in_pass: u8) -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe1\0\x06GPS.\xff".to_vec();
        bytes.extend([0xff, kind, 0, 17, 8, 0, 40, 0, 60, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
        bytes.extend([0xff, 0xda, 0, 3, in_pass]);
        bytes
    }

    #[test]
    fn what_comes_in_one_pass_is_kept_nowhere() {
        assert_eq!(between_passes(&mut begun(0xc0, 3).as_slice(), 2_400), 0);
    }

    #[test]
    fn what_comes_in_several_passes_is_kept_whole() {
        // Six values for four points, two bytes each.
        assert_eq!(between_passes(&mut begun(0xc2, 3).as_slice(), 2_400), 2_400 * 3);
        assert_eq!(between_passes(&mut begun(0xc0, 1).as_slice(), 2_400), 2_400 * 3);
    }

    #[test]
    fn what_cannot_be_followed_is_taken_for_the_largest() {
        let plain = begun(0xc0, 3);
        let between = [&plain[..2], &[0], &plain[2..]].concat();
        let twice = [&plain[..2], &plain[11..30], &plain[2..]].concat();
        for bytes in [&between, &twice, &plain[..20].to_vec(), &Vec::new()] {
            assert_eq!(between_passes(&mut bytes.as_slice(), 2_400), 2_400 * 8, "{bytes:?}");
        }
    }
}
