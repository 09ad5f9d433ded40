//! The two lists from which a draw is made: numbers and answers without names, and the quotas. They are kept as the files that are
//! published, and the draw reads those files: so `commonweave panel` draws the same from them, here and anywhere.

use crate::panels::panel::{Feature, Quota, Volunteer, WHOLE};
use house::clock::digest;
use house::web::{Error, sheet};
use panel::tables::{Columns, Table, read};
use panel::{Lottery, Pool, Refusal};
use std::collections::BTreeMap;

/// The word for the sector in the lists, and for those who stand for none.
const SECTOR: &str = "sector";
const NONE: &str = "none";
/// Where a panel is made up by chance alone, everyone shares one value: the command wants a quota.
const EVERYONE: &str = "everyone";
const YES: &str = "yes";
/// How many give the same answers, so that these tell of nobody in particular.
const MANY: usize = 5;

/// Names that a question cannot have, because columns of the lists have them.
pub(in crate::panels) const TAKEN: &[&str] = &["id", SECTOR, EVERYONE];

/// What is drawn from, as it stands in the database.
#[derive(Debug, Clone)]
pub(super) struct Material {
    /// How many are drawn.
    pub(super) seats: i64,
    pub(super) features: Vec<Feature>,
    pub(super) quotas: Vec<Quota>,
    /// Those who can be drawn.
    pub(super) people: Vec<Volunteer>,
    /// Those who are on the panel and stay.
    pub(super) seated: Vec<Volunteer>,
}

/// What is drawn from, as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::panels) struct Lists {
    pub(in crate::panels) seats: i64,
    /// How many can be drawn.
    pub(in crate::panels) people: i64,
    /// Whether everybody may have them.
    pub(in crate::panels) for_all: bool,
    pub(in crate::panels) respondents: String,
    pub(in crate::panels) categories: String,
}

fn named(feature: &Feature) -> String {
    if feature.name.is_empty() { SECTOR.to_owned() } else { feature.name.clone() }
}

fn valued(value: &str) -> String {
    if value.is_empty() { NONE.to_owned() } else { value.to_owned() }
}

impl Material {
    /// The quotas in the order in which they are published.
    pub(super) fn ordered(&self) -> Vec<(&Feature, &Quota)> {
        let mut all = Vec::new();
        for feature in &self.features {
            let own = self.quotas.iter().filter(|quota| is_of(quota, feature));
            all.extend(own.map(|quota| (feature, quota)));
        }
        all
    }

    /// How many of those who stay share what this quota is about.
    pub(super) fn held(&self, quota: &Quota) -> i64 {
        count(self.seated.iter().filter(|one| one.shares(&self.features, quota)).count())
    }

    /// The values of somebody, one for each feature; none where one of them has no quota.
    fn values(&self, one: &Volunteer) -> Option<Vec<String>> {
        let value = |feature: &Feature| {
            let is_theirs = |quota: &&Quota| is_of(quota, feature) && one.shares(&self.features, quota);
            let found = self.quotas.iter().find(is_theirs);
            found.map(|quota| valued(&quota.value))
        };
        self.features.iter().map(value).collect()
    }
}

fn is_of(quota: &Quota, feature: &Feature) -> bool {
    quota.feature == feature.place
}

fn count(amount: usize) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

/// Both lists. Of those who stay there are only the seats that they leave to others in each quota.
pub(super) fn lists(material: &Material) -> Result<Lists, Error> {
    let alone = material.features.is_empty();
    let mut head = vec!["id".to_owned()];
    head.extend(material.features.iter().map(named));
    head.extend(alone.then(|| EVERYONE.to_owned()));
    let (mut respondents, mut alike) = (vec![head], BTreeMap::<Vec<String>, usize>::new());
    for one in &material.people {
        let Some((number, mut values)) = one.number.zip(material.values(one)) else { continue };
        values.extend(alone.then(|| YES.to_owned()));
        *alike.entry(values.clone()).or_default() += 1;
        respondents.push([vec![number.to_string()], values].concat());
    }
    let mut categories = vec![["feature", "value", "min", "max"].map(str::to_owned).to_vec()];
    let line = |feature: String, value: String, least: i64, most: i64| {
        vec![feature, value, least.to_string(), most.to_string()]
    };
    for (feature, quota) in material.ordered() {
        let held = material.held(quota);
        let (least, most) = ((quota.least - held).max(0), (quota.most - held).max(0));
        categories.push(line(named(feature), valued(&quota.value), least, most));
    }
    if alone {
        categories.push(line(EVERYONE.to_owned(), YES.to_owned(), material.seats, material.seats));
    }
    Ok(Lists {
        seats: material.seats,
        people: count(respondents.len()).saturating_sub(1),
        for_all: alike.values().all(|amount| *amount >= MANY),
        respondents: written(&respondents)?,
        categories: written(&categories)?,
    })
}

/// The file of these rows, with the mark by which spreadsheets know how it is written.
fn written(rows: &[Vec<String>]) -> Result<String, Error> {
    let bytes = sheet::lines(rows)?;
    let text = String::from_utf8(bytes).map_err(|error| Error::Broken(error.into()))?;
    Ok(format!("\u{feff}{text}"))
}

impl Lists {
    /// The pool as the command reads it from the files.
    pub(super) fn pool(&self) -> Result<Pool, Refusal> {
        let respondents = Table { text: &self.respondents, file: "respondents.csv" };
        let categories = Table { text: &self.categories, file: "categories.csv" };
        read(respondents, categories, u32::try_from(self.seats).unwrap_or_default(), &Columns::default())
    }

