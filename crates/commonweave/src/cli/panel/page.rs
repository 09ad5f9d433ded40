//! The answer of `commonweave panel`: one object for a program, or who was drawn and how likely that was for a person.

use std::collections::BTreeMap;
use std::io::Write;

use panel::{Lottery, Pool, Price};
use serde_json::{Value, json};

use crate::cli::report::{NAME, shown};

/// A panel and where it comes from.
pub(super) struct Drawn<'a> {
    pub(super) pool: &'a Pool,
    pub(super) lottery: &'a Lottery,
    pub(super) panel: Vec<usize>,
    pub(super) seed: u64,
    pub(super) prices: Option<Vec<Price>>,
}

/// A quota and how many it got.
struct Filled<'a> {
    feature: &'a str,
    quota: &'a panel::Quota,
    members: usize,
    pool: usize,
}

impl Drawn<'_> {
    /// The one object of `--json`, but for its notes.
    pub(super) fn object(&self) -> Value {
        let people = self.panel.iter().filter_map(|place| self.pool.people.get(*place));
        let ids: Vec<&str> = people.map(|person| person.id.as_str()).collect();
        let chances = self.pool.people.iter().zip(self.lottery.chances());
        let chances: BTreeMap<&str, f64> =
            chances.map(|(person, chance)| (person.id.as_str(), *chance)).collect();
        let quotas = self.filled().into_iter().map(|Filled { feature, quota, members, pool }| {
            let panel::Quota { value, min, max, .. } = quota;
            json!({
                "feature": feature, "value": value, "min": min, "max": max, "members": members, "pool": pool
            })
        });
        let mut object = json!({
            "panel": ids,
            "seed": self.seed,
            "chances": chances,
            "min_chance": self.lottery.smallest_chance(),
            "max_chance": self.largest_chance(),
            "even_chance": self.even_chance(),
            "gini": self.lottery.gini(),
            "quotas": quotas.collect::<Vec<_>>(),
        });
        if let (Some(object), Some(prices)) = (object.as_object_mut(), &self.prices) {
            let told = prices.iter().map(|Price { feature, value, without }| {
                json!({ "feature": feature, "value": value, "without": without })
            });
            object.insert("prices".to_owned(), told.collect());
        }
        object
    }

    /// Who was drawn, and how the quotas and chances stand.
    pub(super) fn write(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let (size, all, seed) = (self.pool.size, self.pool.people.len(), self.seed);
        writeln!(out, "Panel of {size} out of {all} people, drawn with --seed {seed}")?;
        self.members(out)?;
        writeln!(out, "\nQuotas")?;
        for Filled { feature, quota, members, pool } in self.filled() {
            let (feature, value) = (shown(feature, NAME), shown(&quota.value, NAME));
            let (min, max) = (quota.min, quota.max);
            writeln!(out, "  {feature} {value}: {members} (between {min} and {max}; {pool} in the pool)")?;
        }
        self.chances(out)?;
        self.priced(out)
    }

    fn members(&self, out: &mut impl Write) -> anyhow::Result<()> {
        for person in self.panel.iter().filter_map(|place| self.pool.people.get(*place)) {
            let values = person.values.iter().zip(&self.pool.features);
            let values = values
                .filter_map(|(value, feature)| feature.quotas.get(*value))
                .map(|quota| shown(&quota.value, NAME));
            writeln!(out, "  {}  {}", shown(&person.id, NAME), values.collect::<Vec<_>>().join(", "))?;
        }
        Ok(())
    }

    /// How many members each quota got, of how many it could have had.
    fn filled(&self) -> Vec<Filled<'_>> {
        let people = &self.pool.people;
        let each = self.pool.features.iter().enumerate().flat_map(|(place, feature)| {
            feature.quotas.iter().enumerate().map(move |(value, quota)| (place, &feature.name, value, quota))
        });
        each.map(|(place, feature, value, quota)| {
            let holds = |person: &&panel::Person| person.values.get(place) == Some(&value);
            let members = self.panel.iter().filter_map(|place| people.get(*place)).filter(holds).count();
            Filled { feature, quota, members, pool: people.iter().filter(holds).count() }
        })
        .collect()
    }

    /// How likely people were to be drawn, beside a draw without quotas.
    fn chances(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let (smallest, largest) = (self.lottery.smallest_chance(), self.largest_chance());
        let gini = self.lottery.gini();
        writeln!(
            out,
            "\nChances: from {:.2} % to {:.2} %, Gini {gini:.3}",
            smallest * 100.0,
            largest * 100.0
        )?;
        writeln!(out, "Without quotas everybody would have {:.2} %.", self.even_chance() * 100.0)?;
        Ok(())
    }

    fn priced(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let Some(prices) = &self.prices else { return Ok(()) };
        writeln!(out, "\nThe smallest chance if one quota were dropped")?;
        for Price { feature, value, without } in prices {
            let (feature, value) = (shown(feature, NAME), shown(value, NAME));
            writeln!(out, "  {feature} {value}: {:.2} %", without * 100.0)?;
        }
        Ok(())
    }

    fn largest_chance(&self) -> f64 {
        self.lottery.chances().iter().copied().fold(0.0, f64::max)
    }

    /// What everybody's chance would be without quotas.
    fn even_chance(&self) -> f64 {
        f64::from(self.pool.size) / f64::from(u32::try_from(self.pool.people.len()).unwrap_or(u32::MAX))
    }
}
