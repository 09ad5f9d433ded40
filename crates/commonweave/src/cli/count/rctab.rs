//! A contest's configuration as RCTab keeps it: the candidates, and the rules by which cities count.

use std::path::Path;

use anyhow::{Context, bail};
use serde_json::Value;
use tally::read::{Overvote, Rules};
use tally::transfer::{Quota, RunoffRules};

/// What RCTab calls write-ins that nobody declared.
const WRITE_INS: &str = "Undeclared Write-ins";

/// The rules of a contest.
#[derive(Default)]
pub(super) struct Contest {
    pub(super) rules: Rules,
    pub(super) seats: Option<usize>,
    pub(super) write_ins: Vec<String>,
    pub(super) runoff: RunoffRules,
    pub(super) quota: Quota,
    pub(super) one_a_round: bool,
    /// Whether the order of the list wins ties.
    pub(super) by_list: bool,
    /// The places of those who are listed and do not stand.
    pub(super) excluded: Vec<usize>,
}

/// What this program does not count by.
const UNKNOWN: [&str; 5] = [
    "nonIntegerWinningThreshold",
    "doesFirstRoundDetermineThreshold",
    "treatBlankAsUndeclaredWriteIn",
    "bottomsUpUsingPercentageThreshold",
    "multiPassIrv",
];

impl Contest {
    /// Read a configuration.
    pub(super) fn read(file: &Path) -> anyhow::Result<Self> {
        let name = file.display();
        let bytes = std::fs::read(file).with_context(|| format!("{name}: cannot be read"))?;
        let config: Value = serde_json::from_slice(&bytes)
            .with_context(|| format!("{name}: expected a configuration of RCTab (.json)"))?;
        Self::of(&config).with_context(|| name.to_string())
    }

    fn of(config: &Value) -> anyhow::Result<Self> {
        let source = config.pointer("/cvrFileSources/0").unwrap_or(&Value::Null);
        let rules = &config["rules"];
        let number = |key: &str| rules[key].as_str().and_then(|number| number.parse::<usize>().ok());
        refuse_unknown(rules, source)?;
        let (mut candidates, excluded) = candidates(config)?;
        let label = source["undeclaredWriteInLabel"].as_str().unwrap_or_default();
        if !label.is_empty() {
            candidates.push(vec![WRITE_INS.to_owned(), label.to_owned()]);
        }
        let rules_of_reading = Rules {
            overvote: overvote(text(rules, "overvoteRule")),
            skipped: number("maxSkippedRanksAllowed"),
            repeated_ends: rules["exhaustOnDuplicateCandidate"] == true,
            ranks: number("maxRankingsAllowed"),
            candidates,
            ..Rules::default()
        };
        let mode = text(rules, "winnerElectionMode");
        Ok(Self {
            runoff: runoff(rules),
            rules: rules_of_reading,
            seats: number("numberOfWinners"),
            write_ins: if label.is_empty() { Vec::new() } else { vec![WRITE_INS.to_owned()] },
            quota: match rules["hareQuota"] == true {
                _ if mode.to_lowercase().contains("bottomsup") => Quota::LastStanding,
                true => Quota::Hare,
                false => Quota::Droop,
            },
            one_a_round: mode.contains("OnlyOneWinner"),
            by_list: text(rules, "tiebreakMode") == "useCandidateOrder",
            excluded,
        })
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// Refuse a contest that is counted by a rule which is not known here.
fn refuse_unknown(rules: &Value, source: &Value) -> anyhow::Result<()> {
    let mode = text(rules, "winnerElectionMode");
    let unknown =
        UNKNOWN.into_iter().find(|rule| rules[*rule] == true || source[*rule] == true || mode == *rule);
    let least = text(rules, "minimumVoteThreshold").parse::<u64>().is_ok_and(|least| least > 0);
    match unknown.or(least.then_some("minimumVoteThreshold")) {
        None => Ok(()),
        Some(rule) => bail!("expected a contest without {rule}, which this program does not count by"),
    }
}

fn overvote(rule: &str) -> Overvote {
    match rule.to_lowercase() {
        rule if rule.contains("skip") => Overvote::Skip,
        rule if rule.contains("multiple") => Overvote::OnlyOneLeft,
        _ => Overvote::Ends,
    }
}

fn runoff(rules: &Value) -> RunoffRules {
    RunoffRules {
        look_back: text(rules, "tiebreakMode").starts_with("previousRound"),
        bulk: rules["batchElimination"] == true,
        until_two: rules["continueUntilTwoCandidatesRemain"] == true,
        ..RunoffRules::default()
    }
}

/// Each candidate with all spellings, and the places of those who do not stand.
fn candidates(config: &Value) -> anyhow::Result<(Vec<Vec<String>>, Vec<usize>)> {
    let listed = config["candidates"].as_array().filter(|listed| !listed.is_empty());
    let listed = listed.context("expected \"candidates\", the list of those who stand")?;
    let spellings = |candidate: &Value| -> Vec<String> {
        let aliases = candidate["aliases"].as_array().into_iter().flatten();
        let known =
            [&candidate["name"], &candidate["code"]].into_iter().chain(aliases).filter_map(Value::as_str);
        known.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let excluded = listed.iter().enumerate().filter(|(_, candidate)| candidate["excluded"] == true);
    Ok((listed.iter().map(spellings).collect(), excluded.map(|(place, _)| place).collect()))
}
