//! Single cells: blanks as sources write them, addresses, names that are turned, what a spreadsheet broke.

use crate::fold::fold;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Email,
    Website,
    Number,
    Date,
    Text,
}

/// As much of a cell as is looked at to judge it.
pub(crate) fn clip(cell: &str) -> &str {
    cell.char_indices().nth(300).and_then(|(end, _)| cell.get(..end)).unwrap_or(cell)
}

/// What a cell looks like.
pub(crate) fn shape(cell: &str) -> Shape {
    let cell = clip(cell);
    let lower = cell.to_ascii_lowercase();
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let others = cell.chars().filter(|c| c.is_alphabetic()).count();
    match () {
        () if looks_like_email(cell) || !addresses(cell).all.is_empty() => Shape::Email,
        () if lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("www.") => {
            Shape::Website
        }
        () if digits >= 6 && others <= 1 && cell.matches(['-', '/', '.', ':']).count() >= 2 => Shape::Date,
        () if digits > 0 && others <= 1 => Shape::Number,
        () => Shape::Text,
    }
}

/// Whether a text can be an address of mail: something, an at sign, a name with a dot; no blanks and nothing that parts
/// lists.
pub fn looks_like_email(text: &str) -> bool {
    let Some((before, after)) = text.rsplit_once('@') else { return false };
    let dotted = after.contains('.') && !after.starts_with('.') && !after.ends_with('.');
    let plain = |c: char| {
        !c.is_whitespace() && !c.is_control() && !matches!(c, ',' | ';' | '<' | '>' | '(' | ')' | '"' | '@')
    };
    !before.is_empty() && dotted && before.chars().chain(after.chars()).all(plain)
}

/// Ways in which sources say that there is nothing.
const BLANKS: &str = "na|n/a|n.a.|n.a|#n/a|#na|nan|null|nil|none|nothing|-|--|---|–|—|_|.|..|...|?|??|???|k.a.|k.a|\
    k. a.|keine angabe|keine|kein|entfallt|unbekannt|unknown|not known|not available|not applicable|tbd|tba|tbc|\
    http://|https://|http:|https:|www.|s/d|s.d.|sin datos|no consta|no tiene|ninguno|ninguna|nessuno|nessuna|\
    aucun|aucune|neant|n.c.|non renseigne|brak|b.d.|n.d.|s/n|nao tem|geen|nvt|n.v.t.|onbekend|ei ole|ingen|saknas|\
    нет|н/д|немає|неизвестно|yok|なし|無し|無|不明|无|暂无|없음|해당없음|لا يوجد|אין|[blank]|(blank)|(leer)|<null>|\\n|#ref!|#value!|#name?|#div/0!|#null!|#num!|null@null.com|@";

/// The cell, unless it is one of the ways in which sources say that there is nothing.
pub fn present(cell: &str) -> &str {
    let cell = cell.trim();
    if cell.len() > 40 {
        return cell;
    }
    let blank = if cell.is_ascii() {
        BLANKS.split('|').any(|blank| blank.eq_ignore_ascii_case(cell))
    } else {
        let folded = fold(cell);
        BLANKS.split('|').any(|blank| blank == folded)
    };
    if blank || !cell.chars().any(char::is_alphanumeric) { "" } else { cell }
}

/// Whether a spreadsheet broke the cell: a fault of a formula, a truth value, a number where a name should be.
pub fn is_broken(cell: &str) -> bool {
    let upper = cell.trim().to_uppercase();
    let fault =
        upper.starts_with('#') && (upper.ends_with('!') || upper.ends_with('?') || upper.contains("N/A"));
    let fault =
        fault || (upper.starts_with('#') && upper.chars().skip(1).all(|c| c == '#') && upper.len() > 2);
    let truth = matches!(
        upper.as_str(),
        "TRUE" | "FALSE" | "WAHR" | "FALSCH" | "VRAI" | "FAUX" | "VERDADERO" | "FALSO"
    );
    let number = upper.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | '€' | '$'))
        && upper.chars().any(|c| c.is_ascii_digit())
        && upper.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | '-' | 'E' | ' ' | '\u{a0}' | '%' | '€' | '$')
        });
    fault || truth || number
}

