//! A panel: a box with a heading.

use yew::prelude::*;

use super::phrase::phrase;

/// A panel.
#[derive(Properties, PartialEq)]
pub struct PanelProps {
    /// Its classes, `panel` among them.
    pub class: AttrValue,
    /// The id of its heading, which names it.
    pub title_id: AttrValue,
    /// Its heading.
    pub title: AttrValue,
    /// What stands beside the heading.
    #[prop_or_default]
    pub head: Html,
    /// Its own id, where it needs one.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Finds it on the page, where that is needed.
    #[prop_or_default]
    pub node: Option<NodeRef>,
    /// What stands below the heading.
    #[prop_or_default]
    pub children: Html,
}

/// A box with a heading and what belongs below it.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let own = use_node_ref();
    let node = props.node.clone().unwrap_or(own);
    html! {
        <section ref={node} id={props.id.clone()} class={props.class.clone()} aria-labelledby={props.title_id.clone()}>
            <div class="panel-head">
                <h2 id={props.title_id.clone()}>{ phrase(props.title.clone()) }</h2>
                { props.head.clone() }
            </div>
            { props.children.clone() }
        </section>
    }
}

/// Words beside a heading that say more.
pub fn panel_note(text: impl Into<AttrValue>) -> Html {
    html! { <span class="quiet">{ phrase(text) }</span> }
}
