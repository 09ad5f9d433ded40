//! Coming in.

use crate::access::Role;
use crate::happenings::{self, Happened, What};
use crate::ids::{AccountId, MemberId, NetworkId};
use crate::web::Error;
use db::{Time, Write};

/// Makes an account an active member of the network.
///
/// # Errors
/// Those of the database.
pub fn join(
    tx: &mut Write<'_>,
    network: NetworkId,
    account: AccountId,
    name: &str,
    email: &str,
    role: Role,
    now: Time,
) -> Result<MemberId, Error> {
    let id = tx.one(
        "INSERT INTO members (network_id, account_id, role, state, name, name_key, email, email_key, headline, about,
                              about_html, languages, place, joined_at, created_at, updated_at)
         VALUES ($1, $2, $3, 'active', $4, $5, $6, $7, '', '', '', '', '', $8, $8, $8)
         ON CONFLICT (account_id, network_id) DO UPDATE SET state = 'active', joined_at = $8 RETURNING id",
        &[&network, &account, &role, &name, &name.to_lowercase(), &email, &email.to_lowercase(), &now],
    )?;
    crate::networks::count(tx, network, "members", 1)?;
    let member: MemberId = id;
    happenings::record(
        tx,
        network,
        Some(member),
        now,
        Happened::new(What::MemberJoined).subject(member.get()),
    )?;
    Ok(member)
}
