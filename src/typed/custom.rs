//! Which decimal mark is usual in the visitor's language. It decides no figure, only which of two readings is offered first.

/// Whether a mark is the decimal one where one and a half is written like this; what is not known, is not.
#[must_use]
pub fn is_decimal(mark: char, one_and_a_half: Option<&str>) -> bool {
    one_and_a_half.is_some_and(|written| written.contains(mark))
}

/// One and a half as it is written in the first of the visitor's languages that the browser knows.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn one_and_a_half() -> Option<String> {
    use wasm_bindgen::JsCast;
    // A list has the method, and takes a refusal of a language as an error.
    let list = js_sys::Array::of1(&1.5.into());
    let write = js_sys::Reflect::get(&list, &"toLocaleString".into()).ok()?;
    let write = write.dyn_into::<js_sys::Function>().ok()?;
    write.call1(&list, &web_sys::window()?.navigator().languages()).ok()?.as_string()
}

/// Where the page is rendered before there is a visitor.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn one_and_a_half() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_decimal_one_where_it_is_so_written() {
        for (mark, written, is_decimal_mark) in [
            ('.', Some("1.5"), true),
            (',', Some("1.5"), false),
            ('.', Some("1,5"), false),
            (',', Some("1,5"), true),
            ('.', Some("١٫٥"), false),
            (',', None, false),
        ] {
            assert_eq!(is_decimal(mark, written), is_decimal_mark, "{mark} where 1½ is {written:?}");
        }
    }
}
