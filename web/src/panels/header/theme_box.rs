//! The box where the theme is chosen: the two colours, light or dark.

use yew::prelude::*;

use super::state::{Header, HeaderMsg};
use crate::canvas::theme::{APPEARANCES, PALETTES, Theme};
use crate::widgets::{Icon, IconButton, Select, stand_in};

/// What the box is called.
const NAME: &str = "Colours and dark mode";

impl Header {
    /// The button and the box where the theme is chosen, with these choices once they are loaded.
    pub fn theme_box(&self, choices: Option<Html>) -> Html {
        html! {
            <>
                { IconButton::new("round plain", Icon::LOOKS, NAME, Callback::noop()).opens("looks").view() }
                <div id="looks" class="popover" popover="auto" role="dialog" aria-label={NAME}>
                    { choices.unwrap_or_else(|| stand_in(None)) }
                </div>
            </>
        }
    }

    /// The choices. Loaded as soon as the page is there.
    pub fn theme_choices(&self) -> Html {
        html! { <ThemeChoices theme={self.theme} send={&self.send} /> }
    }
}

/// What the box shows.
#[derive(Clone, PartialEq, Properties)]
pub struct ThemeChoicesProps {
    /// The theme.
    pub theme: Theme,
    /// Where messages go.
    pub send: Callback<HeaderMsg>,
}

/// The two colours, and light or dark.
#[component]
pub fn ThemeChoices(ThemeChoicesProps { theme, send }: &ThemeChoicesProps) -> Html {
    html! {
        <>
            { choice("Colours", "look-palette", &PALETTES, theme.palette, send, HeaderMsg::ChoosePalette) }
            { choice("Appearance", "look-appearance", &APPEARANCES, theme.appearance, send, HeaderMsg::ChooseAppearance) }
        </>
    }
}

/// A list of what can be chosen, each with its name in storage and for people.
fn choice<T: Copy + PartialEq + 'static>(
    label: &'static str,
    id: &'static str,
    choices: &'static [(T, &'static str, &'static str)],
    chosen: T,
    send: &Callback<HeaderMsg>,
    message: fn(T) -> HeaderMsg,
) -> Html {
    let options: Vec<(AttrValue, AttrValue)> =
        choices.iter().map(|(_, key, name)| ((*key).into(), (*name).into())).collect();
    let chosen = choices.iter().find(|(choice, ..)| *choice == chosen).map(|(_, key, _)| AttrValue::from(*key));
    let send = send.clone();
    let onchoose = move |value: AttrValue| {
        if let Some((choice, ..)) = choices.iter().find(|(_, key, _)| *key == value) {
            send.emit(message(*choice));
        }
    };
    html! {
        <div class="control">
            <label class="label" for={id}>{ label }</label>
            <Select {id} {options} {chosen} {onchoose} />
        </div>
    }
}
