//! The whole URL table, printed to `docs/urls.txt` so that a person can read it.

use crate::kit::House;

#[test]
fn the_printed_table_is_the_real_one() {
    House::run_on_sqlite(async |house: House| {
        let everywhere = commonweave::router::table(&house.app);
        let alone =
            |path| if everywhere.iter().any(|line| line.path == path) { "" } else { ", in the demo alone" };
        let mut lines: Vec<String> = commonweave::router::table(&house.demo())
            .iter()
            .map(|line| format!("{:4} {:60} {:?}{}", line.method, line.path, line.action, alone(line.path)))
            .collect();
        lines.sort_by_key(|line| line.split_whitespace().nth(1).map(str::to_owned));
        let printed = format!("{}\n", lines.join("\n"));
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/urls.txt");
        if std::env::var("COMMONWEAVE_PRINT").is_ok() {
            std::fs::write(file, &printed).unwrap();
        }
        let kept = std::fs::read_to_string(file).unwrap_or_default();
        assert_eq!(
            kept, printed,
            "routes have changed: COMMONWEAVE_PRINT=1 cargo nextest run the_printed_table"
        );
    });
}
