//! The button and the box for a class's link.

use yew::prelude::*;

use crate::widgets::{Icon, IconButton, stand_in};

/// What the box is called.
const NAME: &str = "Link for a class";

/// The button and its box, which the browser opens and closes; `onopen` is told that the button was pressed. Without its content the box
/// asks for patience, or says why that is missing.
pub fn class_link_box(content: Option<Html>, missing: Option<&AttrValue>, onopen: &Callback<()>) -> Html {
    let onpress = onopen.reform(|_| ());
    html! {
        <>
            <IconButton class="round plain" icon={Icon::Eye} name={NAME} popover="class-link" {onpress} />
            <div id="class-link" class="popover wide" popover="auto" role="dialog" aria-label={NAME}>
                <h2>{ NAME }</h2>
                if let Some(content) = content {
                    { content }
                } else {
                    { stand_in(missing) }
                }
            </div>
        </>
    }
}
