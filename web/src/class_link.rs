//! The editor of links for a class: which controls such a link shows. The page itself keeps all of them.

use experiment::{Config, Feature, HIDEABLE, Knob, links};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::controls::send;
use crate::icons::Icon;
use crate::share::Share;

/// The name under which the text below the playground can be left out.
const TEXT: &str = "hideText";

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
        let mut config = config.clone();
        config.hide_text = self.hidden.contains(&TEXT);
        config.hidden_controls = self.hidden.iter().copied().filter(|name| *name != TEXT).collect();
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
        _ => Knob::all().map(Knob::row).find(|row| row.key == name).map_or(name, |row| row.label),
    }
}

/// The button and the editor.
pub fn view(to: &Scope<App>, class: &ClassLink) -> Html {
    let names = HIDEABLE.into_iter().chain(Feature::ALL.map(Feature::key)).chain([TEXT]);
    let choice = |name: &'static str| {
        let onchange = to.callback(move |_: Event| Msg::HideInClass(name));
        html! {
            <label class="switch">
                <input type="checkbox" checked={!class.hidden.contains(&name)} {onchange} /><span>{ label(name) }</span>
            </label>
        }
    };
    html! {
        <>
            <button class="round plain" aria-label="Link for a class" title="Link for a class" popovertarget="class-link"
                onclick={send(to, Msg::OpenClassLink)}>{ Icon::Eye.view() }</button>
            <div id="class-link" class="popover wide" popover="auto" role="dialog" aria-label="Link for a class">
                <h2>{ "Link for a class" }</h2>
                <p>{ "Choose what your students will see. This page keeps all its controls; the link leaves out the rest." }</p>
                <div class="choices">
                    // Made when they are needed: they are half of all controls.
                    if !class.link.is_empty() { { for names.map(choice) } }
                </div>
                <label class="label" for="class-link-field">{ "Link" }</label>
                <div class="copy-line">
                    <input id="class-link-field" class="field" readonly={true} value={class.link.clone()} />
                    <button class="button" onclick={send(to, Msg::CopyClassLink)}>{ "Copy" }</button>
                </div>
                <p class="quiet" role="status">{ if class.copied { "Link copied" } else { "" } }</p>
            </div>
        </>
    }
}
