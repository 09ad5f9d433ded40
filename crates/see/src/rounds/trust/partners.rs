//! The page on which one says with whom one works, and how that is: partner by partner, chosen from a list. It is one's own until the
//! round closes; all who stand for the same organisation see the same page.

use super::{CONTACTS, DEPTHS, MARKS, step, taking};
use crate::rounds::acts::ROUND_ANSWERED;
use crate::rounds::round::{Refused, Round, Sort, below, find};
use crate::rounds::store::{self, Spoken};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::organisations;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// So many partners can be chosen from, and so many be named.
const OFFERED: i64 = 500;
const NAMED: usize = 60;

#[derive(Template)]
#[template(path = "rounds/trust/views/partners.html")]
struct PartnersPage {
    form: Form,
    title: String,
    action: String,
    back: String,
    /// For whom one answers: number and name; where there are several, one chooses.
    voices: Vec<(String, String, String)>,
    voice: String,
    named: Vec<Partner>,
    offered: Vec<(String, String)>,
    contacts: Vec<(String, &'static str)>,
    depths: Vec<(String, &'static str)>,
    marks: [(&'static str, &'static str); 6],
}

/// A partner who was named.
struct Partner {
    id: i64,
    name: String,
    contact: &'static str,
    depth: &'static str,
}

/// A round that asks the viewer, and for whom they answer: number and name.
struct Asked {
    item: Item,
    round: Round,
    voices: Vec<(i64, String)>,
}

impl Asked {
    /// For whom this form answers: the first, where it does not say; nobody, where they stand for whom it says no longer.
    fn voice(&self, form: &Form) -> Option<i64> {
        let typed = form.value("as");
        let fits = |(id, _): &&(i64, String)| typed.is_empty() || id.to_string() == typed;
        self.voices.iter().find(fits).map(|(id, _)| *id)
    }

    /// The partners to choose from.
    fn offered(&self, q: &mut Read<'_>, voice: i64) -> Result<Vec<(i64, String)>, Error> {
        let mut all = match self.round.sort {
            Sort::Members => store::people(q, self.item.space_id, OFFERED)?,
            Sort::Health | Sort::Organisations => store::organisations(q, self.round.network_id, OFFERED)?,
        };
        all.retain(|(id, _)| *id != voice);
        Ok(all)
    }
}

/// The round, where the viewer is asked and it still runs.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Asked, Error> {
    let (item, round) = find(q, viewer, id, Action::AnswerRound)?;
    if !round.sort.is_trust() {
        return Err(Error::NotFound);
    }
    if !round.is_open(viewer.now) || !item.is_open() {
        return Err(Refused::Late.said());
    }
    let me = viewer.member()?;
    let voices = match round.sort {
        Sort::Members => vec![(me.id.get(), me.name.clone())],
        Sort::Health | Sort::Organisations => {
            let own = organisations::represented_by(q, me.id)?;
            own.into_iter().map(|(id, name)| (id.get(), name)).collect()
        }
    };
    if voices.is_empty() {
        return Err(Refused::Nobody.said());
    }
    Ok(Asked { item, round, voices })
}

/// `GET /n/{slug}/trust/{id}/partners`
pub(in crate::rounds) async fn list(visit: Visit, At((_, id)): Address) -> Answer {
    let form = Form::new().with("as", visit.query.value("as"));
    visit.page(move |q, viewer| page(q, viewer, id, form)).await
}

/// `POST /n/{slug}/trust/{id}/partners`
pub(in crate::rounds) async fn add(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| say(tx, viewer, id, form)).await? {
        Ok(voice) => {
            let path = visit.path(format_args!("trust/{id}/partners?as={voice}"));
            Ok(visit.go_saying(path, "trust-kept-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/trust/{id}/partners/removal`
pub(in crate::rounds) async fn remove(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| take_back(tx, viewer, id, form)).await? {
        Ok(voice) => {
            let path = visit.path(format_args!("trust/{id}/partners?as={voice}"));
            Ok(visit.go_saying(path, "trust-taken-back-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

fn say(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<i64, Error> {
    // The end of the round holds this row too.
    tx.lock("items", id.get())?;
    let asked = open(tx, viewer, id)?;
    let voice = asked.voice(form).ok_or_else(|| Refused::Nobody.said())?;
    let said = read(form, voice);
    let offered = asked.offered(tx, voice)?;
    if !offered.iter().any(|(id, _)| *id == said.rated_id) {
        form.fail("partner", "trust-partner-wrong");
    }
    form.checked()?;
    let named = store::named_by(tx, id, voice)?;
    has_room(form, "partner", (&named, said.rated_id))?;
    let one = std::slice::from_ref(&said);
    taking::take(tx, &asked.round, (viewer.member_id(), one), viewer.now)?;
    if named.is_empty() {
        let happened = Happened::new(&ROUND_ANSWERED).space(asked.item.space_id).item(id);
        happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    }
    Ok(voice)
}

/// Whether another partner can be named by whoever has named these; one of these always can.
///
/// # Errors
/// [`Error::Invalid`] where that would be too many.
pub(in crate::rounds) fn has_room(
    form: &mut Form,
    field: &str,
    (named, partner): (&[Spoken], i64),
) -> Result<(), Error> {
    if named.len() >= NAMED && !named.iter().any(|one| one.rated_id == partner) {
        form.fail(field, Said::key("trust-partners-many").with("most", NAMED));
        return Err(Error::Invalid);
    }
    Ok(())
}

fn take_back(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<i64, Error> {
    tx.lock("items", id.get())?;
    let asked = open(tx, viewer, id)?;
    let voice = asked.voice(form).ok_or_else(|| Refused::Nobody.said())?;
    let Ok(partner) = form.value("partner").parse::<i64>() else {
        form.fail("partner", "trust-partner-wrong");
        return Err(Error::Invalid);
    };
    store::take_back(tx, id, (voice, partner))?;
    Ok(voice)
}

/// Reads what is said of a partner; numbers outside of their scale are complained about.
pub(in crate::rounds) fn read(form: &mut Form, voice: i64) -> Spoken {
    let rated_id = form.value("partner").parse::<i64>().unwrap_or(0);
    let contact = number(form, "contact", (0, 5)).unwrap_or(0);
    let depth = number(form, "depth", (0, 5)).unwrap_or(0);
    for name in ["contact", "depth"] {
        if form.value(name).is_empty() {
            form.fail(name, "error-field-choice");
        }
    }
    let marks = MARKS.map(|(name, _)| number(form, name, (1, 4)));
    let [reliability, support, openness, influence, involvement, resources] = marks;
    Spoken {
        rater_id: voice,
        rated_id,
        contact,
        depth,
        reliability,
        support,
        openness,
        influence,
        involvement,
        resources,
        own: true,
    }
}

fn number(form: &mut Form, name: &str, (least, most): (i64, i64)) -> Option<i64> {
    let typed = form.value(name).trim().to_owned();
    let number = typed.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() && !typed.is_empty() {
        form.fail(name, "error-field-choice");
    }
    number
}

/// The steps of a scale, each with its key.
pub(in crate::rounds) fn scale(keys: &[&'static str; 6]) -> Vec<(String, &'static str)> {
    (0..=5_i64).zip(keys).map(|(step, key)| (step.to_string(), *key)).collect()
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<PartnersPage>, Error> {
    let asked = open(q, viewer, id)?;
    let voice = asked.voice(&form).ok_or_else(|| Refused::Nobody.said())?;
    let offered = asked.offered(q, voice)?;
    let name = |id: i64| {
        offered.iter().find(|(other, _)| *other == id).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let partner = |one: Spoken| Partner {
        id: one.rated_id,
        name: name(one.rated_id),
        contact: step(&CONTACTS, one.contact),
        depth: step(&DEPTHS, one.depth),
    };
    let path = asked.round.trust_path(viewer, "partners");
    let voices = asked.voices.iter().filter(|_| asked.voices.len() > 1);
    let body = PartnersPage {
        form,
        title: asked.item.title.clone(),
        back: asked.item.href(viewer),
        voices: voices.map(|(id, name)| (format!("{path}?as={id}"), id.to_string(), name.clone())).collect(),
        voice: voice.to_string(),
        named: store::named_by(q, id, voice)?.into_iter().map(partner).collect(),
        offered: offered.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        contacts: scale(&CONTACTS),
        depths: scale(&DEPTHS),
        marks: MARKS,
        action: path,
    };
    Ok(below(Page::new(body, "trust-answer"), viewer, &asked.item))
}
