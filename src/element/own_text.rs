//! How a text stands on the page: always as all that is in one element, and never as a node that Yew keeps.
//!
//! A browser's translator replaces text nodes by elements of its own. Yew keeps the nodes that it made and would go on writing
//! into those, unseen, while the page shows the text before: a wrong figure without a word. It would also fail to put
//! something before a node that is gone. An element stays where it is, and setting its `textContent` replaces whatever has
//! been put into it. So a text that stands alone in its element is a property of that element, which costs no node more, and
//! one beside others gets an element around it, `<text-run>`, which `styles/utilities.css` keeps out of the layout.
//!
//! A text that is nothing but a figure is not to be translated: translators rewrite separators, and drop signs.

use yew::AttrValue;
use yew::virtual_dom::{AttributeOrProperty, VNode};

use super::{Draft, el, in_list};

/// The element around a text that stands beside others.
const RUN: &str = "text-run";
/// Names of attributes are told apart by where they stand in memory, so that each stands there once.
static TRANSLATE: &str = "translate";
#[cfg(target_arch = "wasm32")]
static TEXT_CONTENT: &str = "textContent";

/// Takes the children of an element, its one text as a property of it.
#[inline(never)]
pub(super) fn children(draft: &mut Draft) -> Option<VNode> {
    let mut nodes = std::mem::take(&mut draft.children);
    match nodes.len() {
        0 => None,
        // Yew compares one child faster than a list of one.
        1 => match nodes.pop()? {
            VNode::VText(text) => contain(draft, text.text),
            node => Some(node),
        },
        _ => Some(in_list(nodes)),
    }
}

/// Puts an element around each text.
#[inline(never)]
pub(super) fn enclose(nodes: &mut [VNode]) {
    for node in nodes {
        if let VNode::VText(text) = node {
            *node = el(RUN).text(std::mem::take(&mut text.text)).build();
        }
    }
}

fn contain(draft: &mut Draft, text: AttrValue) -> Option<VNode> {
    if is_figure(&text) && !draft.names.contains(&TRANSLATE) {
        draft.names.push(TRANSLATE);
        draft.values.push(Some(AttributeOrProperty::Attribute(AttrValue::Static("no"))));
    }
    into_element(draft, text)
}

#[cfg(target_arch = "wasm32")]
fn into_element(draft: &mut Draft, text: AttrValue) -> Option<VNode> {
    draft.names.push(TEXT_CONTENT);
    draft.values.push(Some(AttributeOrProperty::Property(wasm_bindgen::JsValue::from_str(&text))));
    None
}

/// Properties are not written into a document.
#[cfg(not(target_arch = "wasm32"))]
fn into_element(_: &mut Draft, text: AttrValue) -> Option<VNode> {
    Some(yew::virtual_dom::VText::new(text).into())
}

/// Whether a text is an amount, a share, a range or a count: digits, and no word longer than a currency.
fn is_figure(text: &str) -> bool {
    let mut letters = 0;
    let mut digits = false;
    for character in text.bytes() {
        digits |= character.is_ascii_digit();
        letters = if character.is_ascii_alphabetic() { letters + 1 } else { 0 };
        if letters > 3 {
            return false;
        }
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_from_sentences() {
        for figure in ["284,640", "$284,640", "35 %", "0 to 132,300", "USD 300", "−18,000"] {
            assert!(is_figure(figure), "{figure}");
        }
        for sentence in ["", "—", "Year 2", "Value Added Reseller", "over 3 years", "up to"] {
            assert!(!is_figure(sentence), "{sentence}");
        }
    }
}
