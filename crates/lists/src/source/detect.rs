//! Which encoding a file has: by marks and by whether it is well-formed UTF-8, else by what reads like words. The library
//! of the field judges by frequencies of letters; where a heading that we know comes out, or a word made of letters and
//! signs, that is weighed with it.

use super::FileRefused;
use super::letters::Encoding;
use crate::words::Lexicon;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

/// How much of a file is looked at, in bytes.
const HEAD: usize = 32_768;
/// How many other readings are offered.
const OTHERS: usize = 4;
/// How many cells are shown of each.
const SAMPLES: usize = 3;

/// The encoding of a file, and how sure that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letters {
    /// The most probable.
    pub best: Encoding,
    /// Whether nothing else is worth a question.
    pub sure: bool,
    /// Some cells as they read by the most probable, and by the next ones.
    pub samples: Vec<Sample>,
}

/// How some cells of the file read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// By which encoding.
    pub encoding: Encoding,
    /// The cells.
    pub cells: Vec<String>,
}

impl Letters {
    /// Nothing to ask.
    pub(super) fn sure(best: Encoding) -> Letters {
        Letters { best, sure: true, samples: Vec::new() }
    }

    /// What the file reads like, were it in `chosen`; beside what is more probable.
    pub fn of(bytes: &[u8]) -> Letters {
        letters(bytes).unwrap_or_else(|_| Letters::sure(Encoding::Utf8))
    }
}

/// Finds out.
///
/// # Errors
/// Where the bytes are no text.
pub(super) fn letters(bytes: &[u8]) -> Result<Letters, FileRefused> {
    if super::letters::two_bytes(bytes).is_some() {
        return Ok(Letters::sure(Encoding::Utf16));
    }
    if std::str::from_utf8(bytes).is_ok() && !is_shifted(bytes) {
        return Ok(Letters::sure(Encoding::Utf8));
    }
    let head = head(bytes);
    let guess = detected(bytes);
    let lexicon = Lexicon::new();
    let mut weighed: Vec<(i64, Encoding, String)> = Encoding::ALL
        .iter()
        .filter(|one| !matches!(one, Encoding::Utf16) && (!many_bytes(**one) || guess == Some(**one)))
        .map(|one| (*one, one.decode(head)))
        .map(|(one, text)| (weigh(&text, &lexicon) + bonus(head, guess == Some(one)), one, text))
        .collect();
    weighed.sort_by_key(|(weight, _, _)| std::cmp::Reverse(*weight));
    let mut texts: Vec<String> = Vec::new();
    weighed.retain(|(_, _, text)| {
        let new = !texts.contains(text);
        texts.push(text.clone());
        new
    });
    let Some((weight, best, _)) = weighed.first().cloned() else { return Err(FileRefused::Binary) };
    let second = weighed.get(1).map(|(weight, _, _)| *weight);
    let chosen = weighed.iter().take(OTHERS).map(|(_, one, _)| *one);
    let samples = chosen.map(|one| Sample { encoding: one, cells: cells(head, one) }).collect();
    let apart = second.is_none_or(|second| weight.saturating_sub(second).saturating_mul(5) >= weight);
    let sure = guess == Some(best) && weight > 0 && apart;
    Ok(Letters { best, sure, samples })
}

/// Whether a text of seven bits changes to another alphabet on its way, as ISO-2022-JP does. Not every escape character says
/// so: what commands a terminal begins with one too.
fn is_shifted(bytes: &[u8]) -> bool {
    bytes.is_ascii() && bytes.windows(2).any(|two| matches!(two, [0x1b, b'$' | b'(']))
}

/// The head of a file, to the end of a line.
fn head(bytes: &[u8]) -> &[u8] {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let end = head.iter().rposition(|byte| *byte == b'\n').filter(|_| bytes.len() > HEAD);
    end.and_then(|end| head.get(..end)).unwrap_or(head)
}

fn detected(bytes: &[u8]) -> Option<Encoding> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let part = bytes.get(..HEAD * 8).unwrap_or(bytes);
    detector.feed(part, part.len() == bytes.len());
    Encoding::of(detector.guess(None, Utf8Detection::Deny))
}

