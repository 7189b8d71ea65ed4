//! Back and Forward lead from place to place.

use experiment::Setting;

use super::action::Action;
use super::page::Page;
use crate::dom::imaginary;
use crate::panels::effect::Tab;
use crate::panels::header::HeaderMsg;
use crate::panels::lessons::{LessonsMsg, StepPlace};
use crate::panels::network::NetworkMsg;
use crate::panels::training::TrainingMsg;
use crate::widgets::notation::NeuronId;

/// A page on which all is there.
fn page(link: &str) -> Page {
    let mut page = Page::open(link, true, false);
    page.start().unwrap();
    page
}

/// It happens, and the parts that it needs come.
fn act(page: &mut Page, action: Action) {
    page.act(&action).unwrap();
    for _ in 0..8 {
        page.act(&Action::GoOn(0)).unwrap();
    }
}

fn show(page: &mut Page, tab: Tab) {
    act(page, Action::Header(HeaderMsg::Show(tab)));
    assert_eq!(page.app.workspace.tab, tab);
}

#[test]
fn back_goes_from_place_to_place_with_the_settings_as_they_are() {
    let mut page = page("seed=1&networkShape=2");
    show(&mut page, Tab::Race);
    act(&mut page, Action::Set(Setting::Noise, "20"));
    show(&mut page, Tab::Runs);
    for (by, tab) in [(-1, Tab::Race), (-1, Tab::Playground), (1, Tab::Race), (1, Tab::Runs), (-2, Tab::Playground)] {
        act(&mut page, Action::Travel(by));
        assert_eq!(page.app.workspace.tab, tab);
        assert!(page.app.link().contains("noise=20"), "{}", page.app.link());
    }
}

#[test]
fn back_leaves_a_lesson_and_comes_to_the_one_before() {
    let mut page = page("seed=1&networkShape=2");
    let before = page.app.link();
    act(&mut page, Action::Lessons(LessonsMsg::Toggle));
    let first = page.app.lesson_link();
    assert!(!first.is_empty());
    act(&mut page, Action::Lessons(LessonsMsg::Go(StepPlace::first_of(2))));
    let third = page.app.lesson_link();
    for (by, lesson) in [(-1, &first), (-1, &String::new()), (2, &third)] {
        act(&mut page, Action::Travel(by));
        assert_eq!(page.app.lesson_link(), *lesson);
    }
    act(&mut page, Action::Travel(-2));
    assert_eq!(page.app.link(), before);
}

#[test]
fn back_closes_a_box_and_leaves_out_one_that_was_closed_before() {
    let mut page = page("seed=1&networkShape=2");
    show(&mut page, Tab::Race);
    act(&mut page, Action::ToggleBox);
    act(&mut page, Action::Travel(-1));
    assert!(!imaginary::has_box());
    assert_eq!(page.app.workspace.tab, Tab::Race);
    act(&mut page, Action::ToggleBox);
    act(&mut page, Action::ToggleBox);
    act(&mut page, Action::Travel(-1));
    assert_eq!(page.app.workspace.tab, Tab::Playground);
}

#[test]
fn a_place_takes_the_entry_of_a_closed_box() {
    let mut page = page("seed=1&networkShape=2");
    act(&mut page, Action::ToggleBox);
    act(&mut page, Action::ToggleBox);
    show(&mut page, Tab::Race);
    act(&mut page, Action::Travel(-1));
    assert_eq!(page.app.workspace.tab, Tab::Playground);
    assert!(!imaginary::travel(-1), "that is where the page began");
}

#[test]
fn back_to_another_link_opens_it() {
    let mut page = page("seed=1&noise=5");
    act(&mut page, Action::Navigate("seed=2&noise=15"));
    assert!(page.app.link().contains("noise=15"));
    act(&mut page, Action::Travel(-1));
    assert!(page.app.link().contains("noise=5&"), "{}", page.app.link());
}

#[test]
fn back_and_escape_leave_the_view_for_a_class_where_training_goes_on() {
    let mut page = page("seed=1&networkShape=2");
    act(&mut page, Action::Training(TrainingMsg::TogglePlay));
    for leave in [Action::Travel(-1), Action::Escape] {
        show(&mut page, Tab::Present);
        assert!(page.app.link().ends_with("&view=present"), "{}", page.app.link());
        act(&mut page, leave);
        assert_eq!(page.app.workspace.tab, Tab::Playground);
        assert!(page.app.training.is_playing() && !page.app.link().contains("view"), "{}", page.app.link());
    }
}

#[test]
fn escape_closes_a_neurons_card_before_it_leaves() {
    let mut page = page("seed=1&networkShape=2&view=present");
    assert_eq!(page.app.workspace.tab, Tab::Present);
    let neuron = NeuronId { layer: 0, neuron: 0 };
    act(&mut page, Action::Network(NetworkMsg::Press { neuron, by_key: false }));
    assert_eq!(page.app.selected(), Some(neuron));
    act(&mut page, Action::Escape);
    assert_eq!((page.app.selected(), page.app.workspace.tab), (None, Tab::Present));
    act(&mut page, Action::Escape);
    assert_eq!(page.app.workspace.tab, Tab::Playground);
}

#[test]
fn what_leads_elsewhere_leaves_the_view_for_a_class() {
    let mut page = page("seed=1&networkShape=2&view=present");
    act(&mut page, Action::Lessons(LessonsMsg::Toggle));
    assert_eq!(page.app.workspace.tab, Tab::Playground);
    act(&mut page, Action::Navigate("seed=2&view=large"));
    assert_eq!(page.app.workspace.tab, Tab::Playground);
    let said = page.app.notice.as_ref().map(|notice| notice.sentences.join(" ")).unwrap_or_default();
    assert!(said.contains("view cannot be “large”. Allowed: present, output."), "{said}");
}
