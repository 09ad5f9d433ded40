//! What events report: how long somebody sat in meetings.

use super::store;
use house::reports::Burden;
use house::web::Said;

/// The meetings of the last thirty days, by the hour.
pub(super) static SAT: Burden =
    Burden { each: 60, said: |count| Said::key("event-burden").with("count", count), weigh: store::sat };
