//! How the page looks: its two colours, light or dark, still or moving. Kept on the device, not in the link.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::browser;
use crate::colors::Palette;
use crate::controls::value_of;
use crate::element::{Element, element};
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
    let button = element("button")
        .class("round plain")
        .set("aria-label", "Looks")
        .set("title", "Looks")
        .set("popovertarget", "looks")
        .child(Icon::Looks.view());
    let choices = element("div")
        .set("id", "looks")
        .class("popover")
        .set("popover", "auto")
        .set("role", "dialog")
        .set("aria-label", "Looks")
        .child(choose(to, "Colours", "palette", &PALETTES, look.palette))
        .child(choose(to, "Appearance", "appearance", &APPEARANCES, look.appearance));
    [button, choices].into_iter().collect()
}

fn choose<T: Copy + PartialEq>(
    to: &Scope<App>,
    label: &'static str,
    key: &'static str,
    choices: &[(T, &'static str, &'static str)],
    chosen: T,
) -> Element {
    let choose = move |event: &Event| {
        browser::store(key, &value_of(event));
        Some(Msg::LookChanged)
    };
    let id = AttrValue::from(format!("look-{key}"));
    let chosen = choices.iter().find(|(choice, _, _)| *choice == chosen).map(|(_, name, _)| *name);
    let mut list = element("select").set("id", id.clone()).set_if("data-chosen", chosen).on("change", to, choose);
    for (_, name, label) in choices {
        list = list.child(element("option").set("value", *name).text(*label));
    }
    element("div").class("control").child(element("label").class("label").set("for", id).text(label)).child(list)
}
