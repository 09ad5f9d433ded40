//! The organisations of rows, and what people are to them.

use super::filling::{fill, fill_known};
use super::resolve::{News, Resolver};
use super::{Link, Who};
use house::members::{Capacity, fold};
use house::organisations::NewOrganisation;
use lists::one_name;

impl Resolver {
    /// The folded name under which an organisation of this compared name is or will be kept.
    pub(super) fn kept_as(&self, key: String) -> String {
        let known = self.known.organisations.get(&key).map(|known| known.name_key.clone());
        let new =
            || self.plan.organisations.get(*self.new_organisations.get(&key)?).map(|new| fold(&new.name));
        known.or_else(new).unwrap_or(key)
    }

    pub(super) fn organisation(&mut self, key: &str, new: NewOrganisation, knows_sector: bool) -> News {
        if let Some(known) = self.known.organisations.get(key) {
            // What no longer takes part is known, and a list does not bring it back.
            if known.archived_at.is_some() {
                return News::None;
            }
            return fill_known(&mut self.plan, &mut self.fills, known, &new, knows_sector);
        }
        let earlier =
            self.new_organisations.get(key).and_then(|place| self.plan.organisations.get_mut(*place));
        if let Some(earlier) = earlier {
            let changed = fill(earlier, &new, knows_sector);
            self.again = true;
            return if changed { News::Completed } else { News::None };
        }
        self.new_organisations.insert(key.to_owned(), self.plan.organisations.len());
        self.plan.organisations.push(new);
        News::Created
    }

    pub(super) fn link(&mut self, who: &Who, key: String, capacity: Capacity) -> News {
        let known = self.known.organisations.get(&one_name(&key));
        if known.is_some_and(|known| known.archived_at.is_some()) {
            return News::None;
        }
        let before = match (who, self.known.organisations.get(&one_name(&key))) {
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
        self.plan.links.push(Link { who, organisation, capacity, before });
        News::Completed
    }
}
