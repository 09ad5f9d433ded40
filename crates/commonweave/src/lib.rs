//! Commonweave: one self-hosted server on which a collaborative network lives. `ARCHITECTURE.md` is the map.

pub mod boards;
pub mod calendar;
pub mod charters;
pub mod demo;
pub mod doctor;
pub mod entrance;
pub mod imports;
pub mod landing;
pub mod log;
pub mod migrations;
pub mod overview;
pub mod portability;
pub mod rooms;
pub mod router;
pub mod serve;
pub mod slack;
pub mod today;
