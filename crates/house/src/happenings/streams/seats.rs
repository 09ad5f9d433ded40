//! How many streams there may be, in all and for one person: each holds a connection for as long as its page is open.

use crate::ids::AccountId;
use crate::web::Error;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// So many streams of people who are not signed in may come from one address, for each that one person may have: many
/// people can share an address.
const STRANGERS: usize = 10;
/// When it is worth asking again.
const LATER: Duration = Duration::from_secs(15);

/// Counts the streams of this node. Clones count together.
#[derive(Clone)]
pub struct Seats {
    most: usize,
    each: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    by: BTreeMap<Who, usize>,
}

/// Whom a stream is counted to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    Account(AccountId),
    Address(IpAddr),
}

/// The place of one stream; free again when it is dropped.
pub(super) struct Seat {
    seats: Seats,
    who: Option<Who>,
}

impl Seats {
    /// At most so many in all, and so many for each person.
    pub fn new(most: usize, each: usize) -> Seats {
        Seats { most, each, taken: Arc::default() }
    }

    /// A place for a stream of nobody yet.
    ///
    /// # Errors
    /// [`Error::Busy`] where all are taken.
    pub(super) fn take(&self) -> Result<Seat, Error> {
        let mut taken = self.lock();
        if taken.all >= self.most {
            return Err(Error::Busy(LATER));
        }
        taken.all = taken.all.saturating_add(1);
        Ok(Seat { seats: self.clone(), who: None })
    }

    // Nothing can panic while the lock is held.
    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Counts the stream to a person, or to the address of who is not signed in. This machine's own address says nothing:
    /// a proxy may stand there that everybody comes through.
    ///
    /// # Errors
    /// [`Error::Busy`] where they have as many as one may have.
    pub(super) fn of(&mut self, account: Option<AccountId>, address: IpAddr) -> Result<(), Error> {
        let (who, most) = match account {
            Some(account) => (Who::Account(account), self.seats.each),
            None if address.is_loopback() => return Ok(()),
            None => (Who::Address(home(address)), self.seats.each.saturating_mul(STRANGERS)),
        };
        let seats = self.seats.clone();
        let mut taken = seats.lock();
        let count = taken.by.entry(who).or_default();
        if *count >= most {
            return Err(Error::Busy(LATER));
        }
        *count = count.saturating_add(1);
        self.who = Some(who);
        Ok(())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.lock();
        taken.all = taken.all.saturating_sub(1);
        if let Some(who) = self.who
            && let Some(count) = taken.by.get_mut(&who)
        {
            *count = count.saturating_sub(1);
            if *count == 0 {
                taken.by.remove(&who);
            }
        }
    }
}

/// A household has a whole /64 of IPv6 addresses.
fn home(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & (u128::MAX << 64))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn taken(seats: &Seats, account: i64) -> Result<Seat, Error> {
        let mut seat = seats.take()?;
        seat.of(Some(AccountId::from(account)), HERE)?;
        Ok(seat)
    }

    #[test]
    fn nobody_takes_the_seats_of_others_and_a_seat_that_is_left_is_free() {
        let seats = Seats::new(5, 2);
        let mine = [taken(&seats, 1).unwrap(), taken(&seats, 1).unwrap()];
        assert!(matches!(taken(&seats, 1), Err(Error::Busy(_))));
        let theirs = [taken(&seats, 2).unwrap(), taken(&seats, 2).unwrap(), taken(&seats, 3).unwrap()];
        assert!(matches!(taken(&seats, 4), Err(Error::Busy(_))), "all are taken");
        drop((mine, theirs));
        assert!(taken(&seats, 1).is_ok());
        assert!(seats.lock().by.is_empty(), "nobody is remembered who is gone");
    }

    #[test]
    fn strangers_are_counted_by_where_they_come_from() {
        let seats = Seats::new(1_000, 1);
        let from = |address: &str| {
            let mut seat = seats.take().unwrap();
            seat.of(None, address.parse().unwrap()).map(|()| seat)
        };
        let ten: Vec<Seat> = (1..=10).map(|host| from(&format!("2001:db8::{host}")).unwrap()).collect();
        assert!(from("2001:db8::ffff").is_err());
        assert!(from("2001:db8:0:1::1").is_ok(), "another household");
        assert!((0..50).all(|_| from("127.0.0.1").is_ok()));
        drop(ten);
    }
}
