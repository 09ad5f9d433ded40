//! Talking with one another. Rooms that members use to speak: each is a folder that describes itself to the house.

pub mod announcements;
pub mod checkins;
pub mod conversations;
pub mod correspondence;
pub mod ideas;
pub mod phases;
