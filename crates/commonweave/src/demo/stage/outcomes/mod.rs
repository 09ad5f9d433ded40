//! What is told of a network as a whole, each at its moment: whoever started the network writes down what it wants and measures,
//! rounds are opened and closed, those who carry risks and lead projects say how they stand.

mod grounds;
mod lots;
mod measures;
mod parting;
mod phases;
mod risks;
mod rounds;
mod scenarios;
mod sheets;

use super::{Scene, gathering, given};
use crate::demo::turns::Turn;
use db::Time;
use house::web::Error;

impl Scene<'_, '_, '_> {
    /// Does what has its moment now.
    pub(in crate::demo::stage) fn turn(&mut self, turn: Turn, now: Time) -> Result<(), Error> {
        let (ground, known) = (self.ground, &self.given);
        match turn {
            Turn::OpenRound(at) => {
                let item = rounds::open(self.tx, ground, known, (at, now))?;
                self.given.rounds.insert(at, item);
            }
            Turn::FillRound(at) => {
                rounds::fill(self.tx, ground, known, (at, given(&known.rounds, at)?, now))?;
            }
            Turn::CloseRound(at) => rounds::close(self.tx, given(&known.rounds, at)?, now)?,
            Turn::HoldGround(at) => {
                let item = grounds::hold(self.tx, ground, known, (at, now))?;
                self.given.grounds.extend(item.map(|item| (at, item)));
            }
            Turn::ConcludeGround(at) => {
                if let Some(item) = known.grounds.get(&at).copied() {
                    grounds::conclude(self.tx, ground, known, (at, item, now))?;
                }
            }
            Turn::Part => parting::part(self.tx, ground, known, now)?,
            Turn::SetPhases => phases::set(self.tx, ground, known, now)?,
            Turn::BeginPhase => phases::begin(self.tx, ground, known, now)?,
            Turn::Measure => self.given.indicators = measures::tell(self.tx, ground, known, now)?,
            Turn::Enter { measure, period } => {
                measures::enter(self.tx, ground, known, (measure, period, now))?;
            }
            later => self.look_ahead(later, now)?,
        }
        Ok(())
    }

    /// What projects and risks are about, and what may come.
    fn look_ahead(&mut self, turn: Turn, now: Time) -> Result<(), Error> {
        let (ground, known) = (self.ground, &self.given);
        match turn {
            Turn::WriteSheet(at) => sheets::write(self.tx, ground, known, (at, now))?,
            Turn::MoveOn { sheet, at } => sheets::move_on(self.tx, ground, known, (sheet, at, now))?,
            Turn::Report { sheet, at } => sheets::report(self.tx, ground, known, (sheet, at, now))?,
            Turn::ComeBack(at) => sheets::come_back(self.tx, ground, known, (at, now))?,
            Turn::NoteRisk(at) => {
                let item = risks::note(self.tx, ground, known, (at, now))?;
                self.given.risks.insert(at, item);
            }
            Turn::TreatRisk(at) => {
                risks::treat(self.tx, ground, known, (at, given(&known.risks, at)?, now))?;
            }
            Turn::Imagine => scenarios::imagine(self.tx, ground, known, now)?,
            Turn::AskWhatIf => scenarios::ask_what_if(self.tx, ground, known, now)?,
            later => self.bring_together(later, now)?,
        }
        Ok(())
    }

    /// Who is drawn by lot, when people can meet, and who came.
    fn bring_together(&mut self, turn: Turn, now: Time) -> Result<(), Error> {
        let (ground, known) = (self.ground, &self.given);
        match turn {
            Turn::CallPanel => self.given.panel = lots::call(self.tx, ground, known, now)?,
            Turn::Volunteer(person) => lots::volunteer(self.tx, ground, known, (person, now))?,
            Turn::ClosePanel => lots::close(self.tx, ground, known, now)?,
            Turn::DrawPanel => lots::draw(self.tx, ground, known, now)?,
            Turn::BeginPoll(at) => {
                let item = gathering::begin_poll(self.tx, ground, known, (at, now))?;
                self.given.polls.extend(item.map(|item| (at, item)));
            }
            Turn::AnswerPoll(at) => {
                if let Some(item) = known.polls.get(&at).copied() {
                    gathering::answer_poll(self.tx, ground, known, (item, now))?;
                }
            }
            Turn::SettlePoll(at) => {
                if let Some(item) = known.polls.get(&at).copied() {
                    gathering::settle_poll(self.tx, ground, known, (item, now))?;
                }
            }
            Turn::NoteWhoCame(at) => gathering::note_who_came(self.tx, ground, known, (at, now))?,
            Turn::SitDown(at) => gathering::sit_down(self.tx, ground, known, (at, now))?,
            said => self.speak(said, now)?,
        }
        Ok(())
    }
}
