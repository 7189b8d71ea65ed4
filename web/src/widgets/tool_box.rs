//! The button and the box of a tool that is loaded when it is first used.

use yew::prelude::*;

use super::icon::Icon;
use super::icon_button::IconButton;
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

/// The button and its box, which the browser opens and closes; `onopen` is told that the button was pressed. Without its content the box
/// asks for patience, or says why that is missing.
pub fn tool_box(tool: &ToolBox, content: Option<Html>, missing: Option<AttrValue>, onopen: &Callback<()>) -> Html {
    let onpress = onopen.reform(|_| ());
    html! {
        <>
            <IconButton class="round plain" icon={tool.icon} name={tool.name} popover={tool.id} {onpress} />
            <div id={tool.id} class={tool.class} popover="auto" role="dialog" aria-label={tool.name}>
                <h2>{ tool.name }</h2>
                { content.unwrap_or_else(|| stand_in(missing.as_ref())) }
            </div>
        </>
    }
}
