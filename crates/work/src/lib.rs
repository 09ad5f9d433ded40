//! Doing something together. Rooms in which members work: each is a folder that describes itself to the house.

pub mod projects;
pub mod tasks;
