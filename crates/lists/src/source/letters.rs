//! How the bytes of a file are letters.

use crate::word::word;
use encoding_rs as rs;
use oem_cp::code_table as table;

word! {
    /// How the bytes of a file are letters: what spreadsheets, databases and mail programs write.
    pub enum Encoding {
        /// What most programs write today.
        Utf8 = "utf-8",
        /// What some spreadsheets call Unicode text.
        Utf16 = "utf-16",
        /// Western Europe and the Americas.
        Windows1252 = "windows-1252",
        /// Central Europe.
        Windows1250 = "windows-1250",
        /// Cyrillic.
        Windows1251 = "windows-1251",
        /// Greek.
        Windows1253 = "windows-1253",
        /// Turkish.
        Windows1254 = "windows-1254",
        /// Hebrew.
        Windows1255 = "windows-1255",
        /// Arabic.
        Windows1256 = "windows-1256",
        /// Baltic languages.
        Windows1257 = "windows-1257",
        /// Vietnamese.
        Windows1258 = "windows-1258",
        /// Thai.
        Windows874 = "windows-874",
        /// Central Europe, by an older standard.
        Iso2 = "iso-8859-2",
        /// Cyrillic, by an older standard.
        Iso5 = "iso-8859-5",
        /// Greek, by an older standard.
        Iso7 = "iso-8859-7",
        /// Hebrew, by an older standard.
        Iso8 = "iso-8859-8",
        /// Western Europe with the sign for the euro.
        Iso15 = "iso-8859-15",
        /// Russian.
        Koi8R = "koi8-r",
        /// Ukrainian.
        Koi8U = "koi8-u",
        /// Apple's of old.
        Macintosh = "macintosh",
        /// Apple's of old for Cyrillic.
        MacCyrillic = "x-mac-cyrillic",
        /// The window of commands in Western Europe.
        Oem850 = "cp850",
        /// The window of commands in the Americas.
        Oem437 = "cp437",
        /// The window of commands in Central Europe.
        Oem852 = "cp852",
        /// The window of commands in Russia.
        Oem866 = "ibm866",
        /// Japanese, as Windows writes it.
        ShiftJis = "shift_jis",
        /// Japanese, as Unix wrote it.
        EucJp = "euc-jp",
        /// Japanese, as mail wrote it.
        Iso2022Jp = "iso-2022-jp",
        /// Korean.
        EucKr = "euc-kr",
        /// Chinese of the mainland.
        Gb18030 = "gb18030",
        /// Chinese of Taiwan and Hong Kong.
        Big5 = "big5",
    }
}

impl Encoding {
    /// The letters; bytes that are none become U+FFFD, which no cell may hold.
    pub fn decode(self, bytes: &[u8]) -> String {
        match self {
            Encoding::Oem437 => oem(bytes, &table::DECODING_TABLE_CP437),
            Encoding::Oem850 => oem(bytes, &table::DECODING_TABLE_CP850),
            Encoding::Oem852 => oem(bytes, &table::DECODING_TABLE_CP852),
            _ => self.standard(bytes).decode_with_bom_removal(bytes).0.into_owned(),
        }
    }

