//! What is in the box: a choice for each control of the page, and the link.

use yew::prelude::*;

use super::message::ClassLinkMsg;
use crate::widgets::{Choices, Restrictions, phrase};

/// The id of the field with the link.
const FIELD: &str = "class-link-field";

/// What the box shows.
#[derive(PartialEq, Properties)]
pub struct ClassLinkViewProps {
    /// The link.
    pub link: AttrValue,
    /// Whether it is on the clipboard.
    pub copied: bool,
    /// What it restricts.
    pub restrictions: Restrictions,
    /// What had better be known.
    pub hints: Vec<String>,
    /// The field with the link.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<ClassLinkMsg>,
}

/// The choices and the link.
#[component]
pub fn ClassLinkView(props: &ClassLinkViewProps) -> Html {
    let ClassLinkViewProps { link, copied, restrictions, hints, field, send } = props;
    let copy = {
        let link = link.clone();
        send.reform(move |_: MouseEvent| ClassLinkMsg::Copy(link.clone()))
    };
    let is_free = *restrictions == Restrictions::default();
    html! {
        <>
            <p>
                { "Choose what your students can use. What is locked is shown, but cannot be changed. This page stays as it is; only the link \
                   has less." }
            </p>
            <Choices prefix="class" restrictions={restrictions.clone()} onchoose={send.reform(|(name, way)| ClassLinkMsg::Choose(name, way))} />
            <div class="copy-end">
                <div role="status">{ for hints.iter().map(|hint| html! { <p key={hint.as_str()} class="quiet">{ hint }</p> }) }</div>
                <label class="label" for={FIELD}>{ "Link" }</label>
                <div class="copy-line">
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone()} />
                    <button class="button" onclick={copy}>{ "Copy" }</button>
                    <button
                        class="button"
                        disabled={is_free}
                        onclick={send.reform(|_: MouseEvent| ClassLinkMsg::ShowAll)}
                    >
                        { "Show all" }
                    </button>
                </div>
                <p class="quiet" role="status">{ phrase(if *copied { "Link copied" } else { "" }) }</p>
            </div>
        </>
    }
}
