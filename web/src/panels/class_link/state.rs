//! What was chosen in the box, and what became of the last copy.

use experiment::Config;
use yew::prelude::*;

use super::message::{ClassLinkMsg, ClassLinkPanel};
use super::view::ClassLinkView;
use crate::dom::{self, spawn_local};
use crate::panels::effect::Effect;
use crate::widgets::Restrictions;

/// The state of the box.
pub struct ClassLink {
    send: Callback<ClassLinkMsg>,
    /// What was chosen; until then the link restricts what that of the page does.
    chosen: Option<Restrictions>,
    /// The link that was copied last.
    copied: Option<AttrValue>,
    /// The field with the link.
    field: NodeRef,
}

impl ClassLink {
    /// Nothing was chosen yet.
    pub fn new(send: Callback<ClassLinkMsg>) -> Self {
        ClassLink { send, chosen: None, copied: None, field: NodeRef::default() }
    }

    fn restrictions(&self, config: &Config) -> Restrictions {
        self.chosen.clone().unwrap_or_else(|| Restrictions::of(config))
    }

    /// Copies the link, and sends what became of it.
    fn copy(&self, link: AttrValue) {
        let send = self.send.clone();
        spawn_local(async move {
            let copied = dom::copy(&link).await;
            send.emit(ClassLinkMsg::Copied(link, copied));
        });
    }
}

impl ClassLinkPanel for ClassLink {
    fn update(&mut self, message: ClassLinkMsg, config: &Config) -> Vec<Effect> {
        match message {
            ClassLinkMsg::Open => self.copied = None,
            ClassLinkMsg::Choose(name, way) => {
                let mut chosen = self.restrictions(config);
                chosen.choose(name, way);
                self.chosen = Some(chosen);
            }
            ClassLinkMsg::ShowAll => self.chosen = Some(Restrictions::default()),
            ClassLinkMsg::Copy(link) => {
                self.copy(link);
                return Vec::new();
            }
            ClassLinkMsg::Copied(link, true) => self.copied = Some(link),
            // The link stands in its field already: there it can be copied by hand.
            ClassLinkMsg::Copied(_, false) => dom::focus_later(&self.field),
        }
        vec![Effect::Render]
    }

    fn forget(&mut self) {
        (self.chosen, self.copied) = (None, None);
    }

    fn view(&self, config: &Config, lesson: &str) -> Html {
        let restrictions = self.restrictions(config);
        let fragment = restrictions.fragment(config, lesson);
        let link = AttrValue::from(format!("{}#{fragment}", dom::without_fragment()));
        let copied = self.copied.as_ref() == Some(&link);
        let hints = restrictions.hints(config);
        html! { <ClassLinkView {link} {copied} {restrictions} {hints} field={&self.field} send={&self.send} /> }
    }
}
