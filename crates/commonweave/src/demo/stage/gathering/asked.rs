//! What the meetings of a series ask besides, and what those say to it who came.

use crate::demo::stage::Scene;
use db::Time;
use house::happenings::Happened;
use house::ids::{ItemId, MemberId, SpaceId};
use house::web::{Error, Form};
use meet::events::{self, SeriesId};

/// The questions of all series, typed one a line.
const QUESTIONS: &str = "I learned something I can use (1-5)
How long should we meet?: an hour; ninety minutes; two hours
What should we talk about next time?";

impl Scene<'_, '_, '_> {
    /// Whoever begins a series says what its meetings ask besides.
    pub(super) fn ask_besides(
        &mut self,
        series: SeriesId,
        (space, item, author): (SpaceId, ItemId, MemberId),
        now: Time,
    ) -> Result<(), Error> {
        events::ask_in_pulse(self.tx, (self.ground.network, series), QUESTIONS, now)?;
        let set = Happened::new(&events::EVENT_PULSE_QUESTIONS).space(space).item(item);
        self.note(author, now, set)
    }
}

/// What somebody types in to these questions after a meeting; now and then one is passed over.
pub(super) fn replies(gathering: usize, person: usize) -> Form {
    const NEXT: [&str; 7] = [
        "How newcomers find us.",
        "Money for next year.",
        "",
        "What the schools need from us.",
        "Who takes which task.",
        "",
        "A visit to our neighbours.",
    ];
    let mut form = Form::new();
    if (gathering + person) % 11 != 7 {
        let mark = 3 + usize::from(gathering % 4 > 1) + person % 2;
        form = form.with("own0", mark.to_string());
    }
    if (gathering + person) % 9 != 4 {
        form = form.with("own1", (person % 3 + 1).to_string());
    }
    form.with("own2", NEXT.get((gathering + person) % NEXT.len()).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mark_is_beyond_the_scale_and_no_answer_is_beyond_the_choice() {
        for (gathering, person) in (0..8).flat_map(|gathering| (0..40).map(move |person| (gathering, person)))
        {
            let form = replies(gathering, person);
            let number = |field: &str| form.value(field).parse::<i64>().unwrap_or(1);
            assert!((1..=5).contains(&number("own0")), "{gathering} {person}");
            assert!((1..=3).contains(&number("own1")), "{gathering} {person}");
        }
    }
}
