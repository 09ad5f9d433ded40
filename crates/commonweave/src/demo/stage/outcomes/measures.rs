//! What a network wants and measures is written by whoever started it: the tree begins with the charter's own objectives. Each figure
//! that is known later is entered when it is.

use crate::charters;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns;
use db::{Time, Write};
use house::ids::{IndicatorId, ObjectiveId, OrganisationId, SpaceId};
use house::web::{Error, Viewer};
use see::outcomes::{self, Period, Told};
use std::collections::BTreeMap;

/// Writes the objectives and the indicators, with all figures that are known by then.
pub(super) fn tell(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    now: Time,
) -> Result<Vec<(String, IndicatorId)>, Error> {
    let viewer = Viewer::of_member(tx, known.person(0)?, now)?;
    let stage = Named { ground, known };
    let objectives = stage.aims(tx, &viewer)?;
    let mut indicators = Vec::new();
    for measure in &ground.plan.measures.measures {
        let mut definition = measure.told.definition.clone();
        definition.objective = objectives.get(&measure.under).copied();
        definition.space = measure.space.as_deref().map(|key| stage.space(key)).transpose()?;
        let last = turns::known(now, definition.frequency);
        let told = Told {
            definition,
            figures: measure.told.figures.iter().filter(|figure| figure.period <= last).cloned().collect(),
            targets: measure.told.targets.clone(),
            frozen: measure.told.frozen.filter(|until| *until <= last),
            stories: measure.told.stories.clone(),
        };
        indicators.push((told.definition.name.clone(), outcomes::begin(tx, &viewer, &told)?));
    }
    outcomes::show_everyone(tx, &viewer)?;
    Ok(indicators)
}

/// Enters what is known of a period; a forecast that ends with it is frozen.
pub(super) fn enter(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (measure, period, now): (usize, Period, Time),
) -> Result<(), Error> {
    let viewer = Viewer::of_member(tx, known.person(0)?, now)?;
    let (_, indicator) = known.indicators.get(measure).ok_or(db::Error::Missing)?;
    let told = &ground.plan.measures.measures.get(measure).ok_or(db::Error::Missing)?.told;
    let figures: Vec<_> = told.figures.iter().filter(|figure| figure.period == period).cloned().collect();
    outcomes::enter(tx, &viewer, *indicator, &figures, told.frozen.filter(|until| *until == period))
}

/// What the source calls by a word.
struct Named<'a> {
    ground: Ground<'a>,
    known: &'a Given,
}

impl Named<'_> {
    /// The objectives, by their place in the charter or by their name.
    fn aims(&self, tx: &mut Write<'_>, viewer: &Viewer) -> Result<BTreeMap<String, ObjectiveId>, Error> {
        let mut objectives = BTreeMap::new();
        let charter = charters::newest(tx, self.ground.network)?;
        let titles: Vec<String> =
            charter.iter().flat_map(charters::Charter::objectives).map(str::to_owned).collect();
        for (place, title) in (1..).zip(&titles) {
            let place: usize = place;
            let named = place.to_string();
            let (owners, spaces) = self.carried(&named)?;
            let id = outcomes::aim(tx, viewer, (title, true), None, (&owners, &spaces))?;
            objectives.insert(named, id);
        }
        let own = self.ground.plan.measures.aims.iter().filter(|aim| aim.title != "-");
        for aim in own {
            let parent = objectives.get(&aim.under).copied();
            let owners = self.organisations(&aim.owners)?;
            let spaces = self.spaces(&aim.spaces)?;
            let id = outcomes::aim(tx, viewer, (&aim.title, false), parent, (&owners, &spaces))?;
            objectives.insert(aim.title.clone(), id);
        }
        Ok(objectives)
    }

    /// Who carries an objective of the charter: a line whose name is a dash says so.
    fn carried(&self, place: &str) -> Result<(Vec<OrganisationId>, Vec<SpaceId>), Error> {
        let aims = &self.ground.plan.measures.aims;
        match aims.iter().find(|aim| aim.title == "-" && aim.under == place) {
            Some(aim) => Ok((self.organisations(&aim.owners)?, self.spaces(&aim.spaces)?)),
            None => Ok((Vec::new(), Vec::new())),
        }
    }

    fn organisations(&self, keys: &[String]) -> Result<Vec<OrganisationId>, Error> {
        let named = &self.ground.plan.measures.organisations;
        let place = |key: &String| named.iter().position(|one| one == key).ok_or(db::Error::Missing);
        keys.iter().map(|key| self.known.organisation(place(key)?)).collect()
    }

    fn spaces(&self, keys: &[String]) -> Result<Vec<SpaceId>, Error> {
        keys.iter().map(|key| self.space(key)).collect()
    }

    fn space(&self, key: &str) -> Result<SpaceId, Error> {
        let named = &self.ground.plan.measures.spaces;
        let place = named.iter().position(|one| one == key).ok_or(db::Error::Missing)?;
        self.known.space(place)
    }
}
