//! `commonweave match`: pairs mentees with mentors, and says why.
//!
//! Both files are CSV with a row for each person: `id` (or `name`), perhaps `capacity` (1 if not given), perhaps
//! `prefers` (people of the other file, best first, separated by `;`), and any other columns as criteria, several values
//! separated by `;`. Columns of the same heading in both files are compared.
//!
//! If either file has a column `prefers`, the matching is stable: no two would rather have each other. Whoever lists nobody
//! takes everyone with whom something is shared, best fit first. Otherwise as many as possible are paired, and among those
//! the best fits in sum. With `--json` it prints one object:
//! `{pairs[{mentor, mentee, points, because[{criterion, values[], points}]}], unmatched[], notes[]}`, where `unmatched` are mentees.

use std::io::Write;
use std::path::PathBuf;

use anyhow::bail;
use matching::{Affinity, Criterion, Fit, Reason, Rule};
use serde_json::{Value, json};

use self::pairing::{by_fit, stable};
use self::people::Person;
use super::report::{self, NAME, Notes, Table, shown};

mod pairing;
mod people;

/// Whom to match, and how.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The mentors (or offers): a CSV with id, capacity, prefers and criteria.
    mentors: PathBuf,
    /// The mentees (or needs): a CSV with id, prefers and the same criteria.
    mentees: PathBuf,
    /// Criteria in which a pair should differ instead of share, such as sector.
    #[arg(long, value_delimiter = ',')]
    different: Vec<String>,
    /// Criteria without which a pair may not be, such as language.
    #[arg(long, value_delimiter = ',')]
    require: Vec<String>,
    /// Points of a criterion, such as topic=3; 1 each if not given.
    #[arg(long, value_delimiter = ',')]
    points: Vec<String>,
    /// Which side a stable matching is best for.
    #[arg(long, value_enum, default_value = "mentees")]
    best_for: Side,
    /// Print one JSON object: {pairs, unmatched, notes}.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Side {
    Mentees,
    Mentors,
}

/// The most pairs that are compared: what fits into the memory of a small machine and is matched within minutes.
const MOST_PAIRS: usize = 25_000_000;

/// A mentor and a mentee by place, with how they fit.
struct Pair {
    mentor: usize,
    mentee: usize,
    fit: Option<Fit>,
}

/// Matches and prints the pairs.
pub(super) fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<Notes> {
    let mut notes = Notes::default();
    let (mentors, mentees) =
        (people::read(&args.mentors, &mut notes)?, people::read(&args.mentees, &mut notes)?);
    comparable(args, mentees.people.len(), mentors.people.len())?;
    let affinity = args.affinity(&mentors.criteria, &mentees.criteria)?;
    let names: Vec<&str> = affinity.criteria.iter().map(|criterion| criterion.name.as_str()).collect();
    let (left, right) = (mentors.profiles(&names), mentees.profiles(&names));
    // fits[mentee][mentor], without those that may not be or share nothing.
    let fit = |mentee, mentor| affinity.fit(mentee, mentor).filter(|fit| fit.points > 0);
    let points = |mentee, mentor| fit(mentee, mentor).map(|fit| fit.points);
    let fits: Vec<Vec<Option<i64>>> =
        right.iter().map(|mentee| left.iter().map(|mentor| points(mentee, mentor)).collect()).collect();
    let paired = if mentors.prefer || mentees.prefer {
        let best_for_mentors = args.best_for == Side::Mentors;
        stable((&args.mentors, &mentors), (&args.mentees, &mentees), &fits, best_for_mentors)?
    } else {
        by_fit(&mentors.people, &mentees.people, &fits)
    };
    let pairs: Vec<Pair> = paired
        .into_iter()
        .map(|(mentor, mentee)| {
            let fit =
                right.get(mentee).zip(left.get(mentor)).and_then(|(mentee, mentor)| fit(mentee, mentor));
            Pair { mentor, mentee, fit }
        })
        .collect();
    if names.is_empty() && !mentors.prefer && !mentees.prefer {
        notes.add("the files have no column in common and no column prefers: there is nothing to match by");
    }
    print(out, args.json, notes, (&mentors.people, &mentees.people), &pairs)
}