/// What the judgement of the library is worth: half of what all its letters could be.
fn bonus(head: &[u8], guessed: bool) -> i64 {
    let high = head.iter().filter(|byte| !byte.is_ascii()).count().max(1);
    if guessed { i64::try_from(high / 2 + 2).unwrap_or(i64::MAX) } else { 0 }
}

fn many_bytes(one: Encoding) -> bool {
    use Encoding::{Big5, EucJp, EucKr, Gb18030, Iso2022Jp, ShiftJis};
    matches!(one, Big5 | EucJp | EucKr | Gb18030 | Iso2022Jp | ShiftJis)
}

/// How much a text reads like words: letters among letters speak for it; signs, changes of script and capitals inside
/// words against it; headings that we know speak loudest.
fn weigh(text: &str, lexicon: &Lexicon) -> i64 {
    let mut weight = 0;
    for word in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()) {
        if !word.is_ascii() {
            weight += weigh_word(word);
        }
    }
    let lines = text.lines().take(10).flat_map(|line| line.split([',', ';', '\t', '|']));
    let known =
        lines.filter(|cell| !cell.is_ascii() && lexicon.field(cell.trim_matches(['"', ' '])).is_some());
    weight + 8 * i64::try_from(known.count()).unwrap_or(0)
}

fn weigh_word(word: &str) -> i64 {
    let mut weight = 0;
    let (mut before, mut scripts) = (None::<char>, [false; 4]);
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        if !letter.is_ascii() {
            weight += match letter {
                '\u{fffd}' | '\u{80}'..='\u{9f}' => -6,
                'ª' | 'º' | '°' | '’' | '“' | '”' | '„' | '–' | '—' | '€' | '«' | '»' | '\u{a0}' | '…' => {
                    0
                }
                _ if letter.is_alphabetic() => 1,
                _ => -3,
            };
            let inside = before.is_some_and(char::is_lowercase)
                || (before.is_some_and(char::is_alphabetic)
                    && letters.peek().is_some_and(|next| next.is_lowercase()));
            if letter.is_uppercase() && inside {
                weight -= 3;
            }
        } else if letter.is_ascii_digit() && before.is_some_and(|before| !before.is_ascii()) {
            weight -= 1;
        }
        if let Some(seen) = scripts.get_mut(script(letter)) {
            *seen = true;
        }
        before = Some(letter);
    }
    let mixed = scripts.iter().skip(1).filter(|seen| **seen).count() > 1;
    if mixed { weight - 4 } else { weight }
}

/// None, Latin, Greek or Cyrillic, other: what one word does not mix.
fn script(letter: char) -> usize {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 1,
        '\u{370}'..='\u{52f}' => 2,
        _ if letter.is_alphabetic() => 3,
        _ => 0,
    }
}

