//! The kit reads like people using the product: `ana.opens("/n/green-city/charter").await.sees("Vision")`.

mod engine;
mod house;
mod markup;
mod node;
mod person;
mod seen;
mod stream;

pub use house::{House, Net, START};
pub use markup::{FieldSeen, FormSeen, Markup};
pub use node::Node;
pub use person::Person;
pub use seen::Seen;
pub use stream::{ends_soon, falls_silent, hears};

/// Runs one test body on SQLite and on PostgreSQL:
/// `on_both! { async fn a_member_reads_the_charter(house: House) { … } }`.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($house:ident: House) $body:block)+) => { $(
        async fn $name($house: $crate::kit::House) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                $crate::kit::House::run_on_sqlite(super::$name);
            }

            #[test]
            fn on_postgres() {
                $crate::kit::House::run_on_postgres(super::$name);
            }
        }
    )+ };
}
