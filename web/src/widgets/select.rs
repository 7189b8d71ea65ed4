//! Lists to choose from.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::dom;

/// A list to choose from.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id, where a label names it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its accessible name, where no label names it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it offers: values, and what stands in the list for each.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// The value that is chosen.
    pub chosen: Option<AttrValue>,
    /// Whether nothing can be chosen now.
    #[prop_or_default]
    pub disabled: bool,
    /// What more there is to say about it.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// Is given the value that somebody chose. The list shows it once it is `chosen`.
    pub onchoose: Callback<AttrValue>,
}

/// A list that shows what is `chosen`, whatever was pressed before.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node = use_node_ref();
    {
        // The attribute that HTML has for it only says what is chosen at first. After every rendering: between one and its effect the
        // browser may tell of another choice, which is answered with what was rendered last and not with what was shown last.
        let (node, chosen) = (node.clone(), props.chosen.clone());
        use_effect(move || show(&node, &chosen));
    }
    let onchange = {
        let (node, chosen, onchoose) = (node.clone(), props.chosen.clone(), props.onchoose.clone());
        move |event: Event| {
            let value = dom::value_of(&event);
            // Until the choice is accepted, and where it is not, the list goes on showing what is.
            show(&node, &chosen);
            onchoose.emit(value.into());
        }
    };
    let option = |(value, label): &(AttrValue, AttrValue)| {
        html! { <option key={value.as_str()} value={value.clone()}>{ label.clone() }</option> }
    };
    html! {
        <select ref={node} id={props.id.clone()} aria-label={props.label.clone()} title={props.title.clone()} disabled={props.disabled} {onchange}>
            { for props.options.iter().map(option) }
        </select>
    }
}

fn show(node: &NodeRef, chosen: &Option<AttrValue>) {
    if let (Some(list), Some(chosen)) = (node.cast::<HtmlSelectElement>(), chosen) {
        list.set_value(chosen);
    }
}
