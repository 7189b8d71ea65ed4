//! What the frame shows, its size, and its code.

use yew::prelude::*;

use super::code::{Look, Side};
use super::message::EmbedMsg;
use crate::widgets::{Select, TextField, field_error, phrase};

/// The id of the field with the code.
const FIELD: &str = "embed-code";

/// What a frame can show: its value in the list, and what stands there.
const LOOKS: [(Look, &str, &str); 3] = [
    (Look::Whole, "whole", "The whole page"),
    (Look::Playground, "playground", "Only the playground"),
    (Look::Output, "output", "Only the output and the losses"),
];

/// What the field for a side shows.
#[derive(Clone, PartialEq)]
pub struct Length {
    /// The side.
    pub side: Side,
    /// What stands in it.
    pub value: AttrValue,
    /// The last good value.
    pub good: AttrValue,
    /// Why what stands in it cannot be, if that is so.
    pub refused: Option<AttrValue>,
}

/// What is shown of it.
#[derive(PartialEq, Properties)]
pub struct EmbedViewProps {
    /// The code.
    pub code: AttrValue,
    /// Whether it is on the clipboard.
    pub copied: bool,
    /// What the frame shows.
    pub look: Look,
    /// Its width and its height.
    pub lengths: [Length; 2],
    /// The field with the code.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<EmbedMsg>,
}

/// The choices and the code.
#[component]
pub fn EmbedView(EmbedViewProps { code, copied, look, lengths, field, send }: &EmbedViewProps) -> Html {
    let options: Vec<(AttrValue, AttrValue)> =
        LOOKS.iter().map(|(_, value, label)| ((*value).into(), (*label).into())).collect();
    let chosen = LOOKS.iter().find(|(other, ..)| other == look).map(|(_, value, _)| AttrValue::Static(value));
    let onchoose = send.reform(|chosen: AttrValue| {
        let look = LOOKS.iter().find(|(_, value, _)| *value == chosen.as_str());
        EmbedMsg::Choose(look.map_or(Look::Whole, |(look, ..)| *look))
    });
    let copy = {
        let code = code.clone();
        send.reform(move |_: MouseEvent| EmbedMsg::Copy(code.clone()))
    };
    html! {
        <>
            <h3>{ "Embed" }</h3>
            <p class="quiet">{ "Shows this experiment in a page of yours: paste the code there." }</p>
            <Select label="The frame shows" {options} {chosen} {onchoose} />
            <div class="pair">{ for lengths.iter().map(|length| length_field(length, send)) }</div>
            <label class="label" for={FIELD}>{ "Code" }</label>
            <div class="copy-line">
                <input ref={field} id={FIELD} class="field" readonly=true value={code.clone()} />
                <button class="button" onclick={copy}>{ "Copy" }</button>
            </div>
            <p class="quiet" role="status">{ phrase(if *copied { "Code copied" } else { "" }) }</p>
        </>
    }
}

/// The field for a side.
fn length_field(length: &Length, send: &Callback<EmbedMsg>) -> Html {
    let Length { side, value, good, refused } = length.clone();
    let id = AttrValue::from(format!("embed-{}", side.label()));
    let error_id = AttrValue::from(format!("{id}-error"));
    let onset = send.reform(move |text| EmbedMsg::Size(side, text));
    html! {
        <div key={side.label()} class="control">
            <label class="label" for={id.clone()}>{ side.label() }</label>
            <TextField {id} {value} {good} error_id={refused.is_some().then(|| error_id.clone())} {onset} />
            { field_error(Some(error_id), refused.as_ref()) }
        </div>
    }
}
