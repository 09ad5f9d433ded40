//! What if somebody left: a person, an organisation, or a space in which people meet. The map before and after, what it would lose,
//! what would have nobody, and who could be asked to take it over. Everybody sees it of themselves; stewards of anybody, because it is
//! they who ask somebody else in time. It puts nobody in an order, and nobody is told that it was looked at.

mod deputies;
mod looking;
mod loss;
mod saving;
mod show;
mod subject;

pub(super) use saving::save;
pub(super) use show::show;
