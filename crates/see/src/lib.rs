//! Seeing whether it works. Rooms that read across what others keep, and own only what they add.

pub mod burdens;
pub mod conditions;
pub mod desk;
pub mod introductions;
pub mod map;
pub mod outcomes;
pub mod risks;
pub mod ties;
pub mod voice;
