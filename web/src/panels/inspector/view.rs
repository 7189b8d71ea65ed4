//! The inspector's card: a neuron's equation and a row for each of its numbers, beside the neuron.

use std::rc::Rc;

use experiment::{Parameter, read_number};
use yew::prelude::*;

use super::message::InspectorMsg;
use super::refs::{FieldRefs, InspectorRefs, Subject};
use crate::dom::{self, Sides};
use crate::widgets::{Icon, IconButton, LOCKED, LabelledCheckbox, Panel, field_error, lock, locked_title, phrase};

/// How far an arrow key moves a value; a tenth of it with Alt, ten times as far with Shift.
const STEP: f64 = 0.1;

/// How far a slider reaches to both sides, and its steps: what is larger is typed.
const REACH: f64 = 5.0;
const SLIDE: f64 = 0.05;
/// How far the card is from its neuron and from the ends of the window, in CSS units.
const GAP: f64 = 14.0;
/// How else a neuron is switched.
const SWITCH_HINT: &str =
    "Only to look what becomes of it: nothing of the run changes. Or press the neuron twice, or O.";
/// The height of what stays at the top of the window, in CSS units.
const TOP: f64 = 74.0;

/// What the card shows.
#[derive(Clone, Properties, PartialEq)]
pub struct InspectorProps {
    /// The neuron that is shown, if one is.
    pub subject: Option<Subject>,
    /// The heading.
    pub title: AttrValue,
    /// The neuron's numbers.
    pub rows: Rc<[Row]>,
    /// The switch of a hidden neuron, if it has one.
    pub switch: Option<Switch>,
    /// Where the neuron was in the window when it was selected, and the diagram.
    pub place: Option<(Sides, Sides)>,
    /// Whether the link locks the numbers.
    pub locked: bool,
    /// The elements.
    pub refs: InspectorRefs,
    /// Who is told what happens to the inspector.
    pub send: Callback<InspectorMsg>,
}

/// What switches a neuron off, to be looked at, and on again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Switch {
    /// Whether it is off.
    pub is_off: bool,
    /// Whether the link locks it.
    pub locked: bool,
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

/// The selected neuron, in a card beside it.
#[component]
pub fn InspectorCard(props: &InspectorProps) -> Html {
    let InspectorProps { subject, title, refs, send, place, .. } = props;
    use_effect_with((refs.clone(), *subject), |(refs, subject)| refs.set_rendered(*subject));
    use_effect_with((refs.clone(), *place, *subject), |(refs, place, _)| {
        if let Some(((neuron, diagram), size)) = place.zip(dom::size_of(refs.card())) {
            dom::put(refs.card(), beside(neuron, diagram, size, dom::window_size().1));
        }
    });
    let Some(subject) = subject else { return Html::default() };
    let onpress = send.reform(|_: MouseEvent| InspectorMsg::Deselect);
    let head = html! {
        <>
            { lock(props.locked) }
            { IconButton::new("small end", Icon::CLOSE, "Close the selected neuron", onpress).view() }
        </>
    };
    let panel = Panel {
        node: refs.card().clone(),
        class: "panel inspector",
        title_id: "inspector-title".into(),
        title: title.clone(),
        head,
        ..Panel::default()
    };
    panel.view(numbers(props, *subject))
}

/// The left and upper end of a card of this size beside its neuron: to the right of it if the diagram has room there, or else to the
/// left; and wholly in the window.
fn beside(neuron: Sides, diagram: Sides, (width, height): (f64, f64), window: f64) -> (f64, f64) {
    let right = neuron.right + GAP;
    let left = if right + width <= diagram.right { right } else { neuron.left - GAP - width };
    (left.max(diagram.left), (neuron.top - GAP).min(window - height - GAP).max(TOP))
}

/// The equation of a neuron and its numbers.
fn numbers(props: &InspectorProps, subject: Subject) -> Html {
    let InspectorProps { rows, refs, send, switch, .. } = props;
    let inputs = match subject.neuron.layer {
        0 => "Its inputs are the features.".to_owned(),
        layer => format!("Its inputs a₁, a₂, … are the outputs of layer {layer}, from the top."),
    };
    html! {
        <>
            <p ref={refs.equation()} id="equation" class="equation" translate="no" />
            <p class="quiet">{ phrase(inputs) }</p>
            <div class="parameters">
                for row in rows.iter() {
                    <ParameterRow
                        key={field_id(row.parameter)}
                        row={row.clone()}
                        locked={props.locked}
                        refs={refs.field(row.parameter).cloned().unwrap_or_default()}
                        send={send}
                    />
                }
            </div>
            // Behind the numbers: these are in view on every screen.
            if let Some(Switch { is_off, locked }) = *switch {
                <div class="off-switch" title={(!locked).then_some(SWITCH_HINT)}>
                    <LabelledCheckbox
                        class="switch"
                        checked={is_off}
                        label="Switched off: its output is 0"
                        {locked}
                        onchange={send.reform(move |_| InspectorMsg::Switch(subject.neuron))}
                    />
                </div>
            }
        </>
    }
}

