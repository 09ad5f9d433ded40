//! Which pages of a room are worth measuring: plain data, which no page and no job of the program reads. `bench/pages` asks
//! for them, and tests hold them against the access table and open them in the demo.

/// A page whose cost is worth knowing, looked at in the demo.
#[derive(Debug, Clone, Copy)]
pub struct Measured {
    /// How the figures call it; no two pages are called alike.
    pub name: &'static str,
    /// Its path, as its line of the access table has it. It need not be a route of the room itself: an event is shown by the
    /// page of all items.
    pub path: &'static str,
    /// What is asked behind the path, without the question mark; empty for most.
    pub query: &'static str,
    /// Which row stands in the path besides the network.
    pub of: Subject,
    /// Who looks: somebody of the demo, by the name of their door.
    pub viewer: &'static str,
    /// Whether its speed is held against a floor and its first view is weighed. Of every page is measured whether it grows
    /// with the network.
    pub floored: bool,
}

impl Measured {
    /// A page of the network as a member sees it, of which is only measured whether it grows.
    pub const fn growing(name: &'static str, path: &'static str) -> Measured {
        Measured { name, path, query: "", of: Subject::Network, viewer: "member", floored: false }
    }

    /// As [`Measured::growing`], and held against a floor: for pages that people open all day.
    pub const fn beside_floor(name: &'static str, path: &'static str) -> Measured {
        Measured { floored: true, ..Measured::growing(name, path) }
    }
}

/// Which row of the demo a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// None: nothing but the network stands in the path.
    Network,
    /// The organisation with the most people.
    LargestOrganisation,
    /// The item of this kind in which most was said.
    Busiest(&'static str),
    /// The space in which that item stands.
    SpaceOfBusiest(&'static str),
    /// The newest item of this kind, an open one where there is one.
    Newest(&'static str),
    /// What the bench brings because no demo has it, by the name that it bears there (`bench_pages/stage`).
    Brought(&'static str),
}
