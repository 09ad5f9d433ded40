//! The tables of attention and of levels. Lists join those of members, spaces and items.

mod calls;
mod levels;
mod lists;
mod marks;

pub(super) use calls::{Reached, place_of, raise, reachable, spoke, standing_for};
pub(super) use levels::{
    account_level, networks_of, set_account_level, set_network, set_space_level, space_level,
    spaces_with_levels, standard,
};
pub(super) use lists::{
    Candidate, EACH, Facts, Window, called, calling_everyone, facts, followed, newest_unread, put_off,
    talking, turning, unread,
};
pub(super) use marks::{
    all_back, all_done, back, done, forget, forget_account, fresh, has_read, minded, purge, read_place, rest,
    rest_for, snooze,
};
