//! The built-in programs in the form of program files. Shared by the example that prints them and the test that reads them.

use partner_engine::program::Program;
use serde_json::Value;

/// All of them, in the order in which they are shown.
pub(crate) fn all() -> Value {
    partner_programs::catalog().programs.iter().map(file).collect()
}

/// The derived form is that of the files but for two things: what may be left out is `null` or empty, and dates, which files
/// write as text, stand in three parts.
fn file(program: &Program) -> Value {
    let mut file = serde_json::to_value(program).expect("a program is JSON");
    let dates = &program.validity;
    for (key, date) in [("published", dates.published), ("from", dates.from), ("until", dates.until)] {
        file["validity"][key] = date.map(|date| date.to_string()).into();
    }
    for (index, source) in program.sources.iter().enumerate() {
        file["sources"][index]["checked"] = source.checked.map(|day| day.to_string()).into();
    }
    leave_out_empty(&mut file);
    file
}

fn leave_out_empty(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|_, entry| !entry.is_null() && !entry.as_array().is_some_and(Vec::is_empty));
            entries.values_mut().for_each(leave_out_empty);
        }
        Value::Array(entries) => entries.iter_mut().for_each(leave_out_empty),
        _ => {}
    }
}
