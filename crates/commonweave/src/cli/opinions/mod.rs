//! `commonweave opinions`: maps a conversation's votes and prints who thinks alike, what each group stands for, and what all
//! groups share.
//!
//! With `--json` it prints one object: `{participants, statements, groups[{id, size, members[]}],
//! consensus[{statement, score}], representative{id: [{statement, stance, votes, seen, share, ratio}]}}`. Names are texts, as
//! they stand in the files. `consensus` has every statement, highest score first, and those that moderation took out come last,
//! marked `"moderated": true`. When no groups may be shown, the three are empty and `refused` holds the reason.

mod page;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::bail;
use opinion::read::{self, Conversation};
use opinion::{OpinionMap, Profile, Refused, Representative, Settings, Stance};
use serde_json::{Value, json};

use super::{report, source};

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
    /// Print one JSON object: {participants, statements, groups, consensus, representative}.
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
pub(super) fn run_to(out: &mut impl Write, args: &Args) -> anyhow::Result<()> {
    let mut talk = load(&args.votes)?;
    let groups = match &args.groups {
        Some(file) => given(&mut talk, file, args.min_group)?,
        None => own(&talk, args),
    };
    match (groups, args.json) {
        (Ok(groups), true) => report::json(out, &object(&talk, &groups)),
        (Ok(groups), false) => page::write(out, &talk, &groups),
        (Err(refused), true) => {
            let mut object = object(&talk, &[]);
            if let Some(object) = object.as_object_mut() {
                object.insert("consensus".to_owned(), json!([]));
                object.insert("refused".to_owned(), refused.to_string().into());
            }
            report::json(out, &object)
        }
        (Err(refused), false) => {
            page::head(out, &talk)?;
            Ok(writeln!(out, "No groups are shown: {refused}.")?)
        }
    }
}

fn load(path: &Path) -> anyhow::Result<Conversation> {
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
    let text = |file: &Path| if is_json(file) { source::read(file) } else { source::table(file) };
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
fn given(talk: &mut Conversation, file: &Path, least: usize) -> anyhow::Result<Result<Vec<Group>, Refused>> {
    let text = source::table(file)?;
    let members = read::groups_csv(&file.display().to_string(), &text)?;
    let mut numbers: BTreeMap<String, usize> =
        talk.participants.iter().enumerate().map(|(at, name)| (name.clone(), at)).collect();
    let mut groups: BTreeMap<(u64, String), Vec<usize>> = BTreeMap::new();
    let people = members.len();
    for (participant, group) in members {
        let next = numbers.len();
        let number = *numbers.entry(participant.clone()).or_insert_with(|| {
            talk.participants.push(participant);
            next
        });
        groups.entry((group.parse().unwrap_or(u64::MAX), group)).or_default().push(number);
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

fn object(talk: &Conversation, groups: &[Group]) -> Value {
    let profile = profile(talk, groups);
    let shown: Vec<Value> = groups
        .iter()
        .map(|(id, members)| {
            let names: Vec<&str> = members.iter().map(|member| name(&talk.participants, *member)).collect();
            json!({ "id": id, "size": members.len(), "members": names })
        })
        .collect();
    let mut consensus: Vec<Value> = profile
        .by_consensus()
        .into_iter()
        .map(|(statement, score)| json!({ "statement": name(&talk.statements, statement), "score": score }))
        .collect();
    consensus.extend((0..talk.statements.len()).filter(|statement| talk.votes.is_masked(*statement)).map(
        |statement| {
            let score = profile.consensus(statement, Stance::Agree);
            json!({ "statement": name(&talk.statements, statement), "score": score, "moderated": true })
        },
    ));
    let representative: serde_json::Map<String, Value> = groups
        .iter()
        .enumerate()
        .map(|(at, (id, _))| {
            let chosen = profile.representative(at, 5);
            (id.clone(), chosen.iter().map(|chosen| reason(talk, chosen)).collect())
        })
        .collect();
    json!({
        "participants": talk.participants.len(),
        "statements": talk.statements.len(),
        "groups": shown,
        "consensus": consensus,
        "representative": representative,
    })
}

fn reason(talk: &Conversation, chosen: &Representative) -> Value {
    json!({
        "statement": name(&talk.statements, chosen.statement),
        "stance": stance(chosen.stance),
        "votes": chosen.votes,
        "seen": chosen.seen,
        "share": chosen.share,
        "ratio": chosen.ratio,
    })
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
        done.map(|()| String::from_utf8(out).unwrap())
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
