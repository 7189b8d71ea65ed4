//! The inspector's panel: a neuron's equation, a row for each of its numbers, and what concerns all weights at once.

use std::rc::Rc;

use experiment::Parameter;
use yew::prelude::*;

use super::message::InspectorMsg;
use super::refs::{FieldRefs, InspectorRefs, Subject};
use crate::dom;
use crate::widgets::{Control, Icon, IconButton, Panel, SettingCallbacks, SettingSelect, field_error};

/// How far an arrow key moves a value; a tenth of it with Alt, ten times as far with Shift.
const STEP: f64 = 0.1;

/// What the panel shows.
#[derive(Clone, Properties, PartialEq)]
pub struct InspectorProps {
    /// The neuron that is shown, if one is.
    pub subject: Option<Subject>,
    /// The heading.
    pub title: AttrValue,
    /// The neuron's numbers.
    pub rows: Rc<[Row]>,
    /// The control of the initialization, unless the link hides it.
    pub initialization: Option<Control>,
    /// The elements.
    pub refs: InspectorRefs,
    /// Who is told what happens to the inspector.
    pub send: Callback<InspectorMsg>,
    /// Who is told what was done to a control.
    pub on: SettingCallbacks,
}

/// One number of a neuron.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Which it is.
    pub parameter: Parameter,
    /// What it is called in the equation.
    pub symbol: AttrValue,
    /// What it is called for people.
    pub name: AttrValue,
    /// Why its last text was refused, if it was.
    pub error: Option<AttrValue>,
}

/// The selected neuron, or how to select one.
#[component]
pub fn InspectorPanel(props: &InspectorProps) -> Html {
    let InspectorProps { subject, title, refs, send, .. } = props;
    use_effect_with((refs.clone(), *subject), |(refs, subject)| refs.set_rendered(*subject));
    let head = match subject {
        Some(_) => {
            let onpress = send.reform(|_: MouseEvent| InspectorMsg::Deselect);
            html! { <IconButton class="small end" icon={Icon::Close} name="Close the inspector" {onpress} /> }
        }
        None => Html::default(),
    };
    let neuron = match subject {
        Some(subject) => numbers(props, *subject),
        None => html! {
            <p class="quiet">{ "Press a neuron to read its weights and its bias, and to change them." }</p>
        },
    };
    html! {
        <Panel class="panel inspector" title_id="inspector-title" title={title.clone()} {head}>
            { neuron }
            { weights_row(props) }
        </Panel>
    }
}

/// The equation of a neuron and its numbers.
fn numbers(props: &InspectorProps, subject: Subject) -> Html {
    let InspectorProps { rows, refs, send, .. } = props;
    let inputs = match subject.neuron.layer {
        0 => "Its inputs are the features.".to_owned(),
        layer => format!("Its inputs a₁, a₂, … are the outputs of layer {layer}, from the top."),
    };
    html! {
        <>
            <p ref={refs.equation()} id="equation" class="equation" />
            <p class="quiet">{ inputs }</p>
            <div class="parameters">
                for row in rows.iter() {
                    <ParameterRow
                        key={field_id(row.parameter)}
                        row={row.clone()}
                        refs={refs.field(row.parameter).cloned().unwrap_or_default()}
                        send={send}
                    />
                }
            </div>
        </>
    }
}

/// What concerns all weights at once.
fn weights_row(props: &InspectorProps) -> Html {
    let InspectorProps { initialization, send, on, .. } = props;
    let onclick = send.reform(|_: MouseEvent| InspectorMsg::NewWeights);
    let title = "Draw other initial weights, and start at epoch 0";
    html! {
        <div class="weights-row">
            <button class="button" {title} {onclick}>{ Icon::Dice.view() }{ "New weights" }</button>
            if let Some(control) = initialization {
                <SettingSelect control={control.clone()} on={on.clone()} />
            }
        </div>
    }
}

/// A number's row.
#[derive(Properties, PartialEq)]
struct ParameterRowProps {
    row: Row,
    refs: FieldRefs,
    send: Callback<InspectorMsg>,
}

/// One number: its symbol, to be dragged, and its field.
#[component]
fn ParameterRow(ParameterRowProps { row, refs, send }: &ParameterRowProps) -> Html {
    let Row { parameter, symbol, name, error } = row;
    let parameter = *parameter;
    let id = AttrValue::from(field_id(parameter));
    let error_id = AttrValue::from(format!("{id}-error"));
    let onkeydown = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if let Some(message) = on_key(parameter, &event) {
                event.prevent_default();
                send.emit(message);
            }
        }
    };
    html! {
        <div class="parameter">
            <label
                class="drag"
                for={id.clone()}
                title="Drag to change"
                aria-hidden="true"
                onpointerdown={send.reform(move |event: PointerEvent| InspectorMsg::Grab(parameter, event))}
                onpointermove={send.reform(|event: PointerEvent| InspectorMsg::Drag(event.client_x()))}
                onpointerup={send.reform(|_: PointerEvent| InspectorMsg::Drop)}
                onpointercancel={send.reform(|_: PointerEvent| InspectorMsg::Drop)}
            >
                { symbol.clone() }
            </label>
            <input
                ref={&refs.input}
                id={id.clone()}
                class="field"
                inputmode="decimal"
                autocomplete="off"
                aria-invalid={error.as_ref().map(|_| "true")}
                aria-describedby={error.as_ref().map(|_| error_id.clone())}
                role="spinbutton"
                aria-label={name.clone()}
                onchange={send.reform(move |event: Event| InspectorMsg::Type(parameter, dom::value_of(&event)))}
                {onkeydown}
            />
            <span ref={&refs.dead} id={format!("{id}-silenced")} class="silenced" hidden=true>{ "silenced by L1" }</span>
            { field_error(Some(error_id), error.as_ref()) }
        </div>
    }
}

/// The id of a number's field.
fn field_id(parameter: Parameter) -> String {
    match parameter {
        Parameter::Weight { from, .. } => format!("weight-{from}"),
        Parameter::Bias { .. } => "bias".to_owned(),
    }
}

/// Up and down move the value, Enter sets what was typed, Escape does not.
fn on_key(parameter: Parameter, event: &KeyboardEvent) -> Option<InspectorMsg> {
    let step = match (event.shift_key(), event.alt_key()) {
        (true, _) => STEP * 10.0,
        (_, true) => STEP / 10.0,
        _ => STEP,
    };
    match event.key().as_str() {
        "ArrowUp" => Some(InspectorMsg::Nudge(parameter, step)),
        "ArrowDown" => Some(InspectorMsg::Nudge(parameter, -step)),
        "Enter" => Some(InspectorMsg::Type(parameter, dom::value_of(event))),
        "Escape" => Some(InspectorMsg::GiveUp),
        _ => None,
    }
}
