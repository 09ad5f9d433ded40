//! What the database crate costs beside the bare drivers, measured in the same run on the same rows. Asserts
//! nothing: it prints a table, or JSON with `--json`; `--quick` takes less time and less certainty.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

mod bare;
mod load;

use std::error::Error;
use std::time::Duration;

use load::Figure;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().collect();
    let wanted = |name: &str| given.iter().any(|argument| argument == name);
    let slice = if wanted("--quick") { Duration::from_millis(700) } else { Duration::from_millis(2_500) };
    let folder = std::env::temp_dir().join(format!("commonweave-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let figures = measured(&format!("sqlite://{}", folder.join("bench.db").display()), slice);
    std::fs::remove_dir_all(&folder)?;
    let figures = figures?;
    if wanted("--json") {
        println!("{}", serde_json::to_string_pretty(&figures)?);
    } else {
        print_table(&figures);
    }
    Ok(())
}

fn measured(sqlite: &str, slice: Duration) -> Result<Vec<Figure>, Box<dyn Error>> {
    let mut figures = load::figures("SQLite", sqlite, &bare::Sqlite::open(sqlite)?, slice)?;
    if let Ok(server) = std::env::var("COMMONWEAVE_TEST_POSTGRES") {
        let fresh = bare::FreshDatabase::on(&server)?;
        figures.extend(load::figures(
            "PostgreSQL",
            &fresh.url,
            &bare::Postgres::connect(&fresh.url)?,
            slice,
        )?);
    }
    Ok(figures)
}

fn print_table(figures: &[Figure]) {
    println!(
        "{:<58} {:>10} {:>12} {:>7} {:>7}",
        "figure, per second", "ours", "bare driver", "ratio", "target"
    );
    for figure in figures {
        let target = figure.target.map_or_else(|| "-".to_owned(), |target| format!("{target:.2}"));
        let verdict = figure.ok.map_or("", |ok| if ok { "ok" } else { "short" });
        println!(
            "{:<58} {:>10.0} {:>12.0} {:>7.2} {target:>7} {verdict}",
            figure.figure, figure.value, figure.reference, figure.ratio
        );
    }
}
