//! Coming together. Rooms in which members meet: each is a folder that describes itself to the house.

pub mod events;
