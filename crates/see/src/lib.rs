//! Seeing whether it works. Rooms that read across what others keep, and own only what they add.

pub mod annual;
pub mod burdens;
pub mod conditions;
pub mod desk;
pub mod figures;
pub mod introductions;
pub mod map;
pub mod outcomes;
pub mod quiet;
pub mod risks;
pub mod rounds;
pub mod scenarios;
pub mod ties;
pub mod voice;
