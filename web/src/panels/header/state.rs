//! What the line at the top knows: the theme, what was copied.

use yew::prelude::*;

use crate::canvas::colors::Palette;
use crate::canvas::theme::{APPEARANCE, APPEARANCES, Appearance, PALETTE, PALETTES, Theme};
use crate::dom::{self, spawn_local};
use crate::panels::effect::{Effect, Tab};

/// What happens to the line.
#[derive(Clone, Debug)]
pub enum HeaderMsg {
    /// A tab was pressed.
    Show(Tab),
    /// The last change is to be taken back.
    Undo,
    /// The change that was taken back last is to be made again.
    Redo,
    /// Two colours were chosen.
    ChoosePalette(Palette),
    /// Light or dark was chosen.
    ChooseAppearance(Appearance),
    /// The device may prefer something else now: light or dark, still or moving.
    PreferencesChanged,
    /// The link to what is shown is to be copied: from the start, with its settings.
    Share,
    /// The same as it is now, with all that was changed.
    ShareNow,
    /// This link is on the clipboard by now, or the browser has refused.
    Shared(AttrValue, bool),
    /// The link to copy by hand is not needed any more.
    CloseShare,
}

/// What became of the last press of Share.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Share {
    /// Nothing was copied yet, or the link is another one by now.
    #[default]
    Idle,
    /// This link is on the clipboard.
    Copied(AttrValue),
    /// The browser refused; this link is to be copied by hand.
    ByHand(AttrValue),
}

/// The line at the top.
pub struct Header {
    pub(super) send: Callback<HeaderMsg>,
    pub(super) theme: Theme,
    pub(super) share: Share,
    pub(super) share_field: NodeRef,
    pub(super) lessons_button: NodeRef,
    pub(super) present_button: NodeRef,
    pub(super) leave_button: NodeRef,
    pub(super) runs_tab: NodeRef,
}

impl Header {
    /// A line whose controls send their messages there, with the theme that was read from this device.
    pub fn new(theme: Theme, send: Callback<HeaderMsg>) -> Self {
        Header {
            send,
            theme,
            share: Share::Idle,
            share_field: NodeRef::default(),
            lessons_button: NodeRef::default(),
            present_button: NodeRef::default(),
            leave_button: NodeRef::default(),
            runs_tab: NodeRef::default(),
        }
    }

    /// The theme of the page.
    pub fn theme(&self) -> Theme {
        self.theme
    }

    /// The link to what is shown is another one now: what was said about the last one is over.
    pub fn link_changed(&mut self) {
        self.share = Share::Idle;
    }

    /// The runs were asked for elsewhere on the page: their tab gets the focus, and is in view.
    pub fn focus_runs_tab(&self) {
        dom::focus_later(&self.runs_tab);
    }

    /// The lessons were left: their button gets the focus back.
    pub fn focus_lessons_button(&self) {
        dom::focus_later(&self.lessons_button);
    }

    /// Does what a message asks for. `fragment` is asked for what stands behind the `#` of the link to what is shown: the address bar
    /// may not hold it, as browsers limit how often it can be written.
    pub fn update(&mut self, message: HeaderMsg, fragment: impl FnOnce() -> String) -> Vec<Effect> {
        match message {
            HeaderMsg::Show(tab) => return vec![Effect::Show(tab)],
            HeaderMsg::Undo => return vec![Effect::Undo],
            HeaderMsg::Redo => return vec![Effect::Redo],
            HeaderMsg::ChoosePalette(palette) => {
                keep(PALETTE, &PALETTES, palette);
                return self.change_theme(Theme::new(palette, self.theme.appearance));
            }
            HeaderMsg::ChooseAppearance(appearance) => {
                keep(APPEARANCE, &APPEARANCES, appearance);
                return self.change_theme(Theme::new(self.theme.palette, appearance));
            }
            HeaderMsg::PreferencesChanged => {
                return self.change_theme(Theme::new(self.theme.palette, self.theme.appearance));
            }
            HeaderMsg::Share | HeaderMsg::ShareNow => {
                let link = format!("{}#{}", dom::without_fragment(), fragment());
                self.copy(link.into());
                return Vec::new();
            }
            HeaderMsg::Shared(link, true) => self.share = Share::Copied(link),
            HeaderMsg::Shared(link, false) => {
                self.share = Share::ByHand(link);
                dom::focus_later(&self.share_field);
            }
            HeaderMsg::CloseShare => self.share = Share::Idle,
        }
        vec![Effect::Render]
    }

    fn change_theme(&mut self, theme: Theme) -> Vec<Effect> {
        if self.theme == theme {
            return Vec::new();
        }
        self.theme = theme;
        vec![Effect::ThemeChanged, Effect::Render]
    }

    /// Copies a link, and sends what became of it.
    fn copy(&self, link: AttrValue) {
        let send = self.send.clone();
        spawn_local(async move {
            let copied = dom::copy(&link).await;
            send.emit(HeaderMsg::Shared(link, copied));
        });
    }
}

/// Keeps a choice on the device under this name, where that is allowed.
fn keep<T: PartialEq>(name: &str, choices: &[(T, &str, &str)], chosen: T) {
    if let Some((_, key, _)) = choices.iter().find(|(choice, ..)| *choice == chosen) {
        dom::store(name, key);
    }
}
