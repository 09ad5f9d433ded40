//! What becomes of the tables of events as a whole: counted again, exported, and cleared of those who leave, of what is gone for
//! good, and of what nobody confirmed.

mod extracts;
mod leaving;
mod recount;

pub(in crate::events) use extracts::EXTRACTS;
pub(in crate::events) use leaving::{forget, forget_unconfirmed, merge, purge, unname_guest, withdraw_all};
pub(in crate::events) use recount::recount;
