//! From fits and wishes to pairs.

use std::path::Path;

use anyhow::bail;
use matching::{Goal, Market, assign, match_many};

use super::people::{People, Person};

/// Pairs `(mentor, mentee)` of a stable matching. `fits[mentee][mentor]` are the points of a pair that shares something.
pub(super) fn stable(
    (mentors_file, mentors): (&Path, &People),
    (mentees_file, mentees): (&Path, &People),
    fits: &[Vec<Option<i64>>],
    best_for_mentors: bool,
) -> anyhow::Result<Vec<(usize, usize)>> {
    if let Some(several) = mentees.people.iter().find(|mentee| mentee.capacity > 1) {
        let (file, line) = (mentees_file.display(), several.line);
        bail!("{file}:{line}: expected a capacity of 0 or 1: with preferences each mentee has one mentor");
    }
    let points =
        |mentee: usize, mentor: usize| fits.get(mentee).and_then(|row| row.get(mentor)).copied().flatten();
    let wants = |mentee: usize, who: &Person| {
        let room = who.capacity > 0;
        let list = mentors.listed(mentees_file, who, |mentor| points(mentee, mentor))?;
        anyhow::Ok(if room { list } else { Vec::new() })
    };
    let seekers: Vec<Vec<usize>> =
        mentees.people.iter().enumerate().map(|(at, who)| wants(at, who)).collect::<anyhow::Result<_>>()?;
    let hosts: Vec<Vec<usize>> = mentors
        .people
        .iter()
        .enumerate()
        .map(|(at, who)| mentees.listed(mentors_file, who, |mentee| points(mentee, at)))
        .collect::<anyhow::Result<_>>()?;
    // A file without wishes at all and without criteria takes everyone who wishes for it.
    let (seekers, hosts) = open_doors(seekers, hosts, mentees.prefer, mentors.prefer);
    let room: Vec<usize> = mentors.people.iter().map(|mentor| mentor.capacity).collect();
    let market = Market::new(&seekers, &hosts, &room)?;
    let found = if best_for_mentors { market.hosts_best() } else { market.seekers_best() };
    let pairs = found.host_of.iter().enumerate();
    Ok(pairs.filter_map(|(mentee, mentor)| Some(((*mentor)?, mentee))).collect())
}

/// Where one side has no preferences and shares nothing with those who wish for it, the wish is enough: whoever wishes is
/// taken after those who fit, in the order of the file.
fn open_doors(
    mut seekers: Vec<Vec<usize>>,
    mut hosts: Vec<Vec<usize>>,
    seekers_prefer: bool,
    hosts_prefer: bool,
) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let admit = |wishing: &[Vec<usize>], open: &mut [Vec<usize>]| {
        for (who, list) in wishing.iter().enumerate() {
            for wished in list {
                if let Some(doors) = open.get_mut(*wished).filter(|doors| !doors.contains(&who)) {
                    doors.push(who);
                }
            }
        }
    };
    match (seekers_prefer, hosts_prefer) {
        (true, false) => admit(&seekers, &mut hosts),
        (false, true) => admit(&hosts, &mut seekers),
        _ => {}
    }
    (seekers, hosts)
}

/// Pairs `(mentor, mentee)` of the greatest fit in sum.
pub(super) fn by_fit(
    mentors: &[Person],
    mentees: &[Person],
    fits: &[Vec<Option<i64>>],
) -> Vec<(usize, usize)> {
    let room = |people: &[Person]| people.iter().map(|person| person.capacity).collect::<Vec<_>>();
    if mentees.iter().all(|mentee| mentee.capacity == 1) {
        let assigned = assign(fits, &room(mentors), Goal::MostPairs);
        return assigned
            .into_iter()
            .enumerate()
            .filter_map(|(mentee, mentor)| Some((mentor?, mentee)))
            .collect();
    }
    let pairs = match_many(fits, &room(mentees), &room(mentors));
    pairs.into_iter().map(|(mentee, mentor)| (mentor, mentee)).collect()
}
