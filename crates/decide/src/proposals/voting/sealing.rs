//! A ballot of a secret vote: sealed to the key of the vote before it is written anywhere.

use super::ballot::below;
use crate::proposals::bringing::{self, Where};
use crate::proposals::proposal::{Choosable, Proposal, find};
use crate::proposals::secrecy::{Paper, seal};
use crate::proposals::store::{self, Voice};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::clock::digest;
use house::ids::ItemId;
use house::web::{Error, Page, Viewer, filters};

/// The chance by which a ballot is sealed and gets its code.
pub(in crate::proposals) struct Sealing {
    pub(in crate::proposals) token: String,
    pub(in crate::proposals) chance: [u8; 32],
}

#[derive(Template)]
#[template(path = "proposals/views/receipt.html")]
pub(super) struct ReceiptPage {
    codes: Vec<String>,
    back: String,
}

impl Sealing {
    /// Puts a ballot in for each of these votes; answers with their codes.
    pub(in crate::proposals) fn put_in(
        &self,
        tx: &mut Write<'_>,
        at: Where,
        (proposal, options): (&Proposal, &[Choosable]),
        voices: &[Voice],
        choice: &str,
    ) -> Result<Vec<String>, Error> {
        let mut codes = Vec::new();
        for (voice, number) in voices.iter().zip(0_u8..) {
            let code: String = digest(&format!("{}{number}", self.token)).chars().take(16).collect();
            let paper = Paper { code: code.clone(), choice: choice.to_owned() };
            let mut chance = self.chance;
            if let Some(first) = chance.first_mut() {
                *first ^= number;
            }
            let room = options.len().saturating_mul(24);
            let sealed = seal(&proposal.public_key, at.item, &paper, (room, chance))?;
            store::put_sealed(tx, at.network, (at.item, voice.id), &sealed)?;
            store::note_voted(tx, at.item, voice, proposal.version)?;
            codes.push(code);
        }
        bringing::cast_in_secret(tx, at)?;
        Ok(codes)
    }
}

/// Tells a voter by which code they find their ballot when all are published. It is shown once and kept nowhere.
pub(super) fn receipt(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    codes: Vec<String>,
) -> Result<Page<ReceiptPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::CastBallot)?;
    let body = ReceiptPage { codes, back: item.href(viewer) };
    Ok(below(Page::new(body, "proposal-receipt"), viewer, &item))
}
