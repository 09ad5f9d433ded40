//! Rows of `members` and their words.

use crate::access::Role;
use crate::batch::{self, Row};
use crate::ids::{AccountId, MemberId, NetworkId};
use crate::members::look;
use crate::members::member::{Member, Profile, State};
use crate::members::newcomer::Acquaintance;
use db::{Error, Read, Time, Write};

const INSERT: &str = "INSERT INTO members
    (network_id, account_id, role, state, name, name_key, look, email, email_key, contact_email, headline, about,
     about_html, languages, place, joined_at, created_at, updated_at)";

/// A row about to be written.
pub(in crate::members) struct NewRow<'a> {
    pub(in crate::members) account: Option<AccountId>,
    pub(in crate::members) role: Role,
    pub(in crate::members) state: State,
    pub(in crate::members) name: &'a str,
    pub(in crate::members) name_key: &'a str,
    pub(in crate::members) email: Option<&'a str>,
    pub(in crate::members) email_key: Option<&'a str>,
    pub(in crate::members) contact_email: &'a str,
    pub(in crate::members) headline: &'a str,
    pub(in crate::members) about: &'a str,
    pub(in crate::members) about_html: &'a str,
    pub(in crate::members) languages: &'a str,
    pub(in crate::members) place: &'a str,
    pub(in crate::members) joined_at: Option<Time>,
}

db::record! {
    /// What is known of a row by which somebody may be found again.
    #[derive(Debug, Clone)]
    pub(in crate::members) struct Known {
        pub(in crate::members) id: MemberId,
        pub(in crate::members) account_id: Option<AccountId>,
        pub(in crate::members) role: Role,
        pub(in crate::members) state: State,
    }
}

/// The row of an account.
pub(in crate::members) fn of_account(
    q: &mut Read<'_>,
    network: NetworkId,
    account: AccountId,
) -> Result<Option<Known>, Error> {
    q.maybe(
        "SELECT id, account_id, role, state FROM members WHERE account_id = $1 AND network_id = $2",
        &[&account, &network],
    )
}

/// The row with this address.
pub(in crate::members) fn of_email(
    q: &mut Read<'_>,
    network: NetworkId,
    email_key: &str,
) -> Result<Option<Known>, Error> {
    q.maybe(
        "SELECT id, account_id, role, state FROM members WHERE network_id = $1 AND email_key = $2",
        &[&network, &email_key],
    )
}

/// Who has one of these folded addresses.
pub(in crate::members) fn with_emails(
    q: &mut Read<'_>,
    network: NetworkId,
    emails: &[String],
) -> Result<Vec<Acquaintance>, Error> {
    let keys: Vec<&dyn db::Param> = emails.iter().map(|key| -> &dyn db::Param { key }).collect();
    let before = "SELECT id, name_key, email_key, state FROM members WHERE network_id = $1 AND email_key";
    batch::among(q, before, &[&network], &keys, "ORDER BY id")
}

/// Who has one of these folded names.
pub(in crate::members) fn with_names(
    q: &mut Read<'_>,
    network: NetworkId,
    names: &[String],
) -> Result<Vec<Acquaintance>, Error> {
    let keys: Vec<&dyn db::Param> = names.iter().map(|key| -> &dyn db::Param { key }).collect();
    let before = "SELECT id, name_key, email_key, state FROM members WHERE network_id = $1 AND name_key";
    batch::among(q, before, &[&network], &keys, "ORDER BY id")
}

/// A member of this network, whatever their state.
pub(in crate::members) fn by_id(
    q: &mut Read<'_>,
    network: NetworkId,
    id: MemberId,
) -> Result<Option<Member>, Error> {
    q.maybe(
        "SELECT id, account_id, name, name_key, email, contact_email, role, state, headline, about, about_html,
                languages, place, joined_at, left_at, erased_at, picture
         FROM members WHERE id = $1 AND network_id = $2",
        &[&id, &network],
    )
}

/// Writes rows, those of who joined as of then; answers with the number, the folded name and the folded address of
/// each, in no certain order.
pub(in crate::members) fn insert(
    tx: &mut Write<'_>,
    network: NetworkId,
    rows: &[NewRow<'_>],
    now: Time,
) -> Result<Vec<(MemberId, String, Option<String>)>, Error> {
    let looks: Vec<String> = rows.iter().map(|row| look(row.name)).collect();
    let rows: Vec<Row<'_>> = rows
        .iter()
        .zip(&looks)
        .map(|(row, look)| -> Row<'_> {
            let written = row.joined_at.as_ref().unwrap_or(&now);
            vec![
                &network,
                &row.account,
                &row.role,
                &row.state,
                &row.name,
                &row.name_key,
                look,
                &row.email,
                &row.email_key,
                &row.contact_email,
                &row.headline,
                &row.about,
                &row.about_html,
                &row.languages,
                &row.place,
                &row.joined_at,
                written,
                written,
            ]
        })
        .collect();
    batch::insert_returning(tx, INSERT, &rows, "RETURNING id, name_key, email_key")
}

