//! A panel: a box with a heading.

use yew::prelude::*;

use super::phrase::phrase;

/// A panel: a box with a heading and what belongs below it.
#[derive(Default)]
pub struct Panel {
    /// Its classes, `panel` among them.
    pub class: &'static str,
    /// The id of its heading, which names it.
    pub title_id: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// What stands beside the heading.
    pub head: Html,
    /// Its own id, where it needs one.
    pub id: Option<&'static str>,
    /// Finds it on the page, where that is needed.
    pub node: NodeRef,
}

impl Panel {
    /// The panel with this below its heading.
    pub fn view(self, content: Html) -> Html {
        html! {
            <section ref={self.node} id={self.id} class={self.class} aria-labelledby={self.title_id.clone()}>
                <div class="panel-head">
                    <h2 id={self.title_id}>{ phrase(self.title) }</h2>
                    { self.head }
                </div>
                { content }
            </section>
        }
    }
}

/// Words beside a heading that say more.
pub fn panel_note(text: impl Into<AttrValue>) -> Html {
    html! { <span class="quiet">{ phrase(text) }</span> }
}