    /// The lottery, and the number of whoever stands at each of its places.
    pub(super) fn lottery(&self) -> Result<(Lottery, Vec<i64>), Refusal> {
        let pool = self.pool()?;
        let numbers = pool.people.iter().map(|one| one.id.parse().unwrap_or_default()).collect();
        Ok((panel::lottery(&pool)?, numbers))
    }

    /// The numbers that this seed draws.
    pub(super) fn drawn(&self, seed: u64) -> Result<Vec<i64>, Refusal> {
        let (lottery, numbers) = self.lottery()?;
        Ok(lottery.draw(seed).into_iter().filter_map(|at| numbers.get(at).copied()).collect())
    }

    /// The SHA-256 of both files, as everyone can reckon it from them.
    pub(in crate::panels) fn digests(&self) -> (String, String) {
        (digest(&self.respondents), digest(&self.categories))
    }
}

/// A chance as it is kept: of a million.
pub(super) fn parts(chance: f64) -> i64 {
    let whole = f64::from(u32::try_from(WHOLE).unwrap_or(u32::MAX));
    let text = format!("{:.0}", (chance * whole).clamp(0.0, whole));
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::panel::{Seat, VolunteerId};
    use house::ids::MemberId;

    fn volunteer(id: i64, sector: &str, answers: &str) -> Volunteer {
        Volunteer {
            id: VolunteerId::from(id),
            member_id: MemberId::from(id),
            name: format!("Name {id}"),
            number: Some(id),
            answers: answers.into(),
            sector: sector.into(),
            seat: Seat::Willing,
            here: true,
        }
    }

    fn material() -> Material {
        let quota = |feature, place, value: &str, least, most| Quota {
            feature,
            place,
            value: value.into(),
            least,
            most,
            share: 0,
            wanted_least: None,
            wanted_most: None,
        };
        Material {
            seats: 2,
            features: vec![
                Feature { place: 0, name: String::new() },
                Feature { place: 1, name: "Age".into() },
            ],
            quotas: vec![
                quota(0, 0, "", 0, 1),
                quota(0, 1, "civic", 1, 2),
                quota(1, 0, "young, or so", 1, 1),
                quota(1, 1, "old", 1, 1),
            ],
            people: vec![
                volunteer(1, "civic", "0"),
                volunteer(2, "civic", "1"),
                volunteer(3, "", "1"),
                volunteer(4, "media", "1"),
            ],
            seated: Vec::new(),
        }
    }

    #[test]
    fn the_lists_hold_numbers_and_answers_and_no_names() {
        let lists = lists(&material()).unwrap();
        assert_eq!(
            lists.respondents,
            "\u{feff}id,sector,Age\n1,civic,\"young, or so\"\n2,civic,old\n3,none,old\n"
        );
        assert_eq!(lists.people, 3, "whoever has a value without a quota cannot be drawn");
        assert!(lists.categories.ends_with("sector,civic,1,2\nAge,\"young, or so\",1,1\nAge,old,1,1\n"));
        assert!(!lists.for_all, "somebody is the only one of their kind");
        let (lottery, numbers) = lists.lottery().unwrap();
        assert_eq!(numbers, [1, 2, 3]);
        assert!((lottery.chances()[0] - 1.0).abs() < 1e-6, "the only one who is young is always drawn");
        assert!(lists.drawn(7).unwrap().contains(&1));
        assert_eq!(lists.digests().0.len(), 64);
    }

    #[test]
    fn of_those_who_stay_the_lists_keep_the_seats_that_they_leave() {
        let mut material = material();
        material.seats = 1;
        material.seated = vec![volunteer(9, "civic", "0")];
        let rest = lists(&material).unwrap();
        assert!(rest.categories.ends_with("sector,civic,0,1\nAge,\"young, or so\",0,0\nAge,old,1,1\n"));
        // As the engine fills a seat itself.
        let whole = lists(&Material { seats: 2, seated: Vec::new(), ..material.clone() }).unwrap();
        let mut pool = whole.pool().unwrap();
        for number in ["9", "10"] {
            pool.people.push(panel::Person { id: number.into(), values: vec![1, 0], household: None });
        }
        let found = panel::replacement(&pool, &[3, 4], &[4], &[]).unwrap();
        for seed in 0..20 {
            let own: Vec<i64> =
                found.draw(seed).iter().map(|at| pool.people[*at].id.parse().unwrap()).collect();
            assert_eq!(rest.drawn(seed).unwrap(), own);
        }
    }

    #[test]
    fn where_chance_alone_decides_everyone_shares_one_value() {
        let people: Vec<Volunteer> = (1..=6).map(|id| volunteer(id, "", "")).collect();
        let alone = Material { features: Vec::new(), quotas: Vec::new(), people, ..material() };
        let lists = lists(&alone).unwrap();
        assert!(lists.for_all, "they are all alike");
        assert!(lists.categories.ends_with("everyone,yes,2,2\n"));
        assert_eq!(lists.drawn(3).unwrap().len(), 2);
    }

    #[test]
    fn chances_are_counted_of_a_million() {
        assert_eq!([parts(0.0), parts(1.0), parts(1.0 / 3.0), parts(7.0)], [0, WHOLE, 333_333, WHOLE]);
    }
}