/// Some cells that are not plain, as they read.
fn cells(head: &[u8], encoding: Encoding) -> Vec<String> {
    let cells = head.split(|byte| matches!(byte, b',' | b';' | b'\t' | b'\n' | b'\r' | b'"'));
    let odd = cells.filter(|cell| !cell.is_ascii() && cell.len() > 3);
    odd.take(SAMPLES).map(|cell| encoding.decode(cell).trim().chars().take(60).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(bytes: &[u8]) -> Encoding {
        letters(bytes).unwrap().best
    }

    fn written(text: &str, in_: &'static encoding_rs::Encoding) -> Vec<u8> {
        in_.encode(text).0.into_owned()
    }

    #[test]
    fn lists_of_many_countries_are_read_as_they_were_written() {
        let cases = [
            (
                "Имя;Почта;Организация\r\nИрина Соколова;irina@ex.org;Сад у реки\r\n",
                encoding_rs::WINDOWS_1251,
            ),
            ("Имя;Почта;Организация\r\nИрина Соколова;irina@ex.org;Сад у реки\r\n", encoding_rs::KOI8_R),
            (
                "Ad Soyad;E-posta;Kuruluş\r\nIşıl Çağrı Güneş;isil@ex.org;Kadıköy Bostan Derneği\r\n",
                encoding_rs::WINDOWS_1254,
            ),
            (
                "Imię i nazwisko;Miejscowość\r\nŁucja Żak;Świdnica\r\nJózef Dąb;Łódź\r\n",
                encoding_rs::WINDOWS_1250,
            ),
            (
                "Jméno;Příjmení;Město\r\nŘehoř;Dvořák;Plzeň\r\nŽofie;Křížová;Děčín\r\n",
                encoding_rs::WINDOWS_1250,
            ),
            ("Name;Ort\r\nZoë Groß;Köln\r\nJörg Müller;Düsseldorf\r\n", encoding_rs::WINDOWS_1252),
            (
                "Nom;Prénom;Ville\r\nLefèvre;Zoé;Orléans\r\nÇelik;Gaëlle;Besançon\r\n",
                encoding_rs::WINDOWS_1252,
            ),
            (
                "Όνομα;Πόλη\r\nΜαρία Παπαδοπούλου;Αθήνα\r\nΓιώργος Νικολάου;Θεσσαλονίκη\r\n",
                encoding_rs::WINDOWS_1253,
            ),
            ("שם;עיר\r\nרבקה כהן;חיפה\r\nדוד לוי;ירושלים\r\n", encoding_rs::WINDOWS_1255),
            ("الاسم;المدينة\r\nسعاد حداد;بيروت\r\nنور الدين;طرابلس\r\n", encoding_rs::WINDOWS_1256),
            ("団体名,所在地,代表者\r\n川の会,東京都中央区,山田花子\r\n", encoding_rs::SHIFT_JIS),
            ("단체명,대표자\r\n강의 벗,김하나\r\n푸른 학교,이두리\r\n", encoding_rs::EUC_KR),
            ("姓名,单位,城市\r\n王小明,绿色协会,上海\r\n李大海,社区中心,北京\r\n", encoding_rs::GBK),
            ("姓名,單位,城市\r\n王小明,綠色協會,臺北\r\n李大海,社區中心,高雄\r\n", encoding_rs::BIG5),
            ("Nom;Prénom;Ville\r\nLefèvre;Zoé;Orléans\r\nPoësy;Gaëlle;Besançon\r\n", encoding_rs::MACINTOSH),
        ];
        for (text, encoding) in cases {
            let bytes = written(text, encoding);
            assert_eq!(
                best(&bytes).decode(&bytes),
                text,
                "{} was taken for {}",
                encoding.name(),
                best(&bytes)
            );
        }
    }

    #[test]
    fn the_window_of_commands_wrote_otherwise() {
        assert_eq!(
            best(b"Name;Ort\r\nJ\x94rg M\x81ller;K\x94ln\r\nZo\x89;G\x94ttingen\r\n"),
            Encoding::Oem850
        );
    }

    #[test]
    fn an_escape_character_makes_no_other_alphabet() {
        for text in [
            "Name,Email\n\u{1b}[2JIda,i@ex.org\n",
            "Name,Ort\nZoë\u{1b}[2J,Köln\n",
            "名前\n\u{1b}(山田太郎\n",
        ] {
            assert_eq!(letters(text.as_bytes()).unwrap(), Letters::sure(Encoding::Utf8), "{text:?}");
        }
        // What looks like a change of alphabet is judged, also where every reading of it is the same.
        for text in ["Name\nIda\u{1b}(\n", "Name\nIda\u{1b}(B\n", "\u{1b}$", "\u{1b}(J\u{1b}(B"] {
            letters(text.as_bytes()).unwrap();
        }
        let japanese = written("団体名,代表者\r\n川の会,山田花子\r\n", encoding_rs::ISO_2022_JP);
        assert_eq!(best(&japanese), Encoding::Iso2022Jp);
    }

    #[test]
    fn a_single_strange_letter_is_asked_about() {
        let found = letters(b"Name,Email\nZo\xeb,zoe@example.org\n").unwrap();
        assert_eq!((found.best, found.samples.len() > 1), (Encoding::Windows1252, true));
    }
}
