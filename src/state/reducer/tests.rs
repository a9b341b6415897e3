use super::*;
use crate::ui_state::FigureId;
use crate::wording::Language;

fn environment(has_detail: bool) -> Environment {
    let words = Language::OF_PAGE.words();
    Environment { words, catalog: partner_programs::catalog(), has_detail, has_view: |route| route != Route::Compare }
}

fn opened(has_detail: bool) -> Store {
    Store::opened(AppState::at(Route::Estimate), true, &environment(has_detail)).0
}

/// The state after actions, and the effects of the last one.
fn after(store: Store, actions: impl IntoIterator<Item = Action>) -> (Store, Vec<Effect>) {
    let step = |(store, _), action| reduce(store, action, &environment(true));
    actions.into_iter().fold((store, Vec::new()), step)
}

fn input(field: Field, text: &str) -> Action {
    ScenarioAction::Input { field: field.path().to_owned(), text: text.to_owned() }.into()
}

#[test]
fn the_link_and_the_figures_follow_every_key_and_what_is_read_out_a_value_that_is_committed() {
    let was = opened(true);
    let (typed, _) = after(was.clone(), [input(Field::Services, "9")]);
    assert_eq!(&*typed.link, "services=9");
    assert_ne!(typed.outcome, was.outcome);
    assert_eq!(typed.announcement, was.announcement);
    let (left, effects) = after(typed, [UiAction::Blur.into()]);
    assert_ne!(left.announcement, was.announcement);
    assert_eq!((effects, left.ui.editing.clone()), (Vec::new(), None));
    let (wrong, _) = after(left.clone(), [input(Field::Services, "x"), ScenarioAction::Commit.into()]);
    assert!(wrong.outcome.is_stale() && Rc::ptr_eq(&wrong.outcome.figures, &left.outcome.figures));
    assert_ne!(wrong.announcement, left.announcement, "what is wrong is read out");
}

#[test]
fn an_action_that_changes_nothing_leaves_all_as_it_is() {
    let was = opened(true);
    let (next, effects) = after(was.clone(), [ScenarioAction::DismissProblems.into()]);
    assert_eq!((next, effects), (was, Vec::new()));
}

#[test]
fn what_was_done_is_undone_step_by_step_and_the_focus_stays_with_a_button_that_can_do_more() {
    let do_both = [input(Field::Services, "9"), ScenarioAction::Commit.into(), input(Field::Years, "5")];
    let (store, _) = after(opened(true), do_both);
    assert!(store.ui.can_undo);
    let (store, effects) = after(store, [UiAction::Undo.into()]);
    assert_eq!((&*store.link, effects), ("services=9", Vec::new()));
    let (store, effects) = after(store, [UiAction::Undo.into()]);
    assert_eq!((&*store.link, store.ui.can_undo), ("", false));
    assert_eq!(effects, [Effect::Focus("inputs-title".to_owned())]);
}

#[test]
fn a_field_that_is_hidden_is_shown_before_it_gets_the_focus() {
    let reveal = UiAction::Reveal(Field::Growth.path().to_owned());
    let (store, effects) = after(opened(true), [reveal.into()]);
    assert!(store.ui.is_expanded(&DisclosureId::MoreInputs));
    assert_eq!(effects, [Effect::Reveal(field_id(Field::Growth.path()))]);
}

#[test]
fn another_view_is_fetched_and_its_heading_gets_the_focus() {
    let toggle = UiAction::Toggle(DisclosureId::DataTable);
    let (store, effects) = after(opened(true), [toggle.into(), ScenarioAction::Navigate(Route::Compare).into()]);
    assert_eq!(effects, [Effect::FocusHeading, Effect::FetchView(Route::Compare)]);
    assert!(!store.ui.is_expanded(&DisclosureId::DataTable));
    let (store, _) = after(store, [UiAction::ViewFetched(Route::Requirements, false).into()]);
    assert!(!store.ui.fetch_failed, "that was another view");
    let (store, _) = after(store, [UiAction::ViewFetched(Route::Compare, false).into()]);
    assert!(store.ui.fetch_failed);
}

#[test]
fn the_detail_is_fetched_once_and_only_when_it_is_needed() {
    let without = environment(false);
    let was = opened(false);
    assert!(was.ui.keeps_below && !was.ui.awaits_detail);
    let net = DisclosureId::Working(FigureId::Net { tier: "a/b".to_owned() });
    let (store, effects) = reduce(was, UiAction::Toggle(net).into(), &without);
    assert_eq!(effects, [Effect::FetchDetail]);
    let (store, effects) = reduce(store, UiAction::ClickBelow(3).into(), &without);
    assert_eq!(effects, []);
    let (failed, effects) = reduce(store.clone(), UiAction::DetailFetched(false).into(), &without);
    assert_eq!((effects, failed.ui.detail_failed), (Vec::new(), true));
    let (here, effects) = after(store, [UiAction::DetailFetched(true).into()]);
    assert_eq!(effects, [Effect::RestoreBelow(Some(3))]);
    assert!(!here.ui.keeps_below);
}
