//! What a name looks like. Letters of many scripts look alike, and who wants to be taken for somebody else writes with
//! them. No name is refused for that, for two people may well have one name; stewards are shown of whom a name reminds.

use super::fold;
use crate::ids::{MemberId, NetworkId};
use crate::members::member::State;
use crate::members::store;
use crate::web::{Error, Said};
use db::{Db, Read};
use unicode_security::skeleton;

/// How many names are looked at in one change when this was never done before.
const AT_ONCE: i64 = 500;

db::record! {
    /// Of whom the name of a member reminds.
    #[derive(Debug, Clone)]
    pub(in crate::members) struct Alike {
        /// The member.
        pub(in crate::members) id: MemberId,
        /// The first other person whose name looks the same, and what they are here.
        person: Option<String>,
        state: Option<State>,
        /// The first organisation whose name looks the same.
        organisation: Option<String>,
    }
}

impl Alike {
    /// The sentence that says it; none where the name reminds of nobody.
    fn said(&self) -> Option<Said> {
        match (&self.person, self.state, &self.organisation) {
            (Some(person), Some(State::Active) | None, _) => {
                Some(Said::key("member-looks-like").with("name", person))
            }
            (Some(person), Some(State::Invited), _) => {
                Some(Said::key("member-looks-like-invited").with("name", person))
            }
            (Some(person), Some(_), _) => Some(Said::key("member-looks-like-gone").with("name", person)),
            (None, _, Some(organisation)) => {
                Some(Said::key("member-looks-like-organisation").with("name", organisation))
            }
            (None, _, None) => None,
        }
    }
}

/// A name as the eye takes it: the letters that look alike as one of them (Unicode Technical Standard 39), in small ones and
/// without marks, for those are overlooked. Equal for two names that one can be taken for the other.
pub fn look(name: &str) -> String {
    let alike: String = skeleton(name).collect();
    let small: String = skeleton(&alike.to_lowercase()).collect();
    fold(&small)
}

/// Of whom the names of these members remind, for stewards: a sentence for each who reminds of anybody.
///
/// # Errors
/// Those of the database.
pub(in crate::members) fn reminders(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[MemberId],
) -> Result<Vec<(MemberId, Said)>, Error> {
    let found = store::alike(q, network, ids)?;
    Ok(found.into_iter().filter_map(|alike| Some((alike.id, alike.said()?))).collect())
}

/// Finds out what the names of members look like that were written before anybody asked.
///
/// # Errors
/// Those of the database.
pub fn look_at_members(db: &Db) -> Result<(), Error> {
    while db.write_blocking(move |tx| {
        let names = store::without_look(tx, AT_ONCE)?;
        for (id, name) in &names {
            store::set_look(tx, *id, &look(name))?;
        }
        Ok::<_, Error>(!names.is_empty())
    })? {}
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::look;

    #[test]
    fn letters_that_look_alike_are_one() {
        for (one, other) in [
            ("Anna Berg", "Аnna Berg"),
            ("Anna Berg", "ANNA BERG"),
            ("Paul", "Pаuӏ"),
            ("Ilic", "llic"),
            ("Emma", "Ernrna"),
            ("Emma", "emma"),
            ("Bob 0", "Bob O"),
            ("José", "Jose"),
            ("Choir\u{200b} North", "Choir  North"),
        ] {
            assert_eq!(look(one), look(other), "{one} and {other}");
        }
        for (one, other) in [("Anna", "Anne"), ("김민준", "김민진"), ("Мария", "Марина")] {
            assert_ne!(look(one), look(other), "{one} and {other}");
        }
    }
}
