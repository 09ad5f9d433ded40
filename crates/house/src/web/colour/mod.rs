//! A network's own colour: from one `#rrggbb` to the few tokens that carry it, light and dark, always legible.
//!
//! The hue stays what the network chose. Lightness moves, and colourfulness only where the screen has no such colour,
//! until the contrast that WCAG 2.2 asks of text holds against every ground the colour can stand on.
//! Pure functions: nothing is stored and nothing is asked.

/// WCAG 2.2, 1.4.3: what text of normal size needs against its ground.
const LEGIBLE: f64 = 4.5;

/// The grounds of the light face: page, surface, raised. The same as in `assets/css/tokens.css`.
const LIGHT: [Rgb; 3] = [Rgb(0xfa, 0xf9, 0xf6), Rgb(0xff, 0xff, 0xff), Rgb(0xf1, 0xef, 0xea)];

/// The grounds of the dark face: page, surface, raised.
const DARK: [Rgb; 3] = [Rgb(0x15, 0x17, 0x16), Rgb(0x1d, 0x20, 0x1f), Rgb(0x27, 0x2b, 0x29)];

/// Words on a light colour, and on a dark one.
const INK: Rgb = Rgb(0x0c, 0x1a, 0x18);
const PAPER: Rgb = Rgb(0xff, 0xff, 0xff);

/// An sRGB colour, eight bits a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The tokens that a network's colour sets, for one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ramp {
    /// The colour of buttons, marks and bars, ≥ 4.5:1 against every ground.
    pub primary: Rgb,
    /// The same under the pointer: further from the ground, so that it never gets fainter.
    pub hover: Rgb,
    /// Words on `primary` and on `hover`, ≥ 4.5:1 against both.
    pub on_primary: Rgb,
}

impl Rgb {
    /// Reads `#rrggbb`, the form in which browsers send a chosen colour; anything else is `None`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|rest| rest.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Self(red, green, blue))
    }

    /// Writes `#rrggbb`.
    #[must_use]
    pub fn text(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// WCAG 2.2 relative luminance, 0 for black to 1 for white.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Channels without the transfer curve of sRGB (IEC 61966-2-1), 0 to 1.
    fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        })
    }
}

/// WCAG 2.2 contrast ratio, from 1 to 21.
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (a, b) = (one.luminance(), other.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The tokens of the light face.
#[must_use]
pub fn light(colour: Rgb) -> Ramp {
    ramp(Oklch::from(colour), &LIGHT, -1.0, PAPER)
}

/// The tokens of the dark face.
#[must_use]
pub fn dark(colour: Rgb) -> Ramp {
    ramp(Oklch::from(colour), &DARK, 1.0, INK)
}

/// The stylesheet that gives a network its colour. It stands outside all layers, so that it wins over the house's own.
#[must_use]
pub fn stylesheet(colour: Rgb) -> String {
    let (light, dark) = (declarations(light(colour)), declarations(dark(colour)));
    format!(
        ":root{{{light}}}\n:root[data-theme=\"dark\"]{{{dark}}}\n\
         @media (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\n\
         @media print{{:root,:root[data-theme]{{--primary:#000000;--on-primary:#ffffff}}}}\n"
    )
}

/// The path of the stylesheet for a network's `#rrggbb`. It names the colour and not the network, so that it tells
/// nothing about which networks there are, and networks of one colour share it.
#[must_use]
pub fn href(colour: &str) -> Option<String> {
    let colour = Rgb::parse(colour)?;
    Some(format!("/assets/colour-{}.css", colour.text().trim_start_matches('#')))
}

/// The stylesheet behind the last part of such a path.
pub(super) fn sheet_at(file: &str) -> Option<String> {
    let digits = file.strip_prefix("colour-")?.strip_suffix(".css")?;
    Rgb::parse(&format!("#{digits}")).map(stylesheet)
}

fn declarations(ramp: Ramp) -> String {
    let Ramp { primary, hover, on_primary } = ramp;
    format!(
        "--primary:{};--primary-hover:{};--on-primary:{}",
        primary.text(),
        hover.text(),
        on_primary.text()
    )
}

/// Walks the lightness away from the grounds (`away` is −1 for darker, +1 for lighter) until all contrasts hold.
/// The walk ends at black or white at the latest, where they hold for these grounds; a test tries every corner.
fn ramp(wish: Oklch, grounds: &[Rgb], away: f64, words: Rgb) -> Ramp {
    let holds = |colour: Rgb| {
        contrast(colour, words) >= LEGIBLE
            && grounds.iter().all(|ground| contrast(colour, *ground) >= LEGIBLE)
    };
    let primary = steps(wish, away, 0.005).find(|colour| holds(*colour)).unwrap_or(words_opposite(words));
    let hover = steps(Oklch::from(primary), away, 0.07).nth(1).unwrap_or(primary);
    Ramp { primary, hover, on_primary: words }
}

/// The end of the walk: the far side from the words that stand on the colour.
fn words_opposite(words: Rgb) -> Rgb {
    if words == PAPER { Rgb(0, 0, 0) } else { PAPER }
}

/// The colours of one hue, from the wish on, each a step lighter or darker.
fn steps(wish: Oklch, away: f64, step: f64) -> impl Iterator<Item = Rgb> {
    let mut lightness = wish.lightness;
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        ended = !(0.0..=1.0).contains(&lightness);
        let colour = Oklch { lightness: lightness.clamp(0.0, 1.0), ..wish }.fitted();
        lightness += away * step;
        Some(colour)
    })
}

/// A colour by lightness (0–1), chroma (0–0.4) and hue (radians), in which equal steps look equal.
/// Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020), as CSS Color 4 has them.
#[derive(Debug, Clone, Copy)]
struct Oklch {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl From<Rgb> for Oklch {
    fn from(colour: Rgb) -> Self {
        let [r, g, b] = colour.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Self { lightness, chroma: a.hypot(b), hue: b.atan2(a) }
    }
}

impl Oklch {
    /// The nearest colour of this lightness and hue that a screen can show: chroma gives way, in 40 halvings at most.
    fn fitted(self) -> Rgb {
        if let Some(colour) = self.shown() {
            return colour;
        }
        let (mut low, mut high) = (0.0, self.chroma);
        for _ in 0..40 {
            let middle = f64::midpoint(low, high);
            if (Self { chroma: middle, ..self }).shown().is_some() { low = middle } else { high = middle }
        }
        let grey = self.lightness.powi(3);
        (Self { chroma: low, ..self }).shown().unwrap_or_else(|| Rgb(byte(grey), byte(grey), byte(grey)))
    }

    /// The colour in sRGB, if all three channels lie within it.
    fn shown(self) -> Option<Rgb> {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let l = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        let red = 4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s;
        let green = -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s;
        let blue = -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s;
        let inside = |value: f64| (-1e-4..=1.000_1).contains(&value);
        (inside(red) && inside(green) && inside(blue)).then(|| Rgb(byte(red), byte(green), byte(blue)))
    }
}

/// One channel through the transfer curve of sRGB to eight bits.
fn byte(linear: f64) -> u8 {
    let value = linear.clamp(0.0, 1.0);
    let curved = if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 };
    #[expect(clippy::as_conversions, reason = "clamped to 0..=1, so that 0..=255 fits")]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and not negative")]
    let channel = (curved * 255.0).round() as u8;
    channel
}

#[cfg(test)]
mod tests;
