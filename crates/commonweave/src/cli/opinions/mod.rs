//! `commonweave opinions`: maps a conversation's votes and prints who thinks alike, what each group stands for, and what all
//! groups share.
//!
//! With `--json` it prints one object: `{participants, statements, votes, groups[{id, size, members[]}],
//! consensus[{statement, text, score}], division[{statement, text, score}], representative{id: [{statement, text, stance, votes,
//! seen, share, ratio}]}, notes[]}`. Names are texts, as they stand in the files. `consensus` has every statement, highest score first, and
//! those that moderation took out come last, marked `"moderated": true`. When no groups may be shown, the four are empty and
//! `refused` holds the reason.

mod object;
mod page;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use opinion::read::{self, Conversation};
use opinion::{OpinionMap, Profile, Refused, Settings, Stance};

use super::report::{self, Notes};
use super::source;

/// Which conversation to map.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The votes: a CSV or JSON file, or a folder with participants-votes.csv, votes.csv or votes.json, and comments.
    votes: PathBuf,
    /// Groups from outside instead of the map's own: CSV with the columns participant and group (or group-id).
    #[arg(long)]
    groups: Option<PathBuf>,
    /// Show no group smaller than this, nor any while fewer than four times as many people are on the map. Lower it only
    /// for published data.
    #[arg(long, default_value_t = 5)]
    min_group: usize,
    /// The seed of the map's starts.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print one JSON object: {participants, statements, votes, groups, consensus, division, representative, notes}.
    #[arg(long)]
    json: bool,
}

/// A group's name and members, as numbers of participants.
type Group = (String, Vec<usize>);

/// Maps and prints.
pub fn run(args: Args) -> anyhow::Result<()> {
    report::to_stdout(|out| run_to(out, &args))
}

/// The same, to any writer.
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<Notes> {
    let mut notes = Notes::default();
    let mut talk = load(&args.votes, &mut notes)?;
    let groups = match &args.groups {
        Some(file) => given(&mut talk, file, args.min_group, &mut notes)?,
        None => own(&talk, args),
    };
    let (groups, refused) = match groups {
        Ok(groups) => (groups, None),
        Err(refused) => (Vec::new(), Some(refused.to_string())),
    };
    let refused = refused.as_deref();
    let object = || object::of(&talk, &groups, refused);
    report::answer(out, args.json, notes, object, |out| page::write(out, &talk, &groups, refused))
}

fn load(path: &Path, notes: &mut Notes) -> anyhow::Result<Conversation> {
    let votes = if path.is_dir() {
        ["participants-votes.csv", "votes.csv", "votes.json"]
            .iter()
            .map(|name| path.join(name))
            .find(|file| file.exists())
    } else {
        Some(path.to_owned())
    };
    let Some(votes) = votes else {
        bail!(
            "{}: expected a file participants-votes.csv, votes.csv or votes.json in this folder",
            path.display()
        );
    };
    let name = votes.display().to_string();
    let is_json = |file: &Path| file.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
    let mut text =
        |file: &Path| if is_json(file) { source::read(file, notes) } else { source::table(file, notes) };
    let mut talk = if is_json(&votes) {
        read::votes_json(&name, &text(&votes)?)
    } else {
        read::votes_csv(&name, &text(&votes)?)
    }?;
    if path.is_dir() {
        for file in
            ["comments.csv", "comments.json"].iter().map(|name| path.join(name)).filter(|file| file.exists())
        {
            let text = text(&file)?;
            let name = file.display().to_string();
            let about = if is_json(&file) {
                read::statements_json(&name, &text)
            } else {
                read::statements_csv(&name, &text)
            }?;
            talk.describe(&about);
        }
    }
    Ok(talk)
}

/// The groups of a file. Someone without votes may be in one.
fn given(
    talk: &mut Conversation,
    file: &Path,
    least: usize,
    notes: &mut Notes,
) -> anyhow::Result<Result<Vec<Group>, Refused>> {
    let text = source::table(file, notes)?;
    let members = read::groups_csv(&file.display().to_string(), &text)?;
    let mut numbers: BTreeMap<String, usize> =
        talk.participants.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
    let mut groups: BTreeMap<(u64, String), Vec<usize>> = BTreeMap::new();
    let people = members.len();
    let voted = talk.participants.len();
    for (participant, group) in members {
        let next = numbers.len();
        let number = *numbers.entry(participant.clone()).or_insert_with(|| {
            talk.participants.push(participant);
            next
        });
        groups.entry((group.parse().unwrap_or(u64::MAX), group)).or_default().push(number);
    }
    let unknown = talk.participants.get(voted..).unwrap_or_default();
    if !unknown.is_empty() {
        let (file, count, who) = (file.display(), unknown.len(), report::some(unknown));
        notes.add(format!("{count} of {people} people in {file} have not voted on anything: {who}"));
    }
    let left_out = talk.participants.len() - people;
    if left_out > 0 {
        notes.add(format!("{left_out} participants are in no group of {}", file.display()));
    }
    if people < 4 * least {
        return Ok(Err(Refused::TooFewPeople { mapped: people, needed: 4 * least }));
    }
    if groups.values().any(|members| members.len() < least) {
        return Ok(Err(Refused::SmallGroup { least }));
    }
    Ok(Ok(groups.into_iter().map(|((_, name), members)| (name, members)).collect()))
}

