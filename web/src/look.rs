//! How the page looks: its two colours, light or dark, still or moving. Kept on the device, not in the link.

use web_sys::HtmlSelectElement;
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::colors::Palette;
use crate::icons::Icon;

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    /// As the rest of the device.
    Automatic,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The two colours.
    pub palette: Palette,
    /// What was chosen.
    pub appearance: Appearance,
    /// Light on dark.
    pub dark: bool,
    /// Whether lines may flow.
    pub moves: bool,
}

/// Each choice with its name in storage and for people.
const PALETTES: [(Palette, &str, &str); 2] =
    [(Palette::Orange, "orange", "Orange and blue"), (Palette::Yellow, "yellow", "Yellow and violet, by brightness")];
const APPEARANCES: [(Appearance, &str, &str); 3] = [
    (Appearance::Automatic, "automatic", "As the device"),
    (Appearance::Light, "light", "Light"),
    (Appearance::Dark, "dark", "Dark"),
];

fn named<T: Copy>(choices: &[(T, &str, &str)], name: Option<&str>) -> T {
    choices.iter().find(|(_, key, _)| Some(*key) == name).unwrap_or(&choices[0]).0
}

impl Look {
    /// What was chosen on this device, and what the device itself prefers.
    pub fn read() -> Self {
        let palette = named(&PALETTES, browser::stored("palette").as_deref());
        let appearance = named(&APPEARANCES, browser::stored("appearance").as_deref());
        let dark = match appearance {
            Appearance::Automatic => browser::prefers_dark(),
            Appearance::Light => false,
            Appearance::Dark => true,
        };
        Look { palette, appearance, dark, moves: !browser::prefers_stillness() }
    }

    /// What the style sheet needs to know.
    pub fn style(self) -> &'static str {
        match self.appearance {
            Appearance::Automatic => "color-scheme:light dark;",
            Appearance::Light => "color-scheme:light;",
            Appearance::Dark => "color-scheme:dark;",
        }
    }
}

/// The button and its box.
pub fn view(to: &Scope<App>, look: &Look) -> Html {
    html! {
        <>
            <button class="round plain" aria-label="Looks" title="Looks" popovertarget="looks">{ Icon::Looks.view() }</button>
            <div id="looks" class="popover" popover="auto" role="dialog" aria-label="Looks">
                { choose(to, "Colours", "palette", &PALETTES, look.palette) }
                { choose(to, "Appearance", "appearance", &APPEARANCES, look.appearance) }
            </div>
        </>
    }
}

fn choose<T: Copy + PartialEq>(
    to: &Scope<App>,
    label: &'static str,
    key: &'static str,
    choices: &[(T, &'static str, &'static str)],
    chosen: T,
) -> Html {
    let onchange = to.callback(move |event: Event| {
        browser::store(key, &event.target_unchecked_into::<HtmlSelectElement>().value());
        Msg::LookChanged
    });
    let id = format!("look-{key}");
    let chosen = choices.iter().find(|(choice, _, _)| *choice == chosen).map(|(_, name, _)| *name);
    html! {
        <div class="control">
            <label class="label" for={id.clone()}>{ label }</label>
            <select {id} data-chosen={chosen} {onchange}>
                { for choices.iter().map(|(_, name, label)| html! {
                    <option value={*name}>{ *label }</option>
                }) }
            </select>
        </div>
    }
}
