//! Figures as they are printed.

use serde::Serialize;

/// One line of the table.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    figure: String,
    value: f64,
    reference: Option<f64>,
    ratio: Option<f64>,
    target: Option<String>,
    ok: Option<bool>,
}

impl Figure {
    /// Something that is only told.
    pub(crate) fn told(figure: impl Into<String>, value: f64) -> Figure {
        Figure { figure: figure.into(), value, reference: None, ratio: None, target: None, ok: None }
    }

    /// Beside something else of the same run.
    pub(crate) fn beside(self, reference: f64) -> Figure {
        Figure { reference: Some(reference), ratio: Some(self.value / reference), ..self }
    }

    /// Beside something else of the same run that may well be nothing.
    pub(crate) fn beside_plain(self, reference: f64) -> Figure {
        Figure { reference: Some(reference), ..self }
    }

    /// The value should be at most this.
    pub(crate) fn at_most(self, most: f64) -> Figure {
        Figure { target: Some(format!("≤ {most}")), ok: Some(self.value <= most), ..self }
    }

    /// The value should be at least this.
    pub(crate) fn at_least(self, least: f64) -> Figure {
        Figure { target: Some(format!("≥ {least}")), ok: Some(self.value >= least), ..self }
    }

    /// The value should be exactly this.
    pub(crate) fn exactly(self, wanted: f64) -> Figure {
        let ok = (self.value - wanted).abs() < 0.5;
        Figure { target: Some(format!("= {wanted}")), ok: Some(ok), ..self }
    }

    /// The ratio should be at least this.
    pub(crate) fn ratio_at_least(self, least: f64) -> Figure {
        let ok = self.ratio.is_some_and(|ratio| ratio >= least);
        Figure { target: Some(format!("ratio ≥ {least}")), ok: Some(ok), ..self }
    }

    /// The ratio should be at most this.
    pub(crate) fn ratio_at_most(self, most: f64) -> Figure {
        let ok = self.ratio.is_some_and(|ratio| ratio <= most);
        Figure { target: Some(format!("ratio ≤ {most}")), ok: Some(ok), ..self }
    }
}

/// Prints the table, or the same as JSON.
pub(crate) fn print(figures: &[Figure], json: bool) -> anyhow::Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(figures)?);
        return Ok(());
    }
    println!("{:<66} {:>10} {:>10} {:>7}  {:<12}", "figure", "value", "reference", "ratio", "target");
    for figure in figures {
        let number = |value: Option<f64>| value.map_or_else(String::new, written);
        let verdict = figure.ok.map_or("", |ok| if ok { "ok" } else { "short" });
        let line = format!(
            "{:<66} {:>10} {:>10} {:>7}  {:<12} {verdict}",
            figure.figure,
            written(figure.value),
            number(figure.reference),
            number(figure.ratio),
            figure.target.as_deref().unwrap_or_default(),
        );
        println!("{}", line.trim_end());
    }
    Ok(())
}

fn written(value: f64) -> String {
    match value {
        value if value >= 100.0 => format!("{value:.0}"),
        value if value >= 10.0 => format!("{value:.1}"),
        value => format!("{value:.2}"),
    }
}