/// Refuses more pairs than can be compared, and tells when it takes a while.
fn comparable(args: &Args, seeking: usize, offering: usize) -> anyhow::Result<()> {
    let (file, pairs) = (args.mentees.display(), seeking.saturating_mul(offering));
    if pairs > MOST_PAIRS {
        bail!(
            "{file}: {seeking} mentees and {offering} mentors make more than {MOST_PAIRS} pairs to compare; match them in \
             several smaller files"
        );
    }
    if pairs > 1_000_000 {
        report::progress(&format!("comparing {seeking} mentees with {offering} mentors …"));
    }
    Ok(())
}

impl Args {
    /// The criteria that both files have, with the points that were asked for.
    fn affinity(&self, mentors: &[String], mentees: &[String]) -> anyhow::Result<Affinity> {
        let both: Vec<&String> = mentors.iter().filter(|name| mentees.contains(name)).collect();
        let given = |list: &[String], name: &str| list.iter().any(|given| given.to_lowercase() == name);
        let points: Vec<(String, i64)> = self
            .points
            .iter()
            .map(|given| {
                let (name, points) = given.split_once('=').unwrap_or((given, ""));
                match points.parse() {
                    Ok(points) => Ok((name.to_lowercase(), points)),
                    Err(_) => {
                        bail!("--points {given}: expected a criterion and whole points, such as topic=3")
                    }
                }
            })
            .collect::<anyhow::Result<_>>()?;
        let named = self.different.iter().chain(&self.require).map(|name| name.to_lowercase());
        if let Some(unknown) =
            named.chain(points.iter().map(|p| p.0.clone())).find(|name| !both.contains(&name))
        {
            let both: Vec<&str> = both.iter().map(|name| name.as_str()).collect();
            bail!("{unknown:?} is no column of both files; expected one of: {}", both.join(", "));
        }
        let criterion = |name: &&String| Criterion {
            name: (*name).clone(),
            points: points.iter().find(|(known, _)| known == *name).map_or(1, |(_, points)| *points),
            rule: if given(&self.different, name) { Rule::Different } else { Rule::Shared },
            required: given(&self.require, name),
        };
        Ok(Affinity { criteria: both.iter().map(criterion).collect() })
    }
}

fn print(
    out: &mut impl Write,
    as_json: bool,
    notes: Notes,
    (mentors, mentees): (&[Person], &[Person]),
    pairs: &[Pair],
) -> anyhow::Result<Notes> {
    let name =
        |people: &[Person], place: usize| people.get(place).map_or_else(String::new, |who| who.id.clone());
    let mut paired = vec![false; mentees.len()];
    for pair in pairs {
        if let Some(paired) = paired.get_mut(pair.mentee) {
            *paired = true;
        }
    }
    let unmatched = mentees.iter().zip(paired).filter(|(_, paired)| !paired);
    let unmatched: Vec<&str> = unmatched.map(|(who, _)| who.id.as_str()).collect();
    let named = |pair: &Pair| (name(mentors, pair.mentor), name(mentees, pair.mentee));
    let object = || {
        let pairs: Vec<Value> = pairs.iter().map(|pair| pair.as_json(named(pair))).collect();
        json!({"pairs": pairs, "unmatched": unmatched})
    };
    report::answer(out, as_json, notes, object, |out| {
        let mut table = Table::new(&["mentee", "mentor", "points", "because"]).left(1).sentences_in(3);
        for pair in pairs {
            let (mentor, mentee) = named(pair);
            table.row([mentee, mentor, pair.points().to_string(), pair.told()]);
        }
        table.write(out)?;
        if !unmatched.is_empty() {
            let names: Vec<String> = unmatched.iter().map(|name| shown(name, NAME)).collect();
            writeln!(out, "\nWithout a mentor: {}", names.join(", "))?;
        }
        Ok(())
    })
}

impl Pair {
    fn points(&self) -> i64 {
        self.fit.as_ref().map_or(0, |fit| fit.points)
    }

    fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.fit.iter().flat_map(|fit| &fit.reasons)
    }

    fn told(&self) -> String {
        let told = self.reasons().map(|why| format!("{} ({})", why.criterion, why.values.join(", ")));
        told.collect::<Vec<_>>().join("; ")
    }

    fn as_json(&self, (mentor, mentee): (String, String)) -> Value {
        let reason =
            |why: &Reason| json!({"criterion": why.criterion, "values": why.values, "points": why.points});
        let because: Vec<Value> = self.reasons().map(reason).collect();
        json!({"mentor": mentor, "mentee": mentee, "points": self.points(), "because": because})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        args: Args,
    }

    /// Run the command on two files of this content, in a folder of their own.
    fn matched(test: &str, mentors: &str, mentees: &str, options: &str) -> anyhow::Result<String> {
        let folder = std::env::temp_dir().join(format!("commonweave-match-{}-{test}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let files = [("mentors.csv", mentors), ("mentees.csv", mentees)];
        for (name, content) in files {
            std::fs::write(folder.join(name), content)?;
        }
        let paths = files.map(|(name, _)| folder.join(name).display().to_string());
        let words = ["match".to_owned()].into_iter().chain(paths);
        let line = Line::try_parse_from(words.chain(options.split_whitespace().map(str::to_owned)))?;
        let mut out = Vec::new();
        let ran = run_to(&mut out, &line.args);
        std::fs::remove_dir_all(&folder)?;
        ran?;
        Ok(String::from_utf8(out)?)
    }

    const MENTORS: &str = "id,capacity,topic,language\nAna,1,soil;trees,de;en\nBo,2,water,en\n";
    const MENTEES: &str = "id,topic,language\nx,Soil,de\ny,water,de\nz,water;soil,en\n";

    #[test]
    fn pairs_come_with_the_criteria_that_made_them() {
        let told = matched("fit", MENTORS, MENTEES, "--require language --json").expect("a matching");
        let object: Value = serde_json::from_str(&told).expect("JSON");
        assert_eq!(object["unmatched"], json!(["y"]));
        let pair = &object["pairs"][0];
        assert_eq!(
            (&pair["mentor"], &pair["mentee"], &pair["points"]),
            (&json!("Ana"), &json!("x"), &json!(2))
        );
        assert_eq!(pair["because"][0], json!({"criterion": "topic", "values": ["soil"], "points": 1}));
    }

    #[test]
    fn preferences_make_a_stable_matching() {
        let mentors = "id,prefers\na,y;x\nb,x;y\n";
        let mentees = "id,prefers\nx,a;b\ny,b;a\n";
        let pairs = |options: &str| {
            let told = matched("stable", mentors, mentees, options).expect("a matching");
            let object: Value = serde_json::from_str(&told).expect("JSON");
            object["pairs"].as_array().expect("pairs").iter().map(|p| p["mentor"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(pairs("--json"), ["a", "b"]);
        assert_eq!(pairs("--json --best-for mentors"), ["b", "a"]);
    }

    #[test]
    fn a_mentor_without_preferences_takes_whoever_wishes() {
        let told = matched("doors", "id,capacity\na,1\n", "id,prefers\nx,a\ny,a\n", "").expect("a matching");
        assert!(told.ends_with("Without a mentor: y\n"), "{told}");
    }

    #[test]
    fn errors_name_the_file_the_line_and_what_was_expected() {
        let told =
            |test, mentors, mentees| format!("{:#}", matched(test, mentors, mentees, "").expect_err("bad"));
        assert!(
            told("twice", "id\na\na\n", MENTEES)
                .ends_with("mentors.csv:3: expected each id once, and \"a\" is there twice")
        );
        assert!(
            told("room", "id,capacity\na,-1\n", MENTEES)
                .contains("mentors.csv:2: expected a whole number as the capacity")
        );
        assert!(
            told("who", "id\na\n", "id,prefers\nx,q\n")
                .contains("mentees.csv:2: expected an id of the other file")
        );
        assert!(told("empty", "", MENTEES).contains("mentors.csv:1: expected a column headed id or name"));
    }
}
