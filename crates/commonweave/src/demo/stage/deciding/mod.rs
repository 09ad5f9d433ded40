//! What a network decides: proposals on which people vote, and money that they share out.

mod carrying;
mod sharing;
mod voting;
