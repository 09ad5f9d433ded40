//! The kit reads like people using the product: `ana.opens("/n/green-city/charter").await.sees("Vision")`.

mod engine;
mod house;
mod markup;
mod node;
mod person;
mod running;
mod seen;
mod stream;

pub use engine::DEMO_DAY;
pub use house::{House, Net, START};
pub use markup::{FieldSeen, FormSeen, Markup};
pub use node::Node;
pub use person::Person;
pub use seen::Seen;
pub use stream::{ends_soon, falls_silent, hears};

/// Runs one test body on SQLite and on PostgreSQL:
/// `on_both! { async fn a_member_reads_the_charter(house: House) { … } }`; with `house: Demo<3>` in a house with three networks of the demo.
#[macro_export]
macro_rules! on_both {
    ($(async fn $name:ident($house:ident: $kind:ident $(<$networks:literal>)?) $body:block)+) => { $(
        async fn $name($house: $crate::kit::House) $body

        mod $name {
            #[test]
            fn on_sqlite() {
                $crate::kit::House::run_demo_on_sqlite(0 $(+ $networks)?, super::$name);
            }

            #[test]
            fn on_postgres() {
                $crate::kit::House::run_demo_on_postgres(0 $(+ $networks)?, super::$name);
            }
        }
    )+ };
}
