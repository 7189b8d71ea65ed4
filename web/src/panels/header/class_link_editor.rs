//! The editor of links for a class: which controls such a link shows.

use experiment::Config;
use yew::prelude::*;

use super::class_link::{label, names};
use super::state::{Header, HeaderMsg};
use crate::dom;
use crate::widgets::{Icon, IconButton, LabelledCheckbox};

/// What the editor is called.
const NAME: &str = "Link for a class";
/// The ids of the editor and of the field with the link.
const EDITOR: &str = "class-link";
const FIELD: &str = "class-link-field";

impl Header {
    /// The button and the editor of a link to this experiment; `lesson` is what stands in a link behind the settings.
    pub fn class_link(&self, config: &Config, lesson: &str) -> Html {
        let class = &self.class;
        let link = || format!("{}#{}{lesson}", dom::without_fragment(), class.fragment(config));
        let link = class.opened.then(link).map(AttrValue::from);
        let copied = link.is_some() && class.copied == link;
        let (hidden, field) = (class.hidden.clone(), self.class_field.clone());
        html! { <ClassLinkEditor {link} {hidden} {copied} {field} send={&self.send} /> }
    }
}

/// What the editor shows.
#[derive(PartialEq, Properties)]
pub struct ClassLinkEditorProps {
    /// The link. There is none until the editor is opened for the first time: its choices are half of all controls of the page.
    pub link: Option<AttrValue>,
    /// The names of what it leaves out.
    pub hidden: Vec<&'static str>,
    /// Whether it is on the clipboard.
    pub copied: bool,
    /// The field with the link.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<HeaderMsg>,
}

/// The button and the editor.
#[component]
pub fn ClassLinkEditor(props: &ClassLinkEditorProps) -> Html {
    let ClassLinkEditorProps { link, hidden, copied, field, send } = props;
    let shown = link.clone();
    let copy = send.reform(move |_: MouseEvent| HeaderMsg::CopyClassLink(shown.clone().unwrap_or_default()));
    html! {
        <>
            <IconButton
                class="round plain"
                icon={Icon::Eye}
                name={NAME}
                popover={EDITOR}
                onpress={send.reform(|_| HeaderMsg::OpenClassLink)}
            />
            <div id={EDITOR} class="popover wide" popover="auto" role="dialog" aria-label={NAME}>
                <h2>{ NAME }</h2>
                <p>
                    { "Choose what your students will see. This page keeps all its controls; the link leaves out the rest." }
                </p>
                <div class="choices">
                    if link.is_some() {
                        <Choices hidden={hidden.clone()} {send} />
                    }
                </div>
                <label class="label" for={FIELD}>{ "Link" }</label>
                <div class="copy-line">
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone().unwrap_or_default()} />
                    <button class="button" onclick={copy}>{ "Copy" }</button>
                </div>
                <p class="quiet" role="status">{ if *copied { "Link copied" } else { "" } }</p>
            </div>
        </>
    }
}

/// What the choices show.
#[derive(PartialEq, Properties)]
struct ChoicesProps {
    /// The names of what the link leaves out.
    hidden: Vec<&'static str>,
    /// Where messages go.
    send: Callback<HeaderMsg>,
}

/// A switch for each control. They are many, and stay as they are when only the link changes.
#[component]
fn Choices(ChoicesProps { hidden, send }: &ChoicesProps) -> Html {
    let choice = |name: &'static str| {
        let onchange = send.reform(move |shown: bool| HeaderMsg::ShowInClass(name, shown));
        let checked = !hidden.contains(&name);
        html! { <LabelledCheckbox key={name} class="switch" {checked} label={label(name)} {onchange} /> }
    };
    html! { { for names().map(choice) } }
}