/// Words that begin the row below the rows.
const TOTALS: &str = "summe|gesamt|gesamtsumme|zwischensumme|insgesamt|anzahl|total|totals|grand total|subtotal|sum|count|\
    somme|total general|sous-total|totale|somma|suma|razem|ogolem|lacznie|celkem|soucet|spolu|totaal|aantal|som|yhteensa|\
    summa|totalt|antal|итого|всего|разом|усього|toplam|συνολο|合計|総計|合计|总计|합계|총계|المجموع|الاجمالي|סהכ|סה\"כ|कुल|average|mittelwert";

/// Whether a row counts or sums up those above it: its first word says so, and beside it stand only numbers, or the same word again.
pub fn is_total(cells: &[String]) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = filled.next().filter(|first| first.len() < 120) else { return false };
    let folded = fold(first);
    let words = folded.trim_end_matches(|c: char| !c.is_alphabetic());
    let words = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let head = words.split([':', '=']).next().unwrap_or(words).trim();
    let total = TOTALS.split('|').any(|total| {
        head == total
            || head.strip_prefix(total).is_some_and(|rest| {
                let after = rest.trim_start_matches([' ', ':']);
                rest.starts_with([' ', ':']) && counts(after)
            })
    });
    let number = |cell: &String| !cell.chars().any(char::is_alphabetic) || fold(cell) == folded;
    total && filled.all(number)
}

/// What follows the word of a total in its own cell: numbers, or what was counted.
fn counts(rest: &str) -> bool {
    const COUNTED: [&str; 22] = [
        "mitglieder",
        "personen",
        "eintrage",
        "members",
        "people",
        "rows",
        "records",
        "entries",
        "of",
        "membres",
        "personnes",
        "miembros",
        "socios",
        "personas",
        "registros",
        "membri",
        "soci",
        "membros",
        "leden",
        "osob",
        "czlonkow",
        "general",
    ];
    rest.split(' ').all(|word| COUNTED.contains(&word) || !word.chars().any(char::is_alphabetic))
}

/// The addresses of a cell, and the name that stands with the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addresses {
    /// All, each once.
    pub all: Vec<String>,
    /// What stands before the first in `Name <address>` or `Name (address)`.
    pub name: String,
    /// What is no address.
    pub rest: String,
}

/// Finds the addresses in a cell, whatever parts them.
pub fn addresses(cell: &str) -> Addresses {
    let mut found = Addresses::default();
    let mut rest: Vec<&str> = Vec::new();
    let parts = |c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | '/' | '|' | '<' | '>' | '(' | ')' | '"' | '[' | ']')
    };
    for part in cell.split(parts).filter(|part| !part.is_empty()) {
        let lower = part.to_ascii_lowercase();
        let start = if lower.starts_with("mailto:") { "mailto:".len() } else { 0 };
        let part = part.get(start..).unwrap_or(part).trim_matches(['.', ':', '\'', '\u{200b}', '\u{feff}']);
        if looks_like_email(part) && part.len() <= 254 {
            if !found.all.iter().any(|other| other.eq_ignore_ascii_case(part)) {
                found.all.push(part.to_owned());
            }
        } else if part.chars().any(char::is_alphanumeric) {
            if found.all.is_empty() {
                found.name.push_str(if found.name.is_empty() { "" } else { " " });
                found.name.push_str(part);
            }
            rest.push(part);
        }
    }
    found.rest = rest.join(" ");
    found
}

/// A name without what does not belong to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turned {
    /// The name, first name first.
    pub name: String,
    /// Whether it stood the other way round.
    pub was_turned: bool,
    /// An address that stood with it.
    pub email: Option<String>,
}

/// Parts of names behind a comma that are no first name.
const BEHIND: &str = "jr|jr.|sr|sr.|ii|iii|iv|phd|ph.d.|ph.d|md|m.d.|mba|ma|m.a.|ba|b.a.|msc|m.sc.|bsc|b.sc.|esq|esq.|llm|dipl.-ing.|\
    m.ed.|rn|cpa|s.j.|op|obe|mbe|cbe|dr.|dr|prof.|prof";

