//! The button and the box for files.

use yew::prelude::*;

use crate::widgets::{Icon, IconButton, stand_in};

/// The button and its box, which the browser opens and closes; `onopen` is told that the button was pressed. Without its content the box
/// asks for patience, or says why that is missing.
pub fn export_box(content: Option<Html>, missing: Option<&AttrValue>, onopen: &Callback<()>) -> Html {
    let onpress = onopen.reform(|_| ());
    html! {
        <>
            <IconButton class="round plain" icon={Icon::Download} name="Export" popover="export" {onpress} />
            <div id="export" class="popover export" popover="auto" role="dialog" aria-label="Export">
                <h2>{ "Export" }</h2>
                if let Some(content) = content {
                    { content }
                } else {
                    { stand_in(missing) }
                }
            </div>
        </>
    }
}
