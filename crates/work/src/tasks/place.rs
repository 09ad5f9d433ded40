//! Places in a row: words of letters that sort by their bytes. Before, after and between any of them there is room for
//! another, so that moving a task writes that task alone.

const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: usize = LETTERS.len();
/// How many letters count up and down at the ends of a row, where most things come to stand.
const HEAD: usize = 6;

/// A place between these two, of which the first sorts before the second; without one of them, at that end of the row. Two
/// that stand at the same place, or the wrong way round, count as the first alone.
pub(super) fn between(low: Option<&str>, high: Option<&str>) -> String {
    match (low, high) {
        (None, None) => letters(&[BASE / 2, 0, 0, 0, 0, 1]),
        (Some(low), None) => step(low, true).unwrap_or_else(|| middle(&digits(low), None)),
        (None, Some(high)) => step(high, false).unwrap_or_else(|| middle(&[], Some(&digits(high)))),
        (Some(low), Some(high)) if low < high => middle(&digits(low), Some(&digits(high))),
        (Some(low), Some(_)) => middle(&digits(low), None),
    }
}

/// The next place up or down that is counted; none at the ends of what can be counted.
fn step(from: &str, up: bool) -> Option<String> {
    let mut head = digits(from);
    head.resize(HEAD, 0);
    loop {
        for digit in head.iter_mut().rev() {
            match (up, *digit) {
                (true, last) if last + 1 == BASE => *digit = 0,
                (false, 0) => *digit = BASE - 1,
                (true, _) => {
                    *digit += 1;
                    break;
                }
                (false, _) => {
                    *digit -= 1;
                    break;
                }
            }
        }
        let made = letters(&head);
        if (up && made.as_str() <= from) || (!up && made.as_str() >= from) {
            return None;
        }
        // Before a place that ends in the least letter there would be no room.
        if head.last() != Some(&0) {
            return Some(made);
        }
    }
}

fn middle(low: &[usize], high: Option<&[usize]>) -> String {
    let (mut made, mut bound) = (Vec::new(), high);
    for at in 0.. {
        let from = low.get(at).copied().unwrap_or(0);
        let to = bound.map_or(BASE, |high| high.get(at).copied().unwrap_or(BASE));
        if to > from + 1 {
            made.push((from + to) / 2);
            break;
        }
        made.push(from);
        if to > from {
            bound = None;
        }
    }
    letters(&made)
}

fn digits(place: &str) -> Vec<usize> {
    place.bytes().map(|byte| LETTERS.iter().position(|letter| *letter == byte).unwrap_or(0)).collect()
}

fn letters(digits: &[usize]) -> String {
    digits.iter().filter_map(|digit| LETTERS.get(*digit)).map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_any_two_there_is_always_room() {
        let mut row = vec![between(None, None)];
        // A plain generator, so that each run is the same: now in the middle, now at the ends, often at the same spot.
        let mut seed = 7_usize;
        for round in 0..4_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = if round % 3 == 0 { row.len() / 2 } else { (seed >> 33) % (row.len() + 1) };
            let low = at.checked_sub(1).map(|before| row[before].as_str());
            let made = between(low, row.get(at).map(String::as_str));
            assert!(low.is_none_or(|low| low < made.as_str()), "{low:?} {made}");
            assert!(row.get(at).is_none_or(|high| made < *high), "{made} {:?}", row.get(at));
            assert!(!made.ends_with('0'), "{made}");
            row.insert(at, made);
        }
    }

    #[test]
    fn a_row_that_grows_at_its_ends_keeps_short_places() {
        let mut last = between(None, None);
        let mut first = last.clone();
        for _ in 0..5_000 {
            last = between(Some(&last), None);
            first = between(None, Some(&first));
        }
        assert_eq!((last.len(), first.len()), (HEAD, HEAD));
    }

    #[test]
    fn what_stands_at_one_place_is_parted() {
        assert!(between(Some("V1"), Some("V1")).as_str() > "V1");
        assert!(between(Some("zzzzzz"), None).as_str() > "zzzzzz");
        assert!(between(None, Some("000001")).as_str() < "000001");
    }
}