/// The map's own groups.
fn own(talk: &Conversation, args: &Args) -> Result<Vec<Group>, Refused> {
    if talk.votes.len() > 1_000_000 {
        report::progress(&format!("mapping {} votes …", talk.votes.len()));
    }
    let settings = Settings { min_group: args.min_group, seed: args.seed, ..Settings::default() };
    let map = OpinionMap::new(talk.votes.clone(), settings);
    let groups = map.groups()?;
    Ok(groups.named.into_iter().map(|(name, members)| (name.to_string(), members)).collect())
}

fn name(names: &[String], at: usize) -> &str {
    names.get(at).map_or("", String::as_str)
}

fn profile(talk: &Conversation, groups: &[Group]) -> Profile {
    let members: Vec<Vec<usize>> = groups.iter().map(|(_, members)| members.clone()).collect();
    Profile::of(&talk.votes, &members)
}

fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Agree => "agree",
        Stance::Disagree => "disagree",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// Twelve who agree with what twelve others disagree with, and one statement that all like.
    fn votes() -> String {
        let mut text = String::from("participant,statement,vote\n");
        for person in 0..24 {
            for statement in 0..8 {
                let agrees = statement == 0 || (person < 12) == (statement < 5);
                text += &format!("p{person},s{statement},{}\n", if agrees { 1 } else { -1 });
            }
        }
        text
    }

    fn answer(
        file: &str,
        text: &str,
        groups: Option<&str>,
        min_group: usize,
        json: bool,
    ) -> anyhow::Result<String> {
        let folder = std::env::temp_dir().join(format!("commonweave-opinions-{}-{file}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let votes = folder.join(file);
        std::fs::write(&votes, text)?;
        let groups = groups.map(|text| {
            let path = folder.join("groups.csv");
            std::fs::write(&path, text).unwrap();
            path
        });
        let mut out = Vec::new();
        let done = run_to(&mut out, &Args { votes, groups, min_group, seed: 1, json });
        std::fs::remove_dir_all(&folder)?;
        done.map(|_| String::from_utf8(out).unwrap())
    }

    #[test]
    fn two_camps_are_found_and_what_they_share_comes_first() {
        let told: Value = serde_json::from_str(&answer("a.csv", &votes(), None, 5, true).unwrap()).unwrap();
        assert_eq!(told["groups"][0]["size"], 12);
        assert_eq!(told["groups"][0]["members"][0], "p0");
        assert_eq!(told["consensus"][0]["statement"], "s0");
        assert_eq!(told["representative"]["0"][0]["stance"], "agree");
    }

    #[test]
    fn groups_from_outside_are_taken_as_they_are() {
        let groups: String = (0..24).fold("participant,group\n".to_owned(), |all, at| {
            all + &format!("p{at},{}\n", ["x", "y"][at % 2])
        });
        let told: Value =
            serde_json::from_str(&answer("b.csv", &votes(), Some(&groups), 5, true).unwrap()).unwrap();
        assert_eq!(told["groups"][1]["id"], "y");
        let score = told["consensus"][0]["score"].as_f64().unwrap();
        assert!((score - (13.0_f64 / 14.0).powi(2)).abs() < 1e-12);
    }

    #[test]
    fn a_small_group_is_not_shown() {
        let groups: String = (0..24).fold("participant,group\n".to_owned(), |all, at| {
            all + &format!("p{at},{}\n", usize::from(at < 4))
        });
        let told: Value =
            serde_json::from_str(&answer("c.csv", &votes(), Some(&groups), 5, true).unwrap()).unwrap();
        assert_eq!(told["groups"], json!([]));
        assert!(told["refused"].as_str().unwrap().contains("fewer than 5 people"));
        assert!(answer("d.csv", &votes(), Some(&groups), 4, false).unwrap().contains("Group 1: 4 people"));
    }

    #[test]
    fn a_broken_line_is_named() {
        let error = answer("e.csv", "participant,statement,vote\n1,2,maybe\n", None, 5, true).unwrap_err();
        assert!(format!("{error:#}").contains("e.csv:2: expected a vote"));
    }
}
