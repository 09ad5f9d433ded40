//! From one row to the viewer: what the row leaves empty, the viewer is not.

use super::{Account, Membership, Network, Viewer, store};
use db::Time;

impl store::Looker {
    pub(super) fn viewer(mut self, now: Time) -> Viewer {
        Viewer {
            now,
            account: self.account(),
            member: self.member(),
            network: Network {
                id: self.id,
                slug: self.slug,
                name: self.name,
                summary: self.summary,
                language: self.language,
                time_zone: self.time_zone,
                colour: self.colour,
                visibility: self.visibility,
                pages: self.pages,
            },
        }
    }

    fn account(&mut self) -> Option<Account> {
        Some(Account {
            id: self.account_id?,
            name: self.account_name.take()?,
            email: self.account_email.take()?,
            language: self.account_language.take()?,
            time_zone: self.account_time_zone.take()?,
            seen_at: self.session_seen_at?,
        })
    }

    fn member(&mut self) -> Option<Membership> {
        Some(Membership {
            id: self.member_id?,
            name: self.member_name.take()?,
            role: self.member_role?,
            seen_at: self.member_seen_at,
            since_at: self.member_since_at,
            picture: self.member_picture.take().unwrap_or_default(),
        })
    }
}
