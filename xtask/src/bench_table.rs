//! The measurements as a table in Markdown: the page, the one-button app, and their ratio.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::weight::{FirstView, kilobytes, ratio};

/// All measurements of one run.
pub(crate) struct Measurements {
    /// First views of the page and of the one-button app.
    pub(crate) weights: [FirstView; 2],
    pub(crate) start: Value,
    pub(crate) keys: Value,
    pub(crate) lighthouse: Value,
}

/// One row: a figure of both apps.
struct Row {
    title: String,
    values: [f64; 2],
    unit: Unit,
}

#[derive(Clone, Copy)]
enum Unit {
    Bytes,
    Milliseconds,
    /// Out of 100; shown without a ratio, which would mean nothing.
    Score,
    /// A share of the window.
    Shift,
    Count,
}

/// The table and the sentence below it with the versions used.
pub(crate) fn markdown(measured: &Measurements) -> Result<String> {
    let mut table = "| | this page | one button | ratio |\n|---|--:|--:|--:|\n".to_owned();
    for row in rows(measured)? {
        table += &row.markdown();
    }
    let keys = &measured.keys["page"];
    let (pressed, fresh) = (number(&keys["keys"])?, number(&keys["fresh"])?);
    let browser = measured.start["browser"].as_str().context("the browser's version is missing")?;
    table += &format!(
        "\nMade by `cargo xtask bench --readme` with Chromium {browser}; times are medians, of nine visits and of {pressed} keys, scores of \
         five runs of Lighthouse's mobile preset. Keys are typed at 5 years with all tiers, at a CPU four times slower; after {fresh} \
         of {pressed} of them the figures were new in the next frame. A phone is a CPU four times slower on a line of 1.6 Mbit/s with 150 ms. \
         The one-button app is a Yew page that counts clicks, built the same way.\n"
    );
    Ok(table)
}

fn rows(measured: &Measurements) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let [page, one_button] = &measured.weights;
    for ((title, ours), (_, theirs)) in page.rows().iter().zip(one_button.rows()) {
        let title = format!("{title}, with brotli");
        rows.push(Row { title, values: [ours.brotli as f64, theirs.brotli as f64], unit: Unit::Bytes });
    }
    let mut add = |title: &str, report: &Value, figure: &str, unit| {
        let values = [number(&report["page"][figure])?, number(&report["one_button"][figure])?];
        rows.push(Row { title: title.to_owned(), values, unit });
        anyhow::Ok(())
    };
    let (machine, phone) = (&measured.start["machine"], &measured.start["phone"]);
    add("fetched until ready", machine, "bytes", Unit::Bytes)?;
    add("requests until ready", machine, "requests", Unit::Count)?;
    add("first contentful paint, this machine", machine, "first_paint", Unit::Milliseconds)?;
    add("ready, this machine", machine, "ready", Unit::Milliseconds)?;
    add("first contentful paint, phone", phone, "first_paint", Unit::Milliseconds)?;
    add("ready, phone", phone, "ready", Unit::Milliseconds)?;
    add("script from key to paint", &measured.keys, "script_median", Unit::Milliseconds)?;
    add("script from key to paint, 99th percentile", &measured.keys, "script_p99", Unit::Milliseconds)?;
    add("key to paint", &measured.keys, "painted_median", Unit::Milliseconds)?;
    add("key to paint, 99th percentile", &measured.keys, "painted_p99", Unit::Milliseconds)?;
    add("Lighthouse: performance", &measured.lighthouse, "performance", Unit::Score)?;
    add("Lighthouse: accessibility", &measured.lighthouse, "accessibility", Unit::Score)?;
    add("Lighthouse: best practices", &measured.lighthouse, "best_practices", Unit::Score)?;
    add("Lighthouse: SEO", &measured.lighthouse, "seo", Unit::Score)?;
    add("Lighthouse: largest contentful paint", &measured.lighthouse, "lcp", Unit::Milliseconds)?;
    add("Lighthouse: total blocking time", &measured.lighthouse, "tbt", Unit::Milliseconds)?;
    add("Lighthouse: layout shift", &measured.lighthouse, "cls", Unit::Shift)?;
    Ok(rows)
}

impl Row {
    fn markdown(&self) -> String {
        let [ours, theirs] = self.values;
        let ratio = match self.unit {
            Unit::Score | Unit::Shift => String::new(),
            Unit::Bytes | Unit::Milliseconds | Unit::Count => ratio(ours, theirs),
        };
        format!("| {} | {} | {} | {ratio} |\n", self.title, self.unit.shown(ours), self.unit.shown(theirs))
    }
}

impl Unit {
    fn shown(self, value: f64) -> String {
        match self {
            Self::Bytes => kilobytes(value as u64),
            Self::Milliseconds if value < 100.0 => format!("{value:.1} ms"),
            Self::Milliseconds => format!("{value:.0} ms"),
            Self::Score | Self::Count => format!("{value:.0}"),
            Self::Shift => format!("{value:.3}"),
        }
    }
}

fn number(value: &Value) -> Result<f64> {
    value.as_f64().context("a figure is missing in a report")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn values_stand_with_their_units_and_a_ratio_where_one_means_something() {
        let row = |values, unit| Row { title: "x".to_owned(), values, unit }.markdown();
        assert_eq!(row([142_340.0, 48_500.0], Unit::Bytes), "| x | 142.3 kB | 48.5 kB | 2.9 × |\n");
        assert_eq!(row([9.96, 4.0], Unit::Milliseconds), "| x | 10.0 ms | 4.0 ms | 2.5 × |\n");
        assert_eq!(row([1234.5, 0.0], Unit::Milliseconds), "| x | 1234 ms | 0.0 ms |  |\n");
        assert_eq!(row([99.0, 100.0], Unit::Score), "| x | 99 | 100 |  |\n");
        assert_eq!(row([0.0, 0.0], Unit::Shift), "| x | 0.000 | 0.000 |  |\n");
    }

    #[test]
    fn a_report_that_lacks_a_figure_is_an_error_and_no_zero() {
        let measured = Measurements {
            weights: [FirstView::default(), FirstView::default()],
            start: json!({"browser": "1"}),
            keys: json!({}),
            lighthouse: json!({}),
        };
        assert!(markdown(&measured).is_err());
    }
}