/// Lets somebody back in, or in at last, under the account's name and address.
pub(in crate::members) fn revive(
    tx: &mut Write<'_>,
    id: MemberId,
    row: &NewRow<'_>,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET account_id = $2, role = $3, state = $4, name = $5, name_key = $6, email = $7,
                email_key = $8, joined_at = $9, left_at = NULL, last_invitation = NULL,
                updated_at = $9, look = $10
         WHERE id = $1",
        &[
            &id,
            &row.account,
            &row.role,
            &row.state,
            &row.name,
            &row.name_key,
            &row.email,
            &row.email_key,
            &now,
            &look(row.name),
        ],
    )
}

/// Changes role and state. Of somebody who leaves are kept the time of it and the newest invitation that there was: none up
/// to it brings them back.
pub(in crate::members) fn set_standing(
    tx: &mut Write<'_>,
    id: MemberId,
    role: Role,
    state: State,
    now: Time,
) -> Result<u64, Error> {
    let left = (state == State::Left).then_some(now);
    tx.run(
        "UPDATE members SET role = $2, state = $3, left_at = $4, updated_at = $5,
                last_invitation = CASE WHEN $6 THEN
                    (SELECT COALESCE(MAX(invitations.id), 0) FROM invitations
                     WHERE invitations.network_id = members.network_id) END
         WHERE id = $1",
        &[&id, &role, &state, &left, &now, &left.is_some()],
    )
}

/// Writes down when a member was here last; what is newer has happened since.
pub(in crate::members) fn note_visit(tx: &mut Write<'_>, id: MemberId, time: Time) -> Result<u64, Error> {
    tx.run("UPDATE members SET seen_at = $2, since_at = $2 WHERE id = $1", &[&id, &time])
}

/// Writes what a member says about themselves.
pub(in crate::members) fn set_profile(
    tx: &mut Write<'_>,
    id: MemberId,
    profile: &Profile,
    name_key: &str,
    about_html: &str,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET name = $2, name_key = $3, headline = $4, about = $5, about_html = $6, languages = $7,
                place = $8, updated_at = $9, look = $10
         WHERE id = $1",
        &[
            &id, &profile.name, &name_key, &profile.headline, &profile.about, &about_html, &profile.languages,
            &profile.place, &now, &look(&profile.name),
        ],
    )
}

/// Writes down the address of somebody of whom none was known and who has not come yet.
pub(in crate::members) fn complete_address(
    tx: &mut Write<'_>,
    id: MemberId,
    email: &str,
    email_key: &str,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE members SET email = $2, email_key = $3
         WHERE id = $1 AND email IS NULL AND state = 'invited' AND account_id IS NULL",
        &[&id, &email, &email_key],
    )
}

/// Writes the words that find these members.
pub(in crate::members) fn insert_words(
    tx: &mut Write<'_>,
    network: NetworkId,
    state: State,
    words: &[(MemberId, String)],
) -> Result<u64, Error> {
    let rows: Vec<Row<'_>> =
        words.iter().map(|(id, word)| -> Row<'_> { vec![&network, &state, word, id] }).collect();
    batch::insert(
        tx,
        "INSERT INTO member_words (network_id, member_state, word, member_id)",
        &rows,
        "ON CONFLICT DO NOTHING",
    )
}

/// Takes away the words that find a member.
pub(in crate::members) fn delete_words(tx: &mut Write<'_>, id: MemberId) -> Result<u64, Error> {
    tx.run("DELETE FROM member_words WHERE member_id = $1", &[&id])
}

/// Deletes somebody who was only ever written down, with all that stands beside the name.
pub(in crate::members) fn erase(tx: &mut Write<'_>, id: MemberId) -> Result<(), Error> {
    delete_words(tx, id)?;
    tx.run("DELETE FROM member_skills WHERE member_id = $1", &[&id])?;
    tx.run("DELETE FROM affiliations WHERE member_id = $1", &[&id])?;
    tx.run("DELETE FROM invitations WHERE member_id = $1", &[&id])?;
    tx.run("DELETE FROM members WHERE id = $1", &[&id])?;
    Ok(())
}
