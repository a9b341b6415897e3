//! The choice of tiers, grouped by program: check boxes, and all or none of a program at once.

use partner_engine::program::{Program, Tier};

use crate::comparison::ProgramHead;
use crate::element::{El, Handler, el};
use crate::wording::Compare;

/// Handlers of the picker's controls.
pub struct Callbacks<'a> {
    /// Adds or takes away a tier, by its id.
    pub on_toggle: &'a dyn Fn(&str) -> Handler,
    /// Chooses all tiers of a program, by its id, or none.
    pub on_program: &'a dyn Fn(&str, bool) -> Handler,
    /// Goes back to the page's own choice.
    pub on_reset: Handler,
}

/// Comparisons to start from, each with whether it is the one shown and what chooses it.
pub fn presets(words: &'static Compare, presets: impl IntoIterator<Item = (String, bool, Handler)>) -> El {
    el("div").class("presets").attr("role", "group").attr("aria-label", words.picker.presets).list(
        presets.into_iter().map(|(name, chosen, choose)| {
            el("button")
                .attr("type", "button")
                .class("button preset")
                .aria_bool("aria-pressed", chosen)
                .on_click(choose)
                .text(name)
        }),
    )
}

/// The choice, folded until it is asked for. `chosen` are the ids of the tiers chosen.
pub fn tier_picker(
    words: &'static Compare,
    programs: &'static [Program],
    chosen: &[String],
    answers: &Callbacks<'_>,
) -> El {
    let picker = &words.picker;
    let all = programs.iter().map(|program| program.tiers.len()).sum();
    let reset = std::rc::Rc::clone(&answers.on_reset);
    el("details").class("tier-picker").child(el("summary").text((picker.summary)(chosen.len(), all))).child(
        el("div")
            .class("tier-picker-body")
            .child(
                el("p")
                    .class("tier-picker-hint")
                    .text(picker.hint)
                    .text(" ")
                    .child(el("button").attr("type", "button").class("text-button").on_click(reset).text(picker.reset)),
            )
            .child(
                el("div")
                    .class("tier-picker-programs")
                    .list(programs.iter().map(|program| program_choice(words, program, chosen, answers))),
            ),
    )
}

fn program_choice(
    words: &'static Compare,
    program: &'static Program,
    chosen: &[String],
    answers: &Callbacks<'_>,
) -> El {
    let picker = &words.picker;
    let head = ProgramHead::of(program);
    let tiers: Vec<(String, &'static Tier)> =
        program.tiers.iter().map(|tier| (format!("{}/{}", program.id, tier.id), tier)).collect();
    let own = tiers.iter().filter(|(id, _)| chosen.contains(id)).count();
    let ended = program.validity.ended.is_some();
    let choose = |name: String, all: bool, text: &'static str, disabled: bool| {
        el("button")
            .attr("type", "button")
            .class("text-button")
            .attr("aria-label", name)
            .bool_attr("disabled", disabled)
            .on_click((answers.on_program)(&program.id, all))
            .text(text)
    };
    el("fieldset")
        .class("tier-picker-program")
        .child(
            el("legend").text((picker.program)(&head)).text(ended.then_some(" ")).child_opt(
                ended.then(|| el("strong").class("ended-badge").text((words.ended)(&head, head.ended_in_part))),
            ),
        )
        .list(tiers.iter().map(|(id, tier)| {
            // The last tier chosen cannot be taken away: a comparison of nothing has nothing to say.
            let is_chosen = chosen.contains(id);
            el("label")
                .class("tier-choice")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("name", "tiers")
                        .attr("value", id)
                        .checked(is_chosen)
                        .bool_attr("disabled", is_chosen && chosen.len() == 1)
                        .on_change((answers.on_toggle)(id)),
                )
                .child(
                    el("span")
                        .text(&tier.name)
                        .text(" ")
                        .child(el("span").class("tier-choice-remark").text((words.kind)(tier.kind()))),
                )
        }))
        .child(
            el("p")
                .class("tier-picker-all")
                .child(choose((picker.all_of)(&head), true, picker.all, own == tiers.len()))
                .child(choose((picker.none_of)(&head), false, picker.none, own == 0 || own == chosen.len())),
        )
}
