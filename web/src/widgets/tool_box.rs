//! The button and the box of a tool that is loaded when it is first used.

use yew::prelude::*;

use super::icon::Icon;
use super::icon_button::IconButton;
use super::locked::locked_title;
use super::stand_in::stand_in;

/// A tool.
pub struct ToolBox {
    /// The id of its box.
    pub id: &'static str,
    /// The classes of its box.
    pub class: &'static str,
    /// What its button shows.
    pub icon: Icon,
    /// What button and box are called.
    pub name: &'static str,
}

/// What is in a box.
#[derive(Clone, PartialEq)]
pub struct BoxContent {
    /// The content, once it is loaded.
    pub html: Option<Html>,
    /// Why it is missing, if it is.
    pub missing: Option<AttrValue>,
    /// Is told that the button was pressed.
    pub onopen: Callback<()>,
}

/// The button and its box, which the browser opens and closes; `onopen` is told that the button was pressed. Without its content the box
/// asks for patience, or says why that is missing.
pub fn tool_box(tool: &ToolBox, content: Option<Html>, missing: Option<AttrValue>, onopen: &Callback<()>) -> Html {
    let onpress = onopen.reform(|_| ());
    html! {
        <>
            { IconButton::new("round plain", tool.icon, tool.name, onpress).opens(tool.id).view() }
            <div id={tool.id} class={tool.class} popover="auto" role="dialog" aria-label={tool.name}>
                <h2>{ tool.name }</h2>
                { content.unwrap_or_else(|| stand_in(missing.as_ref())) }
            </div>
        </>
    }
}

/// The same with a button that says what it is called; where it is `locked`, nobody opens it.
pub fn named_box(
    id: &'static str,
    class: &'static str,
    name: &'static str,
    locked: bool,
    content: &BoxContent,
) -> Html {
    let BoxContent { html, missing, onopen } = content;
    html! {
        <>
            { opener(id, name, locked, onopen) }
            <div {id} {class} popover="auto" role="dialog" aria-label={name}>
                <h2>{ name }</h2>
                { html.clone().unwrap_or_else(|| stand_in(missing.as_ref())) }
            </div>
        </>
    }
}

/// The button that opens a box of this id, and says what it is called; `onopen` is told that it was pressed.
pub fn opener(id: &'static str, name: &'static str, locked: bool, onopen: &Callback<()>) -> Html {
    let onclick = onopen.reform(|_| ());
    html! {
        <button
            class={classes!("button", "wide", locked.then_some("locked"))}
            title={locked_title(locked)}
            popovertarget={id}
            disabled={locked}
            {onclick}
        >
            { name }
        </button>
    }
}
