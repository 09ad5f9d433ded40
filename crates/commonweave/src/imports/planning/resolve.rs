//! Row after row: who is it, and what is new about them? A later row meets what earlier rows bring.

use super::filling::{fill, fill_known};
use super::known::Known;
use super::{Link, Outcome, Plan, PlannedRow, Who};
use crate::imports::draft::Draft;
use house::ids::OrganisationId;
use house::members::{Acquaintance, Capacity, Newcomer, State, fold};
use house::organisations::NewOrganisation;
use house::web::Said;
use std::collections::HashMap;

/// Resolves rows in their order.
pub(super) struct Resolver {
    known: Known,
    plan: Plan,
    new_emails: HashMap<String, usize>,
    new_names: HashMap<String, Vec<usize>>,
    new_organisations: HashMap<String, usize>,
    fills: HashMap<OrganisationId, usize>,
    linked: HashMap<(Who, String), (usize, Capacity)>,
}

/// What came of a part of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum News {
    None,
    Completed,
    Created,
}

impl Resolver {
    pub(super) fn new(known: Known) -> Resolver {
        Resolver {
            known,
            plan: Plan::default(),
            new_emails: HashMap::new(),
            new_names: HashMap::new(),
            new_organisations: HashMap::new(),
            fills: HashMap::new(),
            linked: HashMap::new(),
        }
    }

    /// Takes the next row; `first` is what to call it where it is refused.
    pub(super) fn take(&mut self, line: u64, place: usize, first: &str, draft: Result<Draft, Said>) {
        let mut row = PlannedRow {
            line,
            place,
            name: first.chars().take(120).collect(),
            organisations: Vec::new(),
            outcome: Outcome::Refused,
            reason: None,
        };
        match draft.and_then(|draft| self.resolve(draft, &mut row)) {
            Ok(News::Created) => row.outcome = Outcome::Create,
            Ok(News::Completed) => row.outcome = Outcome::Complete,
            Ok(News::None) => row.outcome = Outcome::Match,
            Err(reason) => row.reason = Some(reason),
        }
        self.plan.rows.push(row);
    }

    pub(super) fn finish(self) -> Plan {
        self.plan
    }

    fn resolve(&mut self, draft: Draft, row: &mut PlannedRow) -> Result<News, Said> {
        let names: Vec<String> = draft.organisations.iter().map(|(new, _)| new.name.clone()).collect();
        let mut news = News::None;
        let mut who = None;
        if let Some(person) = draft.person {
            row.name.clone_from(&person.name);
            row.organisations = names;
            let (found, fresh) = self.person(person)?;
            news = news.max(fresh);
            who = Some(found);
        } else if let Some(name) = names.into_iter().next() {
            row.name = name;
        }
        for (organisation, capacity) in draft.organisations {
            let key = fold(&organisation.name);
            news = news.max(self.organisation(&key, organisation, draft.knows_sector));
            if let Some(who) = &who {
                news = news.max(self.link(who, key, capacity));
            }
        }
        Ok(news)
    }

    fn person(&mut self, person: Newcomer) -> Result<(Who, News), Said> {
        let name_key = fold(&person.name);
        let Some(email_key) = person.email_key() else { return self.by_name(person, name_key) };
        if let Some(known) = self.known.people.by_email.get(&email_key) {
            return here(known).map(|who| (who, News::None));
        }
        if let Some(place) = self.new_emails.get(&email_key) {
            return Ok((Who::New(*place), News::None));
        }
        self.with_new_address(person, name_key, email_key)
    }

    /// Without an address only the name tells; two of the same name cannot be told apart.
    fn by_name(&mut self, person: Newcomer, name_key: String) -> Result<(Who, News), Said> {
        let all = self.known.people.by_name.get(&name_key).map_or(&[][..], Vec::as_slice);
        let present: Vec<&Acquaintance> = all.iter().filter(|known| known.state != State::Left).collect();
        let new = self.new_names.get(&name_key).map_or(&[][..], Vec::as_slice);
        match (present.as_slice(), new) {
            ([known], []) => here(known).map(|who| (who, News::None)),
            ([], [place]) => Ok((Who::New(*place), News::None)),
            ([], []) if !all.is_empty() => Err(Said::key("import-row-left")),
            ([], []) => Ok((self.create(person, name_key), News::Created)),
            _ => Err(Said::key("import-row-ambiguous")),
        }
    }

    /// A new address may be that of the one person of this name of whom none was known yet.
    fn with_new_address(
        &mut self,
        person: Newcomer,
        name_key: String,
        email_key: String,
    ) -> Result<(Who, News), Said> {
        let all = self.known.people.by_name.get_mut(&name_key).map_or(&mut [][..], Vec::as_mut_slice);
        let mut waiting =
            all.iter_mut().filter(|known| known.email_key.is_none() && known.state == State::Invited);
        if let (Some(known), None) = (waiting.next(), waiting.next()) {
            known.email_key = Some(email_key.clone());
            let known = known.clone();
            self.plan.addresses.push((known.id, person.email.unwrap_or_default()));
            self.known.people.by_email.insert(email_key, known.clone());
            return here(&known).map(|who| (who, News::Completed));
        }
        let new = self.new_names.get(&name_key).map_or(&[][..], Vec::as_slice);
        let nameless = |place: &&usize| self.plan.people.get(**place).is_some_and(|new| new.email.is_none());
        if let Some(place) = new.iter().find(nameless).copied() {
            if let Some(new) = self.plan.people.get_mut(place) {
                new.email = person.email;
            }
            self.new_emails.insert(email_key, place);
            return Ok((Who::New(place), News::Completed));
        }
        Ok((self.create(person, name_key), News::Created))
    }

