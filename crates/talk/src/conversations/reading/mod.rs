//! Reading a conversation: which part of it a page shows, how its messages stand there, and what comes while one looks.

mod beside;
mod fragment;
mod laying;
mod live;
mod pens;
mod pins;
mod show;
mod thread;
mod window;

pub(super) use fragment::{changed, part, sent, wants_part};
pub(super) use live::live;
pub(super) use pins::show as pins;
pub(super) use show::{page, show};
pub(super) use thread::{below, show as message};
pub(super) use window::Window;
