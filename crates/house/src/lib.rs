//! The ground of Commonweave and its first floor: the chassis of every page, who may do what, and who, where and what:
//! accounts, networks, members, organisations, spaces, items, files, the log. It knows no kind of item by its name; rooms above
//! describe themselves to it. `ARCHITECTURE.md` is the map.

pub mod access;
pub mod accounts;
pub mod app;
pub mod batch;
pub mod blocks;
pub mod charts;
pub mod clock;
pub mod config;
pub mod dates;
pub mod decisions;
pub mod erasures;
pub mod extract;
pub mod feed;
pub mod files;
pub mod gauges;
pub mod happenings;
pub mod ids;
pub mod inbox;
pub mod items;
pub mod jobs;
pub mod letters;
pub mod mail;
pub mod members;
pub mod mentions;
pub mod networks;
pub mod organisations;
pub mod portraits;
pub mod recount;
pub mod reports;
pub mod room;
pub mod search;
pub mod sector;
pub mod spaces;
pub mod tags;
pub mod web;
