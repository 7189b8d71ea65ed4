//! Features that are formulas of somebody's own: their nodes, and the button that adds one. Loaded as soon as the page is there; what has
//! formulas waits for that.

use experiment::{Config, Feature, Formula};
use yew::prelude::*;

use super::message::NetworkMsg;
use super::node::NodeButton;
use super::state::Diagram;
use crate::widgets::notation::NodeId;
use crate::widgets::{Icon, IconButton, lock};

/// The id of the box in which formulas are written.
const BOX: &str = "formula";
/// What links call these features.
const FORMULAS: &str = "formulas";

impl Diagram {
    /// What stands over the features, and below the others. `open` is told for which feature the box was opened; none that is free is
    /// nothing.
    pub fn formulas(&self, config: &Config, open: &Callback<Option<Feature>>) -> [Html; 2] {
        if config.hides(FORMULAS) {
            return Default::default();
        }
        let (free, locked) =
            (Feature::FORMULAS.into_iter().find(|one| config.formula(Some(*one)).is_none()), config.locks(FORMULAS));
        let onpress = open.reform(move |_: MouseEvent| free);
        let button = IconButton::new("small add-formula", Icon::PLUS, "Add a formula", onpress).opens(BOX);
        let button = button.enabled(free.is_some()).locked(locked).view();
        // A press opens the box, and switches nothing.
        let send = {
            let (open, send) = (open.clone(), self.send.clone());
            Callback::from(move |message: NetworkMsg| match message {
                NetworkMsg::Toggle(feature) => open.emit(Some(feature)),
                other => send.emit(other),
            })
        };
        let node = |feature| Some(self.formula(feature, config.formula(Some(feature))?, locked, &send));
        [button, html! { <>{ for Feature::FORMULAS.into_iter().filter_map(node) }</> }]
    }

    /// A formula: as much of it as there is room for, and a node that opens it.
    fn formula(&self, feature: Feature, formula: &Formula, locked: bool, send: &Callback<NetworkMsg>) -> Html {
        let (node, label) = (NodeId::Feature(feature), AttrValue::from(formula.label().to_owned()));
        let button = NodeButton {
            node,
            name: label.clone(),
            pressed: true,
            off: false,
            switches: false,
            stop: true,
            locked,
            opens: (!locked).then_some(BOX),
            refs: self.refs.node(node).cloned().unwrap_or_default(),
        };
        html! {
            <div key={feature.key()} class="feature formula" title={label.clone()}>
                <span class="feature-name" aria-hidden="true">{ &label }{ lock(locked) }</span>
                { button.view(send) }
            </div>
        }
    }
}
