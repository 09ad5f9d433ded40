//! Row after row: who is it, and what is new about them? A later row meets what earlier rows bring.

use super::known::Known;
use super::mailboxes::may_be_one;
use super::stored::stored;
use super::{Outcome, Plan, PlannedRow, Who};
use crate::imports::draft::Draft;
use house::ids::OrganisationId;
use house::members::{Acquaintance, Capacity, Newcomer, State, fold};
use house::web::Said;
use lists::one_name;
use std::collections::{HashMap, HashSet};

/// Resolves rows in their order.
pub(super) struct Resolver {
    pub(super) known: Known,
    pub(super) plan: Plan,
    new_emails: HashMap<String, usize>,
    new_names: HashMap<String, Vec<usize>>,
    pub(super) new_organisations: HashMap<String, usize>,
    pub(super) fills: HashMap<OrganisationId, usize>,
    pub(super) linked: HashMap<(Who, String), (usize, Capacity)>,
    /// Addresses that several people of the file share.
    shared: HashSet<String>,
    /// Whether rows of one name and no address are different people.
    apart: bool,
    /// Whether the row at hand has met one of the same file.
    pub(super) again: bool,
}

/// What came of a part of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum News {
    None,
    Completed,
    Created,
}

impl Resolver {
    pub(super) fn new(known: Known, shared: HashSet<String>, apart: bool) -> Resolver {
        Resolver {
            known,
            plan: Plan::default(),
            new_emails: HashMap::new(),
            new_names: HashMap::new(),
            new_organisations: HashMap::new(),
            fills: HashMap::new(),
            linked: HashMap::new(),
            shared,
            apart,
            again: false,
        }
    }

    /// Takes the next row; `first` is what to call it where it is refused.
    pub(super) fn take(&mut self, line: u64, place: usize, first: &str, draft: Result<Draft, Said>) {
        let mut row = PlannedRow {
            line,
            place,
            name: first.to_owned(),
            organisations: Vec::new(),
            outcome: Outcome::Refused,
            reason: None,
            notes: Vec::new(),
            stored: Vec::new(),
        };
        self.again = false;
        match draft.and_then(|draft| self.resolve(draft, &mut row)) {
            Ok(News::Created) => row.outcome = Outcome::Create,
            Ok(News::Completed) => row.outcome = Outcome::Complete,
            Ok(News::None) => {
                row.outcome = Outcome::Match;
                self.plan.repeats += usize::from(self.again);
            }
            Err(reason) => row.reason = Some(reason),
        }
        self.plan.rows.push(row);
    }

    pub(super) fn finish(self) -> Plan {
        self.plan
    }

    fn resolve(&mut self, mut draft: Draft, row: &mut PlannedRow) -> Result<News, Said> {
        if let Some(person) = &mut draft.person {
            self.keep_as_contact(person, &mut draft.notes);
        }
        row.stored = stored(&draft);
        row.notes = draft.notes;
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
            let key = one_name(&organisation.name);
            news = news.max(self.organisation(&key, organisation, draft.knows_sector));
            let key = self.kept_as(key);
            if let Some(who) = &who {
                news = news.max(self.link(who, key, capacity));
            }
        }
        Ok(news)
    }

    /// An address that is not one person's alone is a contact and no way to sign in: one that others of the file have, or
    /// that somebody of another name has who was written down earlier.
    fn keep_as_contact(&mut self, person: &mut Newcomer, notes: &mut Vec<Said>) {
        let Some(key) = person.email_key() else { return };
        let name = fold(&person.name);
        let other =
            |known: &Acquaintance| known.state == State::Invited && !may_be_one(&known.name_key, &name);
        let taken = self.known.people.by_email.get(&key).is_some_and(other);
        if !taken && !self.shared.contains(&key) {
            return;
        }
        let email = person.email.take().unwrap_or_default();
        let said = if taken { "import-note-belongs" } else { "import-note-shared" };
        notes.push(Said::key(said).with("email", &email));
        person.contact_email = email;
    }

    fn person(&mut self, person: Newcomer) -> Result<(Who, News), Said> {
        let name_key = fold(&person.name);
        let Some(email_key) = person.email_key() else { return self.by_name(person, name_key) };
        if let Some(known) = self.known.people.by_email.get(&email_key) {
            return here(known).map(|who| (who, News::None));
        }
        if let Some(place) = self.new_emails.get(&email_key) {
            self.again = true;
            return Ok((Who::New(*place), News::None));
        }
        self.with_new_address(person, name_key, email_key)
    }

    /// Without an address only the name tells; two of the same name cannot be told apart.
    fn by_name(&mut self, person: Newcomer, name_key: String) -> Result<(Who, News), Said> {
        let all = self.known.people.by_name.get(&name_key).map_or(&[][..], Vec::as_slice);
        let present: Vec<&Acquaintance> = all.iter().filter(|known| known.state != State::Left).collect();
        let new = if self.apart { None } else { self.new_names.get(&name_key) };
        let new = new.map_or(&[][..], Vec::as_slice);
        match (present.as_slice(), new) {
            ([known], []) => here(known).map(|who| (who, News::None)),
            ([], [place]) => {
                self.again = true;
                Ok((Who::New(*place), News::None))
            }
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
        let opened = lists::open(text.as_bytes()).unwrap();
        let table = lists::Table::read(&opened.content, opened.cut).unwrap();
        let reading = Reading::guess(opened.cut, &table);
        let drafts: Vec<_> = table.rows.iter().map(|row| Draft::read(row, &reading)).collect();
        let mut resolver = Resolver::new(known, super::super::mailboxes::shared(&drafts), false);
        for (place, (row, draft)) in table.rows.iter().zip(drafts).enumerate() {
            resolver.take(row.line, place, "", draft);
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
