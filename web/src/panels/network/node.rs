//! A node of the diagram: a button with a picture.

use experiment::Feature;
use yew::prelude::*;

use super::message::NetworkMsg;
use super::refs::NodeRefs;
use crate::widgets::notation::{NodeId, feature_symbol};
use crate::widgets::{lock, locked_title};

/// The key that switches the neuron off that has the focus, or on again.
pub const SWITCH_KEY: &str = "O";

/// A node: a button with a picture, which is looked at while the pointer or the focus is on it.
pub struct NodeButton {
    /// Which it is.
    pub node: NodeId,
    /// Its name for people.
    pub name: AttrValue,
    /// Whether the feature is on, or the neuron in the inspector.
    pub pressed: bool,
    /// Whether the neuron is switched off.
    pub off: bool,
    /// Whether it can be switched off and on.
    pub switches: bool,
    /// Whether the Tab key stops here.
    pub stop: bool,
    /// Whether the link locks it.
    pub locked: bool,
    /// The box that it opens, if it opens one.
    pub opens: Option<&'static str>,
    /// Its elements.
    pub refs: NodeRefs,
}

impl NodeButton {
    /// The button on the page. `send` is told what happens to it.
    pub fn view(self, send: &Callback<NetworkMsg>) -> Html {
        let NodeButton { node, name, pressed, off, switches, stop, locked, opens, refs } = self;
        let (id, class, tabindex) = match node {
            NodeId::Feature(feature) => (Some(switch_id(feature)), "node", None),
            NodeId::Neuron(_) => {
                let class = match (pressed, off) {
                    (false, false) => "node neuron",
                    (true, false) => "node neuron selected",
                    (false, true) => "node neuron silent",
                    (true, true) => "node neuron selected silent",
                };
                (None, class, Some(if stop { "0" } else { "-1" }))
            }
        };
        let onclick = send.reform(move |event: MouseEvent| match node {
            NodeId::Feature(feature) => NetworkMsg::Toggle(feature),
            // The second of two presses.
            NodeId::Neuron(neuron) if switches && event.detail() == 2 => NetworkMsg::Switch { neuron, by_key: false },
            // A press by a key counts no clicks.
            NodeId::Neuron(neuron) => NetworkMsg::Press { neuron, by_key: event.detail() == 0 },
        });
        let hover = |node: Option<NodeId>| send.reform(move |()| NetworkMsg::Hover(node));
        let (enter, leave) = (hover(Some(node)), hover(None));
        let canvas_id = AttrValue::from(node.canvas_id());
        html! {
            <button
                key={canvas_id.as_str()}
                ref={refs.button}
                {id}
                {class}
                aria-label={name}
                aria-pressed={opens.is_none().then(|| pressed.to_string())}
                popovertarget={opens}
                title={locked_title(locked)}
                aria-disabled={locked.then_some("true")}
                aria-keyshortcuts={switches.then_some(SWITCH_KEY)}
                {tabindex}
                {onclick}
                onpointerenter={enter.reform(|_: PointerEvent| ())}
                onpointerleave={leave.reform(|_: PointerEvent| ())}
                onfocus={enter.reform(|_: FocusEvent| ())}
                onblur={leave.reform(|_: FocusEvent| ())}
            >
                <canvas ref={refs.canvas} id={canvas_id} aria-hidden="true" />
            </button>
        }
    }
}

/// What a feature is; what formulas of somebody's own are, they say themselves.
fn explanation(feature: Feature) -> &'static str {
    match feature {
        Feature::X1 => "How far to the right a point is",
        Feature::X2 => "How far up a point is",
        Feature::X1Squared => "X₁ squared: the same on both sides of the middle",
        Feature::X2Squared => "X₂ squared: the same above and below the middle",
        Feature::X1X2 => "X₁ times X₂: positive where both have the same sign",
        Feature::SinX1 => "The sine of X₁: waves from left to right",
        Feature::SinX2 => "The sine of X₂: waves from the bottom up",
        _ => "",
    }
}

/// The id of the button that switches a feature.
fn switch_id(feature: Feature) -> AttrValue {
    format!("switch-{}", feature.key()).into()
}

/// A feature: its symbol, and a node that switches it on and off; `send` is told when that is pressed.
pub fn feature_switch(feature: Feature, on: bool, locked: bool, refs: NodeRefs, send: &Callback<NetworkMsg>) -> Html {
    let (node, name) = (NodeId::Feature(feature), feature.label().into());
    let button =
        NodeButton { node, name, pressed: on, off: false, switches: false, stop: true, locked, opens: None, refs };
    html! {
        <div key={feature.key()} class={if on { "feature" } else { "feature off" }} title={explanation(feature)}>
            <label for={switch_id(feature)} class="feature-name" aria-hidden="true">
                { feature_symbol(feature) }
                { lock(locked) }
            </label>
            { button.view(send) }
        </div>
    }
}
