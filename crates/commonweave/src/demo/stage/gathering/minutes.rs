//! What stands on the agenda of a meeting, and what was written down of it.

use crate::demo::gatherings::Noted;
use crate::demo::stage::Scene;
use db::Time;
use house::happenings::Happened;
use house::ids::MemberId;
use house::items::{self, Item, Kinds};
use house::web::{Error, Viewer};
use meet::events::{self, EVENT, LineKind, NewPoint, PointId, Wanted};
use work::tasks::TASK;

/// What leads on from a meeting, and to what.
static KINDS: Kinds = &[&EVENT, &TASK];

impl Scene<'_, '_, '_> {
    /// Somebody puts a point on an agenda and writes down what was said.
    pub(in crate::demo::stage) fn note_down(
        &mut self,
        gathering: usize,
        at: usize,
        now: Time,
    ) -> Result<(), Error> {
        let plan = self.ground.plan;
        let held = plan.gatherings.get(gathering).ok_or(db::Error::Missing)?;
        let noted = held.noted.get(at).ok_or(db::Error::Missing)?;
        let (space, item) = self.given.gathering(gathering)?;
        let by = self.given.person(held.by)?;
        let who = noted.who.map(|who| self.given.person(who)).transpose()?;
        let whose = (self.ground.network, item, by);
        let point =
            NewPoint { title: &noted.point, aim: noted.aim, length: noted.minutes, speaker: &noted.speaker };
        let point = events::put_point(self.tx, whose, &point, now)?;
        self.note(by, now, Happened::new(&events::AGENDA_SET).space(space).item(item))?;
        if !noted.notes.is_empty() {
            events::first_notes(self.tx, whose, point, &noted.notes, now)?;
            self.note(by, now, Happened::new(&events::MINUTES_WRITTEN).space(space).item(item))?;
        }
        let viewer = Viewer::of_member(self.tx, by, now)?;
        let whole = items::visible_to(self.tx, &viewer, item)?.ok_or(db::Error::Missing)?;
        self.go_on_from(&viewer, (&whole, point), noted, who)
    }

    /// What was decided, and what somebody took on.
    fn go_on_from(
        &mut self,
        viewer: &Viewer,
        under: (&Item, PointId),
        noted: &Noted,
        who: Option<MemberId>,
    ) -> Result<(), Error> {
        let decision =
            Wanted { kind: LineKind::Decision, text: noted.decision.clone(), owner: None, due: None };
        let action =
            Wanted { kind: LineKind::Action, text: noted.action.clone(), owner: who, due: noted.due };
        for wanted in [decision, action].iter().filter(|wanted| !wanted.text.is_empty()) {
            events::write_line(self.tx, viewer, KINDS, under, wanted)?;
        }
        Ok(())
    }
}
