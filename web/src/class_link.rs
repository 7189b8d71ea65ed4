//! The editor of links for a class: which controls such a link shows. The page itself keeps all of them.

use experiment::{Config, Edit, Feature, HIDEABLE, Setting, links};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::controls::{checkbox, labelled};
use crate::element::element;
use crate::icons::Icon;
use crate::share::Share;

/// The name under which the text below the playground can be left out.
const TEXT: &str = "hideText";
/// What the editor is called.
const NAME: &str = "Link for a class";
/// The ids of the editor and of the field with the link.
const EDITOR: &str = "class-link";
const FIELD: &str = "class-link-field";

/// What a link for a class leaves out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClassLink {
    hidden: Vec<&'static str>,
    /// The link, as it was when something was last chosen.
    link: String,
    copied: bool,
}

impl ClassLink {
    /// Leaves a control out, or no longer.
    pub fn toggle(&mut self, name: &'static str) {
        match self.hidden.iter().position(|hidden| *hidden == name) {
            Some(index) => drop(self.hidden.remove(index)),
            None => self.hidden.push(name),
        }
    }

    /// Brings the link up to date with the experiment; `lesson` is what a link says of the open lesson.
    pub fn update(&mut self, config: &Config, lesson: &str) {
        let hidden = self.hidden.iter().copied().filter(|name| *name != TEXT).collect();
        let edits = [Edit::HideText(self.hidden.contains(&TEXT)), Edit::HiddenControls(hidden)];
        // All names are from the list of those that can be hidden, so that each edit is allowed.
        let config = edits.into_iter().try_fold(config.clone(), Config::with).unwrap_or_default();
        self.link = format!("{}#{}{lesson}", browser::address_without_fragment(), links::write(&config));
        self.copied = false;
    }

    /// Copies the link.
    pub fn copy(&self, to: &Scope<App>) {
        Share::copy(to, self.link.clone());
    }

    /// Takes note of what became of copying.
    pub fn copied(&mut self, share: &Share) {
        self.copied = *share == Share::Copied;
    }
}

/// The name of a control for people.
fn label(name: &'static str) -> &'static str {
    match name {
        "playButton" => "Play",
        "stepButton" => "Step",
        "resetButton" => "Reset",
        "numHiddenLayers" => "Layers and neurons",
        TEXT => "Text below the playground",
        _ => Setting::all().map(Setting::info).find(|row| row.key == name).map_or(name, |row| row.label),
    }
}

/// The button and the editor.
pub fn view(to: &Scope<App>, class: &ClassLink) -> Html {
    let names = HIDEABLE.into_iter().chain(Feature::ALL.map(Feature::key)).chain([TEXT]);
    let choice = |name: &'static str| {
        let switch = checkbox(!class.hidden.contains(&name)).sends("change", to, Msg::HideInClass(name));
        labelled("switch", switch, label(name))
    };
    // Made when they are needed: they are half of all controls.
    let mut choices = element("div").class("choices");
    if !class.link.is_empty() {
        choices = choices.children(names.map(choice));
    }
    let button = element("button")
        .class("round plain")
        .set("aria-label", NAME)
        .set("title", NAME)
        .set("popovertarget", EDITOR)
        .sends("click", to, Msg::OpenClassLink)
        .child(Icon::Eye.view());
    let field = element("input").set("id", FIELD).class("field").flag("readonly", true).value(class.link.clone());
    let copy = element("button").class("button").sends("click", to, Msg::CopyClassLink).text("Copy");
    let said = if class.copied { "Link copied" } else { "" };
    let editor = element("div")
        .set("id", EDITOR)
        .class("popover wide")
        .set("popover", "auto")
        .set("role", "dialog")
        .set("aria-label", NAME)
        .child(element("h2").text(NAME))
        .child(element("p").text(
            "Choose what your students will see. This page keeps all its controls; the link leaves out the rest.",
        ))
        .child(choices)
        .child(element("label").class("label").set("for", FIELD).text("Link"))
        .child(element("div").class("copy-line").child(field).child(copy))
        .child(element("p").class("quiet").set("role", "status").text(said));
    [button, editor].into_iter().collect()
}
