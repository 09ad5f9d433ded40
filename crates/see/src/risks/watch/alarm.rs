//! When a live figure calls, and when it may call again: once, and then not before it was calm for a whole period. A figure that
//! goes up and down around its limit calls once.

use db::Time;
use std::time::Duration;

/// How a trigger stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::risks) struct Alarm {
    /// Whether it calls when the figure goes over its limit.
    pub(in crate::risks) armed: bool,
    /// When it called last.
    pub(in crate::risks) raised_at: Option<Time>,
    /// Since when it is calm, after it has called.
    pub(in crate::risks) calm_since: Option<Time>,
}

/// What a look at the figure brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing to tell.
    Nothing,
    /// It calls.
    Raised,
    /// It was calm for a whole period, and may call again.
    Calmed,
}

impl Alarm {
    /// How it stands after a look: whether the figure is over its limit (nothing where it cannot be read now), and for how long
    /// it has to be calm. What cannot be read is not calm.
    pub(super) fn after(self, over: Option<bool>, calm: Duration, now: Time) -> (Alarm, Change) {
        match (self.armed, over) {
            (true, Some(true)) => {
                (Alarm { armed: false, raised_at: Some(now), calm_since: None }, Change::Raised)
            }
            (true, _) => (self, Change::Nothing),
            (false, None | Some(true)) => (Alarm { calm_since: None, ..self }, Change::Nothing),
            (false, Some(false)) => {
                let since = self.calm_since.unwrap_or(now);
                if since + calm <= now {
                    (Alarm { armed: true, calm_since: None, ..self }, Change::Calmed)
                } else {
                    (Alarm { calm_since: Some(since), ..self }, Change::Nothing)
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Duration = Duration::from_secs(86_400);
    const CALM: Duration = Duration::from_secs(86_400 * 7);

    /// Looks once a day, and tells on which days, from 0, something was to be told.
    fn looks(overs: &[Option<bool>]) -> Vec<(usize, Change)> {
        let mut alarm = Alarm { armed: true, raised_at: None, calm_since: None };
        let mut now = Time::from_micros(0);
        let mut told = Vec::new();
        for (day, over) in overs.iter().enumerate() {
            let (next, change) = alarm.after(*over, CALM, now);
            if change != Change::Nothing {
                told.push((day, change));
            }
            alarm = next;
            now = now + DAY;
        }
        told
    }

    #[test]
    fn what_stays_over_its_limit_calls_once() {
        assert_eq!(looks(&[Some(false), Some(true), Some(true), Some(true)]), [(1, Change::Raised)]);
    }

    #[test]
    fn what_goes_up_and_down_calls_once() {
        let flapping: Vec<Option<bool>> = (0..60).map(|day| Some(day % 2 == 0)).collect();
        assert_eq!(looks(&flapping), [(0, Change::Raised)]);
    }

    #[test]
    fn after_a_calm_period_it_calls_again() {
        let mut overs = vec![Some(true)];
        overs.extend([Some(false); 8]);
        overs.push(Some(true));
        assert_eq!(looks(&overs), [(0, Change::Raised), (8, Change::Calmed), (9, Change::Raised)]);
        // A day too early.
        let mut overs = vec![Some(true)];
        overs.extend([Some(false); 7]);
        overs.push(Some(true));
        assert_eq!(looks(&overs), [(0, Change::Raised)]);
    }

    #[test]
    fn what_cannot_be_read_is_neither_over_nor_calm() {
        assert_eq!(looks(&[None, None]), []);
        let mut overs = vec![Some(true)];
        overs.extend([Some(false); 5]);
        overs.push(None);
        overs.extend([Some(false); 5]);
        assert_eq!(looks(&overs), [(0, Change::Raised)]);
    }
}
