//! Budgets: begun, filled with projects, reviewed, opened, chosen from and counted.

use crate::demo::sharing::{Share, Sharing};
use crate::demo::stage::{Given, Scene, given};
use db::Time;
use decide::budgets::{self, Idea, ProjectId, Setting, Where};
use house::happenings::Happened;
use house::ids::{ItemId, SpaceId};
use house::items::{self, ITEM_STARTED};
use house::spaces;
use house::web::Error;

impl Given {
    fn sharing(&self, at: usize) -> Result<(SpaceId, ItemId), Error> {
        given(&self.sharings, at)
    }

    fn project(&self, sharing: usize, place: usize) -> Result<ProjectId, Error> {
        self.projects.get(&(sharing, place)).copied().ok_or_else(|| Error::from(db::Error::Missing))
    }
}

impl Scene<'_, '_, '_> {
    /// Takes one step with a budget.
    pub(in crate::demo::stage) fn share(&mut self, step: usize, now: Time) -> Result<(), Error> {
        let plan = self.ground.plan;
        let (at, step) = plan.shares.get(step).ok_or(db::Error::Missing)?;
        let sharing = plan.sharings.get(*at).ok_or(db::Error::Missing)?;
        if matches!(step, Share::Begin) {
            return self.begin_sharing(*at, sharing, now);
        }
        let by = match step {
            Share::Choose { person, .. } => *person,
            Share::Propose(place) => sharing.projects.get(*place).map_or(sharing.by, |project| project.by),
            _ => sharing.by,
        };
        let (space, item) = self.given.sharing(*at)?;
        let place = Where { network: self.ground.network, space, item, by: self.given.person(by)?, now };
        match step {
            Share::Propose(project) => self.propose_project(place, (*at, *project), sharing),
            Share::Judge(project) => {
                let found = sharing.projects.get(*project).ok_or(db::Error::Missing)?;
                let refused = Some(found.refused.as_str()).filter(|refused| !refused.is_empty());
                budgets::judge(self.tx, place, (self.given.project(*at, *project)?, refused))
            }
            Share::Gather => budgets::gather(self.tx, place),
            Share::Open => budgets::open(self.tx, place),
            Share::Choose { choices, .. } => {
                let id = |(project, points): &(usize, i64)| Ok((self.given.project(*at, *project)?, *points));
                let choices = choices.iter().map(id).collect::<Result<Vec<_>, Error>>()?;
                budgets::choose(self.tx, place, &choices).map(drop)
            }
            Share::Count => budgets::count(self.tx, place),
            Share::Begin => Ok(()),
        }
    }

    fn begin_sharing(&mut self, at: usize, sharing: &Sharing, now: Time) -> Result<(), Error> {
        let (space, author) = (self.given.space(sharing.space)?, self.given.person(sharing.by)?);
        let network = self.ground.network;
        let begin = items::Beginning { network, space, kind: &budgets::BUDGET, author, now, once: None };
        let item = items::create(self.tx, &begin, &sharing.text)?.ok_or(db::Error::Missing)?;
        let setting = Setting {
            amount: sharing.amount,
            currency: sharing.currency.clone(),
            ballot: sharing.ballot,
            most: sharing.most,
            rule: sharing.rule,
            electorate: budgets::Electorate::Space,
            criteria: sharing.criteria.clone(),
            categories: sharing.categories.clone(),
            time_zone: self.ground.plan.network.time_zone.clone(),
            ends: sharing.ends,
        };
        budgets::begin(self.tx, Where { network, space, item, by: author, now }, &setting)?;
        self.given.sharings.insert(at, (space, item));
        spaces::use_tab(self.tx, space, budgets::BUDGET.verb)?;
        spaces::note_activity(self.tx, space, now)?;
        self.note(
            author,
            now,
            Happened::new(&ITEM_STARTED).space(space).item(item).detail(budgets::BUDGET.name),
        )
    }

    fn propose_project(
        &mut self,
        place: Where,
        (at, project): (usize, usize),
        sharing: &Sharing,
    ) -> Result<(), Error> {
        let found = sharing.projects.get(project).ok_or(db::Error::Missing)?;
        let idea = Idea { text: found.text.clone(), cost: found.cost, category: found.category.clone() };
        let id = budgets::propose(self.tx, place, &idea)?;
        self.given.projects.insert((at, project), id);
        Ok(())
    }
}
