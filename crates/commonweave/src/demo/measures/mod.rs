//! What the networks of the demo measure: objectives below those of the charter, and indicators with five years of figures, in the
//! manner of public statistics: a slow course, seasons, noise, groups that lie apart. All of it is invented.

mod figures;
mod risks;
mod scenarios;
mod sheets;

pub(super) use risks::Danger;
pub(super) use scenarios::Tale;
pub(super) use sheets::Sheet;

use super::dice::Dice;
use super::source::{Source, list, table};
use anyhow::Context;
use db::Time;
use figures::{Course, by_group, total};
use house::dates::day_of;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use see::outcomes::{Definition, Figure, Frequency, Period, Polarity, Quadrant, Rating, Sort, Strand, Told};
use serde::Deserialize;

/// What each network measures, by the part of its address.
const SOURCES: [(&str, &str); 3] = [
    ("green-city", include_str!("../data/green-city/doing/outcomes.txt")),
    ("learning-partnership", include_str!("../data/learning-partnership/doing/outcomes.txt")),
    ("neighborhood", include_str!("../data/neighborhood/doing/outcomes.txt")),
];

/// A line of `outcomes.txt`.
#[derive(Debug, Clone, Deserialize)]
struct MeasureSource {
    /// `objective`, or of an indicator `headline`, `result`, `agenda` or the word of a quadrant.
    kind: String,
    name: String,
    /// The objective: its place in the charter from 1, or the name of an objective above.
    under: String,
    /// Keys of organisations that carry an objective, and of spaces that work toward it or are measured.
    owners: String,
    spaces: String,
    unit: String,
    polarity: String,
    frequency: String,
    /// What it was five years ago, when the forecast was frozen, and at last; how much it scatters and swings in a year.
    course: String,
    /// So many periods before the last one the forecast was frozen.
    frozen: Option<i64>,
    /// The year of a target, and its value.
    target: String,
    /// Groups as `Name:distance:people`; without people where it is not about people.
    groups: String,
    source: String,
    plain: String,
    /// Entries of the story, each with its strand: `forces: …; works: …`.
    story: String,
}

/// An objective as the demo tells it.
pub(super) struct Aim {
    pub(super) title: String,
    pub(super) under: String,
    pub(super) owners: Vec<String>,
    pub(super) spaces: Vec<String>,
}

/// An indicator as the demo tells it: what it stands under, the space that it measures, and all else.
pub(super) struct Measure {
    pub(super) under: String,
    pub(super) space: Option<String>,
    pub(super) told: Told,
}

/// All that a network wants and measures.
#[derive(Default)]
pub(super) struct Measures {
    pub(super) aims: Vec<Aim>,
    pub(super) measures: Vec<Measure>,
    pub(super) risks: Vec<Danger>,
    pub(super) sheets: Vec<Sheet>,
    /// Its scenario.
    pub(super) tale: Option<Tale>,
    /// The keys of its organisations and spaces, in their places.
    pub(super) organisations: Vec<String>,
    pub(super) spaces: Vec<String>,
}

/// Makes five years of figures up to a day. It throws dice of its own: what else happens stays as it is.
pub(super) fn fill(source: &Source, day: Time, seed: u64) -> anyhow::Result<Measures> {
    let (today, mut dice) = (day_of(day, &TimeZone::UTC), Dice::new(seed.saturating_add(4_000)));
    let mut all = Measures {
        organisations: source.organisations.iter().map(|one| one.key.clone()).collect(),
        spaces: source.network.spaces.iter().map(|one| one.key.clone()).collect(),
        risks: risks::risks(&source.network.slug)?,
        sheets: sheets::sheets(&source.network.slug)?,
        tale: scenarios::tale(&source.network.slug)?,
        ..Measures::default()
    };
    let text = SOURCES.iter().find(|(slug, _)| *slug == source.network.slug).map_or("", |(_, text)| text);
    for source in &table::<MeasureSource>(text).context("outcomes.txt")? {
        if source.kind == "objective" {
            let own = |text: &str| list(text).into_iter().map(str::to_owned).collect();
            all.aims.push(Aim {
                title: source.name.clone(),
                under: source.under.clone(),
                owners: own(&source.owners),
                spaces: own(&source.spaces),
            });
        } else {
            let measure = source.measure(today, &mut dice).with_context(|| source.name.clone())?;
            all.measures.push(measure);
        }
    }
    Ok(all)
}

impl MeasureSource {
    fn measure(&self, today: Date, dice: &mut Dice) -> anyhow::Result<Measure> {
        let quadrant: Option<Quadrant> = self.kind.parse().ok();
        let frequency: Frequency = self.frequency.parse().ok().context("a frequency")?;
        let last = Period::ended_by(today, frequency);
        let frozen = self.frozen.map(|back| last.later(-back, frequency));
        let mut figures: Vec<Figure> = Vec::new();
        if let Some(course) = Course::read(&self.course, self.frozen.unwrap_or(1))? {
            figures.extend(total(course, frequency, last, dice));
            figures.extend(by_group(&self.groups, &figures, dice)?);
        }
        let targets = match self.target.split_once(':') {
            Some((year, value)) => {
                let year: i16 = year.trim().parse().context("a year")?;
                let day = Date::new(year, 12, 31).context("a day")?;
                vec![(Period::of(day, frequency), value.trim().parse().context("a target")?)]
            }
            None => Vec::new(),
        };
        let told = Told {
            definition: self.definition(quadrant, frequency)?,
            figures,
            targets,
            frozen,
            stories: stories(&self.story)?,
        };
        let space = quadrant.and_then(|_| list(&self.spaces).first().map(|key| (*key).to_owned()));
        Ok(Measure { under: self.under.clone(), space, told })
    }

    fn definition(&self, quadrant: Option<Quadrant>, frequency: Frequency) -> anyhow::Result<Definition> {
        Ok(Definition {
            objective: None,
            space: None,
            sort: if quadrant.is_some() { Sort::Performance } else { Sort::Result },
            quadrant: quadrant.map_or("", Quadrant::as_str).to_owned(),
            headline: self.kind == "headline",
            agenda: self.kind == "agenda",
            name: self.name.clone(),
            plain: self.plain.clone(),
            technical: String::new(),
            unit: self.unit.clone(),
            polarity: self.polarity.parse::<Polarity>().ok().context("a polarity")?,
            marks: (0.0, 0.0),
            frequency,
            source: self.source.clone(),
            is_ratio: false,
            per_each: 1,
            numerator: String::new(),
            denominator: String::new(),
            of_people: list(&self.groups).iter().any(|group| group.split(':').count() == 3),
            communication: Rating::High,
            proxy: if self.kind == "headline" { Rating::High } else { Rating::Medium },
            data_power: if self.kind == "agenda" { Rating::Low } else { Rating::High },
            reason: String::new(),
        })
    }
}

fn stories(text: &str) -> anyhow::Result<Vec<(Strand, String)>> {
    let entry = |entry: &str| {
        let (strand, body) = entry.split_once(':').context("a strand")?;
        Ok((strand.trim().parse::<Strand>().ok().context("a strand")?, body.trim().to_owned()))
    };
    list(text).into_iter().map(entry).collect()
}