    /// As the library of encodings knows it.
    fn standard(self, bytes: &[u8]) -> &'static rs::Encoding {
        match self {
            Encoding::Utf8 => rs::UTF_8,
            Encoding::Utf16 => two_bytes(bytes).unwrap_or(rs::UTF_16LE),
            Encoding::Windows1250 => rs::WINDOWS_1250,
            Encoding::Windows1251 => rs::WINDOWS_1251,
            Encoding::Windows1253 => rs::WINDOWS_1253,
            Encoding::Windows1254 => rs::WINDOWS_1254,
            Encoding::Windows1255 => rs::WINDOWS_1255,
            Encoding::Windows1256 => rs::WINDOWS_1256,
            Encoding::Windows1257 => rs::WINDOWS_1257,
            Encoding::Windows1258 => rs::WINDOWS_1258,
            Encoding::Windows874 => rs::WINDOWS_874,
            Encoding::Iso2 => rs::ISO_8859_2,
            Encoding::Iso5 => rs::ISO_8859_5,
            Encoding::Iso7 => rs::ISO_8859_7,
            Encoding::Iso8 => rs::ISO_8859_8,
            Encoding::Iso15 => rs::ISO_8859_15,
            Encoding::Koi8R => rs::KOI8_R,
            Encoding::Koi8U => rs::KOI8_U,
            Encoding::Macintosh => rs::MACINTOSH,
            Encoding::MacCyrillic => rs::X_MAC_CYRILLIC,
            Encoding::Oem866 => rs::IBM866,
            Encoding::ShiftJis => rs::SHIFT_JIS,
            Encoding::EucJp => rs::EUC_JP,
            Encoding::Iso2022Jp => rs::ISO_2022_JP,
            Encoding::EucKr => rs::EUC_KR,
            Encoding::Gb18030 => rs::GB18030,
            Encoding::Big5 => rs::BIG5,
            Encoding::Windows1252 | Encoding::Oem437 | Encoding::Oem850 | Encoding::Oem852 => {
                rs::WINDOWS_1252
            }
        }
    }

    /// That which the library of detection means; its names for one and the same are put together.
    pub(super) fn of(found: &'static rs::Encoding) -> Option<Encoding> {
        if found == rs::GBK {
            return Some(Encoding::Gb18030);
        }
        if found == rs::ISO_8859_8_I {
            return Some(Encoding::Iso8);
        }
        let same = |one: &&Encoding| !one.is_oem() && **one != Encoding::Utf16 && one.standard(b"") == found;
        Encoding::ALL.iter().find(same).copied()
    }

    fn is_oem(self) -> bool {
        matches!(self, Encoding::Oem437 | Encoding::Oem850 | Encoding::Oem852)
    }
}

/// Text of two bytes a letter, by its mark or, without one, by where its zeros stand.
pub(super) fn two_bytes(bytes: &[u8]) -> Option<&'static rs::Encoding> {
    if bytes.starts_with(b"\xfe\xff") {
        return Some(rs::UTF_16BE);
    }
    if bytes.starts_with(b"\xff\xfe") {
        return Some(rs::UTF_16LE);
    }
    let head = bytes.get(..4096).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half < 4 || bytes.len() % 2 == 1 => None,
        () if odd * 10 > half * 6 && even * 20 < half => Some(rs::UTF_16LE),
        () if even * 10 > half * 6 && odd * 20 < half => Some(rs::UTF_16BE),
        () => None,
    }
}

fn oem(bytes: &[u8], upper: &[char; 128]) -> String {
    let letter = |byte: &u8| match byte.checked_sub(128) {
        Some(place) => upper.get(usize::from(place)).copied().unwrap_or('\u{fffd}'),
        None => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_is_read_from_each_encoding() {
        let utf16: Vec<u8> =
            std::iter::once(0xfeff).chain("Zoë".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(Encoding::Utf16.decode(&utf16), "Zoë");
        assert_eq!(Encoding::Windows1252.decode(b"Zo\xeb"), "Zoë");
        assert_eq!(Encoding::Oem850.decode(b"Zo\x89"), "Zoë");
        assert_eq!(Encoding::Macintosh.decode(b"Zo\x91"), "Zoë");
        assert!(Encoding::Utf8.decode(b"Zo\xeb").contains('\u{fffd}'));
    }

    #[test]
    fn every_word_is_read_again_as_what_it_was() {
        for encoding in Encoding::ALL {
            assert_eq!(encoding.as_str().parse(), Ok(*encoding));
            assert!(
                encoding.is_oem()
                    || *encoding == Encoding::Utf16
                    || Encoding::of(encoding.standard(b"")) == Some(*encoding)
            );
        }
    }
}
