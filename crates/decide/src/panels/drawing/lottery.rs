//! What the engine draws from: numbers and answers, without names. The same lists, as files, give the same draw with
//! `commonweave panel`.

use crate::panels::panel::{Feature, Quota, Volunteer, WHOLE};
use house::clock::digest;

/// The word for the sector in the lists, and for those who stand for none.
const SECTOR: &str = "sector";
const NONE: &str = "none";

/// All that a draw needs to know.
#[derive(Debug, Clone)]
pub(in crate::panels) struct Material {
    pub(in crate::panels) size: i64,
    pub(in crate::panels) features: Vec<Feature>,
    pub(in crate::panels) quotas: Vec<Quota>,
    pub(in crate::panels) volunteers: Vec<Volunteer>,
}

fn named(feature: &Feature) -> String {
    if feature.name.is_empty() { SECTOR.to_owned() } else { feature.name.clone() }
}

fn valued(value: &str) -> String {
    if value.is_empty() { NONE.to_owned() } else { value.to_owned() }
}

impl Material {
    fn quotas_of(&self, feature: &Feature) -> Vec<&Quota> {
        self.quotas.iter().filter(|quota| quota.feature == feature.place).collect()
    }

    /// The place of somebody's value among the quotas of a feature.
    fn place(&self, feature: &Feature, one: &Volunteer) -> Option<usize> {
        let quotas = self.quotas_of(feature);
        if feature.place == 0 {
            return quotas.iter().position(|quota| quota.value == one.sector);
        }
        // Questions stand in the order of their places, which begin at one.
        let asked =
            self.features.iter().filter(|other| other.place > 0).position(|other| other == feature)?;
        let answer = one.places().get(asked).copied()?;
        quotas.iter().position(|quota| quota.place == answer)
    }

    /// Those who can be drawn, each with their places; whoever has a value without a quota cannot be.
    fn people(&self) -> Vec<(&Volunteer, Vec<usize>)> {
        let with =
            |one| Some((one, self.features.iter().map(|f| self.place(f, one)).collect::<Option<_>>()?));
        self.volunteers.iter().filter_map(with).collect()
    }
}

fn number(value: i64) -> u32 {
    u32::try_from(value).unwrap_or_default()
}

/// The pool as the engine takes it, and who stands at which place in it.
pub(in crate::panels) fn pool(material: &Material) -> (panel::Pool, Vec<&Volunteer>) {
    let quota = |one: &&Quota| panel::Quota {
        value: valued(&one.value),
        min: number(one.least),
        max: number(one.most),
        min_flex: number(one.least),
        max_flex: None,
    };
    let feature = |one: &Feature| panel::Feature {
        name: named(one),
        quotas: material.quotas_of(one).iter().map(quota).collect(),
    };
    let people = material.people();
    let person = |(one, values): &(&Volunteer, Vec<usize>)| panel::Person {
        id: one.number.unwrap_or_default().to_string(),
        values: values.clone(),
        household: None,
    };
    let pool = panel::Pool {
        features: material.features.iter().map(feature).collect(),
        people: people.iter().map(person).collect(),
        size: number(material.size),
        household_limit: 1,
    };
    (pool, people.into_iter().map(|(one, _)| one).collect())
}

/// The two lists as rows: who can be drawn by number and answers, and the quotas.
#[expect(clippy::type_complexity, reason = "two tables side by side")]
pub(in crate::panels) fn lists(material: &Material) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let mut head = vec!["id".to_owned()];
    head.extend(material.features.iter().map(named));
    let mut respondents = vec![head];
    for (one, places) in material.people() {
        let mut row = vec![one.number.unwrap_or_default().to_string()];
        for (feature, place) in material.features.iter().zip(places) {
            let value = material.quotas_of(feature).get(place).map(|quota| valued(&quota.value));
            row.push(value.unwrap_or_default());
        }
        respondents.push(row);
    }
    let mut categories = vec![["feature", "value", "min", "max"].map(str::to_owned).to_vec()];
    for feature in &material.features {
        for quota in material.quotas_of(feature) {
            let numbers = [quota.least.to_string(), quota.most.to_string()];
            categories.push([vec![named(feature), valued(&quota.value)], numbers.to_vec()].concat());
        }
    }
    (respondents, categories)
}

/// The digest of both lists: their cells with commas between, a line each, the quotas behind the people.
pub(super) fn fingerprint(material: &Material) -> String {
    let (respondents, categories) = lists(material);
    let lines: Vec<String> = respondents.iter().chain(&categories).map(|row| row.join(",")).collect();
    digest(&lines.join("\n"))
}

/// A chance as it is kept: of a million.
pub(super) fn parts(chance: f64) -> i64 {
    let whole = f64::from(u32::try_from(WHOLE).unwrap_or(u32::MAX));
    let text = format!("{:.0}", (chance * whole).clamp(0.0, whole));
    text.parse().unwrap_or_default()
}

/// The least and the most of a panel for those of whom the network has so many of so many: the whole numbers on either side.
pub(super) fn shares(size: i64, (some, all): (i64, i64)) -> (i64, i64) {
    let exact = size.saturating_mul(some);
    let all = all.max(1);
    (exact / all, exact.saturating_add(all - 1) / all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::panel::{Seat, VolunteerId};
    use house::ids::MemberId;

    fn material() -> Material {
        let quota = |feature, place, value: &str, least, most| Quota {
            feature,
            place,
            value: value.into(),
            least,
            most,
            share: 0,
        };
        let volunteer = |id: i64, sector: &str, answers: &str| Volunteer {
            id: VolunteerId::from(id),
            member_id: MemberId::from(id),
            name: format!("Name {id}"),
            number: Some(id),
            answers: answers.into(),
            sector: sector.into(),
            seat: Seat::Willing,
            chance: 0,
        };
        Material {
            size: 2,
            features: vec![
                Feature { place: 0, name: String::new() },
                Feature { place: 1, name: "Age".into() },
            ],
            quotas: vec![
                quota(0, 0, "", 0, 1),
                quota(0, 1, "civic", 1, 2),
                quota(1, 0, "young", 1, 1),
                quota(1, 1, "old", 1, 1),
            ],
            volunteers: vec![
                volunteer(1, "civic", "0"),
                volunteer(2, "civic", "1"),
                volunteer(3, "", "1"),
                volunteer(4, "media", "1"),
            ],
        }
    }

    #[test]
    fn the_engine_is_given_numbers_and_answers_and_no_names() {
        let (pool, people) = pool(&material());
        assert_eq!(people.len(), 3, "whoever has a value without a quota cannot be drawn");
        let lottery = panel::lottery(&pool).unwrap();
        assert!(pool.allows(&lottery.draw(7)));
        assert!((lottery.chances()[0] - 1.0).abs() < 1e-6, "the only one who is young is always drawn");
        let (respondents, categories) = lists(&material());
        assert_eq!(respondents[3], ["3", "none", "old"]);
        assert_eq!(categories[2], ["sector", "civic", "1", "2"]);
        assert!(!respondents.concat().iter().any(|cell| cell.contains("Name")));
        assert_ne!(fingerprint(&material()), fingerprint(&Material { volunteers: Vec::new(), ..material() }));
    }

    #[test]
    fn quotas_follow_the_figures_of_the_network() {
        assert_eq!(
            [shares(10, (1, 3)), shares(10, (2, 4)), shares(10, (0, 9)), shares(3, (1, 0))],
            [(3, 4), (5, 5), (0, 0), (3, 3)]
        );
        assert_eq!([parts(0.0), parts(1.0), parts(1.0 / 3.0)], [0, WHOLE, 333_333]);
    }
}
