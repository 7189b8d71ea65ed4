//! What was chosen for the frame, and what became of the last copy.

use experiment::Config;
use yew::prelude::*;

use super::code::{Look, Side, code, read_length};
use super::message::EmbedMsg;
use super::view::{EmbedView, Length};
use crate::dom::{self, spawn_local};
use crate::widgets::FieldError;

/// What was chosen for the frame.
pub struct Embed {
    send: Callback<EmbedMsg>,
    look: Look,
    /// The width and the height that somebody has typed.
    lengths: [Option<String>; 2],
    /// What was typed last for a side, and why it cannot be.
    refused: Option<(Side, String, FieldError)>,
    /// The code that was copied last.
    copied: Option<AttrValue>,
    /// The field with the code.
    field: NodeRef,
}

impl Embed {
    /// Nothing was chosen yet.
    pub fn new(send: Callback<EmbedMsg>) -> Self {
        Embed { send, look: Look::Whole, lengths: [None, None], refused: None, copied: None, field: NodeRef::default() }
    }

    /// Who came for the code finds it.
    pub fn focus(&self) {
        dom::focus_later(&self.field);
    }

    fn length(&self, side: Side) -> &str {
        self.lengths[side as usize].as_deref().unwrap_or(self.look.length(side))
    }

    fn set_length(&mut self, side: Side, text: String) {
        self.refused = None;
        match read_length(side, &text) {
            Ok(length) => self.lengths[side as usize] = Some(length),
            Err(error) => self.refused = Some((side, text, FieldError::from(&error))),
        }
    }

    /// What the field for a side shows.
    fn shown(&self, side: Side) -> Length {
        let good = AttrValue::from(self.length(side).to_owned());
        let refused = self.refused.as_ref().filter(|(other, ..)| *other == side);
        let value = refused.map_or_else(|| good.clone(), |(_, text, _)| text.clone().into());
        Length { side, value, good, refused: refused.map(|(.., error)| error.reason.clone()) }
    }

    /// Copies the code, and sends what became of it.
    fn copy(&self, code: AttrValue) {
        let send = self.send.clone();
        spawn_local(async move {
            let copied = dom::copy(&code).await;
            send.emit(EmbedMsg::Copied(code, copied));
        });
    }

    /// The box was opened: what was copied before is no news.
    pub fn open(&mut self) {
        self.copied = None;
    }

    /// Does what a message asks for.
    pub fn update(&mut self, message: EmbedMsg) {
        match message {
            EmbedMsg::Choose(look) => self.look = look,
            EmbedMsg::Size(side, text) => self.set_length(side, text),
            EmbedMsg::Copy(code) => self.copy(code),
            EmbedMsg::Copied(code, true) => self.copied = Some(code),
            // The code stands in its field already: there it can be copied by hand.
            EmbedMsg::Copied(_, false) => dom::focus_later(&self.field),
        }
    }

    /// What can be chosen, and the code; `lesson` is what stands in a link of this page behind the settings.
    pub fn view(&self, config: &Config, lesson: &str) -> Html {
        let link = format!("{}#{}", dom::without_fragment(), self.look.fragment(config, lesson));
        let code = AttrValue::from(code(config, &link, [self.length(Side::Width), self.length(Side::Height)]));
        let copied = self.copied.as_ref() == Some(&code);
        html! {
            <EmbedView
                {code}
                {copied}
                look={self.look}
                lengths={[self.shown(Side::Width), self.shown(Side::Height)]}
                field={&self.field}
                send={&self.send}
            />
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_that_cannot_be_leaves_the_last_good_one() {
        let mut embed = Embed::new(Callback::noop());
        embed.update(EmbedMsg::Choose(Look::Output));
        assert_eq!((embed.length(Side::Width), embed.length(Side::Height)), ("100%", "420"));
        embed.update(EmbedMsg::Size(Side::Height, "500".to_owned()));
        embed.update(EmbedMsg::Size(Side::Height, "high".to_owned()));
        assert_eq!(embed.length(Side::Height), "500");
        let shown = embed.shown(Side::Height);
        assert_eq!((shown.value.as_str(), shown.good.as_str()), ("high", "500"));
        assert!(shown.refused.is_some() && embed.shown(Side::Width).refused.is_none());
        embed.update(EmbedMsg::Size(Side::Height, "600".to_owned()));
        assert_eq!((embed.length(Side::Height), embed.shown(Side::Height).refused), ("600", None));
    }
}
