//! The button that opens a file.

use web_sys::File;
use yew::prelude::*;

use crate::dom;

/// A button for files.
#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// What it is called.
    pub name: AttrValue,
    /// The kinds of files that are accepted, as the browser wants them listed.
    pub accepted: AttrValue,
    /// Is given the chosen file.
    pub onchoose: Callback<File>,
}

/// A button that lets somebody choose a file.
#[component]
pub fn FileButton(props: &FileButtonProps) -> Html {
    let onchoose = props.onchoose.clone();
    let onchange = move |event: Event| {
        if let Some(file) = dom::chosen_file(&event) {
            onchoose.emit(file);
        }
    };
    html! {
        <label class="button file">
            <input type="file" class="only-read" accept={props.accepted.clone()} {onchange} />
            <span>{ props.name.clone() }</span>
        </label>
    }
}