    fn create(&mut self, person: Newcomer, name_key: String) -> Who {
        let place = self.plan.people.len();
        if let Some(email_key) = person.email_key() {
            self.new_emails.insert(email_key, place);
        }
        self.new_names.entry(name_key).or_default().push(place);
        self.plan.people.push(person);
        Who::New(place)
    }

    fn organisation(&mut self, key: &str, new: NewOrganisation, knows_sector: bool) -> News {
        if let Some(known) = self.known.organisations.get(key) {
            return fill_known(&mut self.plan, &mut self.fills, known, &new, knows_sector);
        }
        let earlier =
            self.new_organisations.get(key).and_then(|place| self.plan.organisations.get_mut(*place));
        if let Some(earlier) = earlier {
            let changed = fill(earlier, &new, knows_sector);
            return if changed { News::Completed } else { News::None };
        }
        self.new_organisations.insert(key.to_owned(), self.plan.organisations.len());
        self.plan.organisations.push(new);
        News::Created
    }

    fn link(&mut self, who: &Who, key: String, capacity: Capacity) -> News {
        let before = match (who, self.known.organisations.get(&key)) {
            (Who::Known(member, ..), Some(known)) => self.known.capacities.get(&(*member, known.id)).copied(),
            _ => None,
        };
        let place = (who.clone(), key);
        if let Some((earlier, present)) = self.linked.get_mut(&place) {
            if capacity > *present {
                *present = capacity;
                if let Some(link) = self.plan.links.get_mut(*earlier) {
                    link.capacity = capacity;
                }
            }
            return News::None;
        }
        if before >= Some(capacity) {
            return News::None;
        }
        let (who, organisation) = place.clone();
        self.linked.insert(place, (self.plan.links.len(), capacity));
        self.plan.links.push(Link { who, organisation, capacity });
        News::Completed
    }
}

/// Somebody known who may be met again.
fn here(known: &Acquaintance) -> Result<Who, Said> {
    match known.state {
        State::Left => Err(Said::key("import-row-left")),
        state => Ok(Who::Known(known.id, state, known.name_key.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::imports::reading::Reading;
    use crate::imports::table::{Cut, Table};
    use house::members::Acquaintances;

    fn nothing() -> Known {
        Known { people: Acquaintances::default(), organisations: HashMap::new(), capacities: HashMap::new() }
    }

    fn known(id: i64, name: &str, email: Option<&str>, state: State) -> Known {
        let known = Acquaintance {
            id: house::ids::MemberId::from(id),
            name_key: fold(name),
            email_key: email.map(str::to_owned),
            state,
        };
        let by_email = email.map(|email| (email.to_owned(), known.clone())).into_iter().collect();
        let by_name = HashMap::from([(fold(name), vec![known])]);
        Known { people: Acquaintances { by_email, by_name }, ..nothing() }
    }

    fn outcomes(text: &str, known: Known) -> (Vec<Outcome>, Plan) {
        let cut = Cut::guess(text.as_bytes()).unwrap();
        let table = Table::read(text.as_bytes(), cut).unwrap();
        let reading = Reading::guess(cut, &table);
        let mut resolver = Resolver::new(known);
        for (place, row) in table.rows.iter().enumerate() {
            resolver.take(row.line, place, "", Draft::read(row, &reading));
        }
        let plan = resolver.finish();
        (plan.rows.iter().map(|row| row.outcome).collect(), plan)
    }

    #[test]
    fn the_same_person_twice_in_a_file_is_one_person() {
        let text = "Name,Email,Organisation\nAna,a@b.org,Choir\nAna P,A@B.org,Museum\nAna,a@b.org,Choir\n";
        let (outcomes, plan) = outcomes(text, nothing());
        assert_eq!(outcomes, [Outcome::Create, Outcome::Create, Outcome::Match]);
        assert_eq!((plan.people.len(), plan.organisations.len(), plan.links.len()), (1, 2, 2));
    }

    #[test]
    fn two_of_one_name_cannot_be_told_apart_without_address() {
        let text = "Name,Email\nAna,a@b.org\nANA,c@d.org\nAna,\n";
        let (outcomes, plan) = outcomes(text, nothing());
        assert_eq!(outcomes, [Outcome::Create, Outcome::Create, Outcome::Refused]);
        assert_eq!(plan.rows[2].reason, Some(Said::key("import-row-ambiguous")));
    }

    #[test]
    fn an_address_completes_the_one_who_waits_under_that_name() {
        let known = known(7, "Ana", None, State::Invited);
        let (outcomes, plan) = outcomes("Name,Email\nAna,a@b.org\nAna,a@b.org\n", known);
        assert_eq!(outcomes, [Outcome::Complete, Outcome::Match]);
        assert_eq!(plan.addresses.len(), 1);
    }

    #[test]
    fn who_has_left_is_not_brought_back_by_a_file() {
        let known = known(7, "Ana", Some("a@b.org"), State::Left);
        let (outcomes, plan) = outcomes("Name,Email\nAna,a@b.org\n", known);
        assert_eq!(outcomes, [Outcome::Refused]);
        assert!(!plan.changes_something());
    }

    #[test]
    fn somebody_may_first_belong_and_then_stand_for() {
        let text = "Full name\tLeads\tMember of\nAna\t\tlibs\nAna\tlibs\t\n";
        let (_, plan) = outcomes(text, nothing());
        assert_eq!(plan.links.len(), 1);
        assert_eq!(plan.links[0].capacity, Capacity::Representative);
    }
}
