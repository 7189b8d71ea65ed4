//! The texts of the sheet, written past Yew: a browser that prints waits for no rendering.

use experiment::Session;
use yew::prelude::*;

use super::settings::InWords;
use crate::dom::{self, LiveText};
use crate::widgets::notation::Grouped;

/// The texts of the sheet.
#[derive(Default)]
pub struct Sheet {
    epoch: LiveText,
    settings: LiveText,
    link: LiveText,
    /// What says the settings, once it is loaded.
    in_words: Option<InWords>,
}

impl Sheet {
    /// Where the texts stand on paper.
    pub fn view(&self) -> Html {
        html! {
            <div class="sheet">
                <h2>{ "Neural Playground" }<span ref={self.epoch.node()} /></h2>
                <p ref={self.settings.node()} />
                <p class="sheet-link" ref={self.link.node()} />
            </div>
        }
    }

    /// What says the settings is loaded.
    pub fn describe_with(&mut self, in_words: InWords) {
        self.in_words = Some(in_words);
    }

    /// Writes them; `fragment` is what stands behind the `#` of the link.
    pub fn show(&mut self, session: &Session, fragment: &str) {
        self.epoch.show(format_args!("Epoch {}", Grouped(session.epoch())));
        if let Some(in_words) = self.in_words {
            self.settings.show(format_args!("{}", in_words(session.config())));
        }
        self.link.show(format_args!("{}#{fragment}", dom::without_fragment()));
    }
}