/// Takes addresses out of a name and turns `Berg, Ida`. A name with more than one comma, or with a degree behind it, is
/// left as it is.
pub fn turned(cell: &str) -> Turned {
    let found = addresses(cell);
    let email = found.all.into_iter().next();
    let plain = match &email {
        Some(email) => cell
            .split(email.as_str())
            .next()
            .unwrap_or_default()
            .trim_end_matches(['<', '(', '[', ' ', ':', '"', ',', '-']),
        None => cell,
    };
    let plain = plain.trim().trim_matches('"').trim();
    let plain = match &email {
        Some(_) => plain.strip_suffix("mailto").unwrap_or(plain).trim_end_matches(['<', '(', ' ']),
        None => plain,
    };
    let mut parts = plain.split([',', '、', '，']).map(str::trim);
    let (last, first, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    match (first, more) {
        (Some(first), None) if is_first(first) && !last.is_empty() && last.split(' ').count() <= 4 => {
            Turned { name: format!("{first} {last}"), was_turned: true, email }
        }
        (Some(""), None) => Turned { name: last.to_owned(), was_turned: false, email },
        _ => Turned { name: plain.to_owned(), was_turned: false, email },
    }
}

fn is_first(text: &str) -> bool {
    let folded = fold(text);
    let named =
        text.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    named
        && !BEHIND.split('|').any(|degree| degree == folded)
        && text.split(' ').count() <= 4
        && !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_said_in_many_ways() {
        for cell in ["NA", "n/a", "-", "k.A", "http://", "NaN", "#N/A", "  ", "???", "Нет", "—", "No consta"]
        {
            assert_eq!(present(cell), "", "{cell}");
        }
        for cell in ["Nadia", "Nana", "http://x.org", "A", "4"] {
            assert_eq!(present(cell), cell);
        }
    }

    #[test]
    fn addresses_are_found_whatever_parts_them() {
        assert_eq!(addresses("ali@ex.org / ali2@ex.org").all, ["ali@ex.org", "ali2@ex.org"]);
        assert_eq!(addresses("a@x.org, A@x.org; b@x.org").all, ["a@x.org", "b@x.org"]);
        let named = addresses("Peter Meier <peter@ex.org>");
        assert_eq!(
            (named.name.as_str(), named.all.as_slice()),
            ("Peter Meier", &["peter@ex.org".to_owned()][..])
        );
        assert!(addresses("bea(at)example.org").all.is_empty());
    }

    #[test]
    fn names_are_turned_and_hold_no_address() {
        assert_eq!(turned("Berg, Ida").name, "Ida Berg");
        assert_eq!(turned("van der Berg, Ida Maria").name, "Ida Maria van der Berg");
        assert_eq!(turned("Ida Berg, PhD").name, "Ida Berg, PhD");
        assert_eq!(turned("Ida Berg (ida@ex.org)").name, "Ida Berg");
        assert_eq!(
            turned("\"Berg, Ida\" <ida@ex.org>"),
            Turned { name: "Ida Berg".into(), was_turned: true, email: Some("ida@ex.org".into()) }
        );
        assert_eq!(turned("ida@ex.org").name, "");
    }

    #[test]
    fn totals_and_broken_cells_are_known() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        for total in [
            row(&["Summe: 3", "", ""]),
            row(&["", "Total", "12,5"]),
            row(&["Gesamt:", "3"]),
            row(&["Total 12 members"]),
            row(&["合計", "3"]),
            row(&["", "TOTAL", "Total", "", "758"]),
        ] {
            assert!(is_total(&total), "{total:?}");
        }
        for person in [
            row(&["Total Recall Club", "x@y.org"]),
            row(&["Sum Ting", "a@b.org"]),
            row(&["Anzahl Verein", "Graz"]),
        ] {
            assert!(!is_total(&person), "{person:?}");
        }
        for broken in ["#REF!", "TRUE", "1.23457E+11", "#N/A", "########", "4,9E+10"] {
            assert!(is_broken(broken), "{broken}");
        }
        assert!(!is_broken("18F") && !is_broken("True North") && !is_broken("E5"));
    }
}