/// A number's row.
#[derive(Properties, PartialEq)]
struct ParameterRowProps {
    row: Row,
    locked: bool,
    refs: FieldRefs,
    send: Callback<InspectorMsg>,
}

/// One number: its symbol, to be dragged, and its field.
#[component]
fn ParameterRow(ParameterRowProps { row, locked, refs, send }: &ParameterRowProps) -> Html {
    let Row { parameter, symbol, name, error } = row;
    let parameter = *parameter;
    let id = AttrValue::from(field_id(parameter));
    let error_id = AttrValue::from(format!("{id}-error"));
    let onkeydown = {
        let (send, is_refused) = (send.clone(), error.is_some());
        move |event: KeyboardEvent| {
            if let Some(message) = on_key(parameter, &event, is_refused) {
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
                title={if *locked { LOCKED } else { "Drag to change" }}
                aria-hidden="true"
                translate="no"
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
                // Of the keyboards for numbers, not each has a minus.
                inputmode="text"
                autocomplete="off"
                aria-invalid={error.as_ref().map(|_| "true")}
                aria-describedby={error.as_ref().map(|_| error_id.clone())}
                role="spinbutton"
                aria-label={name.clone()}
                title={locked_title(*locked)}
                readonly={*locked}
                aria-readonly={locked.then_some("true")}
                onchange={send.reform(move |event: Event| InspectorMsg::Type(parameter, dom::value_of(&event)))}
                {onkeydown}
            />
            // For the pointer; keys move the field, and readers read it.
            <input
                ref={&refs.slider}
                type="range"
                class="slide"
                title={locked_title(*locked)}
                disabled={*locked}
                min={(-REACH).to_string()}
                max={REACH.to_string()}
                step={SLIDE.to_string()}
                tabindex="-1"
                aria-hidden="true"
                oninput={send.reform(move |event: InputEvent| slid(parameter, &event))}
            />
            <span ref={&refs.dead} id={format!("{id}-silenced")} class="silenced" hidden=true>{ "silenced by L1" }</span>
            { field_error(Some(error_id), error.as_ref()) }
        </div>
    }
}

/// A slider was moved to where it is now.
fn slid(parameter: Parameter, event: &InputEvent) -> InspectorMsg {
    InspectorMsg::Slide(parameter, read_number(&dom::value_of(event)).unwrap_or_default())
}

/// The id of a number's field.
fn field_id(parameter: Parameter) -> String {
    match parameter {
        Parameter::Weight { from, .. } => format!("weight-{from}"),
        Parameter::Bias { .. } => "bias".to_owned(),
    }
}

/// Up and down move the value, Enter sets what was typed, Escape does not: where nothing was, it is not the field's.
fn on_key(parameter: Parameter, event: &KeyboardEvent, is_refused: bool) -> Option<InspectorMsg> {
    let step = match (event.shift_key(), event.alt_key()) {
        (true, _) => STEP * 10.0,
        (_, true) => STEP / 10.0,
        _ => STEP,
    };
    match event.key().as_str() {
        "ArrowUp" => Some(InspectorMsg::Nudge(parameter, step)),
        "ArrowDown" => Some(InspectorMsg::Nudge(parameter, -step)),
        "Enter" => Some(InspectorMsg::Type(parameter, dom::value_of(event))),
        "Escape" => (is_refused || dom::is_typed(event)).then_some(InspectorMsg::GiveUp),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIAGRAM: Sides = Sides { left: 200.0, top: 100.0, right: 900.0, bottom: 520.0 };
    const CARD: (f64, f64) = (280.0, 300.0);

    fn neuron(left: f64, top: f64) -> Sides {
        Sides { left, top, right: left + 40.0, bottom: top + 40.0 }
    }

    #[test]
    fn the_card_is_to_the_right_where_there_is_room() {
        assert_eq!(beside(neuron(400.0, 200.0), DIAGRAM, CARD, 768.0), (454.0, 186.0));
    }

    #[test]
    fn or_else_to_the_left_and_within_the_diagram() {
        assert_eq!(beside(neuron(800.0, 200.0), DIAGRAM, CARD, 768.0), (506.0, 186.0));
        let narrow = Sides { right: 500.0, ..DIAGRAM };
        assert_eq!(beside(neuron(300.0, 200.0), narrow, CARD, 768.0).0, 200.0);
    }

    #[test]
    fn it_is_in_the_window() {
        assert_eq!(beside(neuron(400.0, 600.0), DIAGRAM, CARD, 768.0).1, 454.0);
        assert_eq!(beside(neuron(400.0, 20.0), DIAGRAM, CARD, 768.0).1, TOP);
    }
}
