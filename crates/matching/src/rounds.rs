//! Schedules of meetings in pairs, and how they are improved.
#![expect(
    clippy::indexing_slicing,
    reason = "people and seats are below the even number of seats that everything here is sized by"
)]

use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::{Rng, SeedableRng};

/// A meeting that happened before costs more than any number of wishes.
const REPEAT: i64 = 1_000;
const ACROSS: i64 = 10;
const NEW: i64 = 3;
/// Exchanges tried for each seat of the plan, within bounds.
const TRIES_FOR_EACH_SEAT: usize = 4_000;
const MOST_TRIES: usize = 1_500_000;

/// Who would gain from meeting whom. Seats are people, and one more that stands for sitting out when their number is odd.
pub(crate) struct Wishes {
    seats: usize,
    people: usize,
    sectors: Vec<Option<usize>>,
    tied: Vec<bool>,
}

/// Rounds of meetings: the two at places 2k and 2k+1 of a round meet.
#[derive(Clone)]
pub(crate) struct Plan {
    seating: Vec<Vec<usize>>,
}

impl Wishes {
    pub(crate) fn new(sectors: &[Option<usize>], tied: &[(usize, usize)]) -> Self {
        let people = sectors.len();
        let seats = people + people % 2;
        let mut known = vec![false; seats * seats];
        for (a, b) in tied.iter().copied().filter(|(a, b)| *a < people && *b < people) {
            known[a * seats + b] = true;
            known[b * seats + a] = true;
        }
        Self { seats, people, sectors: sectors.to_vec(), tied: known }
    }

    /// Whether two people had no tie before.
    pub(crate) fn is_new(&self, a: usize, b: usize) -> bool {
        !self.tied[a * self.seats + b]
    }

    /// Whether two people are of different sectors; an unknown sector is different from none.
    pub(crate) fn crosses(&self, a: usize, b: usize) -> bool {
        matches!((self.sectors[a], self.sectors[b]), (Some(a), Some(b)) if a != b)
    }

    /// What a first meeting is worth.
    pub(crate) fn worth(&self, a: usize, b: usize) -> i64 {
        if a >= self.people || b >= self.people || !self.is_new(a, b) {
            return 0;
        }
        if self.crosses(a, b) { ACROSS } else { NEW }
    }
}

impl Plan {
    /// The best plan that is found from all beginnings.
    pub(crate) fn best(wishes: &Wishes, rounds: usize, seed: u64) -> Self {
        let mut chance = Pcg64Mcg::seed_from_u64(seed);
        let beginnings = [Self::circle(wishes, rounds, &mut chance), Self::halves(wishes, rounds)];
        let improved = beginnings.into_iter().map(|plan| Search::new(wishes, plan).improve(&mut chance));
        improved.max_by_key(|(worth, _)| *worth).map_or(Self { seating: Vec::new() }, |(_, plan)| plan)
    }

    /// The pairs of each round.
    pub(crate) fn rounds(&self) -> impl Iterator<Item = Vec<(usize, usize)>> + '_ {
        self.seating.iter().map(|round| round.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect())
    }

    /// The circle method: one stays, the others move on by one seat each round. All pairs meet once in seats−1 rounds.
    fn circle(wishes: &Wishes, rounds: usize, chance: &mut Pcg64Mcg) -> Self {
        let seats = wishes.seats;
        let mut order: Vec<usize> = (0..seats).collect();
        for last in (1..seats).rev() {
            order.swap(last, below(chance, last + 1));
        }
        let round = |turn: usize| {
            let at = |place: usize| {
                if place == 0 { order[0] } else { order[1 + (place - 1 + turn) % (seats - 1)] }
            };
            (0..seats / 2).flat_map(|place| [at(place), at(seats - 1 - place)]).collect()
        };
        Self { seating: (0..rounds).map(round).collect() }
    }

    /// Two halves that shift against each other, with each sector's people side by side so that halves differ in sector.
    /// No pair repeats within as many rounds as a half has seats.
    fn halves(wishes: &Wishes, rounds: usize) -> Self {
        let size = |sector: Option<usize>| wishes.sectors.iter().filter(|other| **other == sector).count();
        let mut order: Vec<usize> = (0..wishes.seats).collect();
        let sector = |seat: usize| wishes.sectors.get(seat).copied().flatten();
        order.sort_by_key(|seat| (std::cmp::Reverse(size(sector(*seat))), sector(*seat), *seat));
        let half = wishes.seats / 2;
        let round =
            |turn: usize| (0..half).flat_map(|at| [order[at], order[half + (at + turn) % half]]).collect();
        Self { seating: (0..rounds).map(round).collect() }
    }
}

