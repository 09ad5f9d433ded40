//! Commonweave: one self-hosted server on which a collaborative network lives. `ARCHITECTURE.md` is the map.

pub mod access;
pub mod accounts;
pub mod app;
pub mod batch;
pub mod charters;
pub mod clock;
pub mod config;
pub mod conversations;
pub mod entrance;
pub mod happenings;
pub mod ids;
pub mod imports;
pub mod items;
pub mod landing;
pub mod members;
pub mod migrations;
pub mod networks;
pub mod organisations;
pub mod overview;
pub mod registry;
pub mod router;
pub mod sector;
pub mod serve;
pub mod spaces;
pub mod today;
pub mod web;
