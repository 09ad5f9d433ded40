//! Early signs of futures: live figures of other rooms, each held against a number, read with the eyes of whoever looks.

mod binding;
mod figure;

pub(super) use binding::{ask, bind, list, unbind};
pub(super) use figure::{Figure, figures};