/// A plan under improvement, with how often each pair meets in it.
struct Search<'a> {
    wishes: &'a Wishes,
    plan: Plan,
    meetings: Vec<u32>,
    worth: i64,
}

impl<'a> Search<'a> {
    fn new(wishes: &'a Wishes, plan: Plan) -> Self {
        let meetings = vec![0; wishes.seats * wishes.seats];
        let mut search = Self { wishes, plan: Plan { seating: Vec::new() }, meetings, worth: 0 };
        for (a, b) in plan.rounds().flatten() {
            search.worth += search.meet(a, b);
        }
        search.plan = plan;
        search
    }

    /// Let two meet, and say what it is worth.
    fn meet(&mut self, a: usize, b: usize) -> i64 {
        let before = &mut self.meetings[a.min(b) * self.wishes.seats + a.max(b)];
        *before += 1;
        if *before == 1 { self.wishes.worth(a, b) } else { -REPEAT }
    }

    /// Take a meeting back, and say what it costs.
    fn part(&mut self, a: usize, b: usize) -> i64 {
        let before = &mut self.meetings[a.min(b) * self.wishes.seats + a.max(b)];
        *before -= 1;
        if *before == 0 { -self.wishes.worth(a, b) } else { REPEAT }
    }

    /// Exchange partners between two pairs of one round, again and again, and hand back the best plan met.
    fn improve(mut self, chance: &mut Pcg64Mcg) -> (i64, Plan) {
        let (rounds, seats) = (self.plan.seating.len(), self.wishes.seats);
        let mut best = (self.worth, self.plan.clone());
        if seats < 4 || rounds == 0 {
            return best;
        }
        let tries = (TRIES_FOR_EACH_SEAT * seats * rounds).min(MOST_TRIES);
        for done in 0..tries {
            let round = below(chance, rounds);
            let (first, second) = (below(chance, seats), below(chance, seats));
            if first / 2 == second / 2 {
                continue;
            }
            let gain = self.swap(round, first, second);
            // A loss is taken with a chance that halves for every `warmth` points, and the warmth fades to nothing.
            let warmth = i64::try_from((tries - done) * 8 / tries).unwrap_or(0);
            let taken = gain >= 0 || (warmth > 0 && below(chance, 1 << (-gain / warmth).clamp(0, 40)) == 0);
            if !taken {
                self.swap(round, first, second);
            } else if self.worth > best.0 {
                best = (self.worth, self.plan.clone());
            }
        }
        best
    }

    /// Exchange the people at two places of a round; hands back what it gains.
    fn swap(&mut self, round: usize, first: usize, second: usize) -> i64 {
        let pair = |plan: &Plan, place: usize| (plan.seating[round][place], plan.seating[round][place ^ 1]);
        let (before, other) = (pair(&self.plan, first), pair(&self.plan, second));
        let mut gain = self.part(before.0, before.1) + self.part(other.0, other.1);
        self.plan.seating[round].swap(first, second);
        gain += self.meet(other.0, before.1) + self.meet(before.0, other.1);
        self.worth += gain;
        gain
    }
}

/// A number below `bound`; the tiny unevenness of the remainder does not matter for a search.
pub(crate) fn below(chance: &mut Pcg64Mcg, bound: usize) -> usize {
    let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
    usize::try_from(chance.next_u64() % bound).unwrap_or(0)
}
