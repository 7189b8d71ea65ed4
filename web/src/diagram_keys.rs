//! Arrow keys in the diagram: up and down within a column, left and right between columns.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, NodeList};

use crate::browser;

/// Moves the focus, if the key is an arrow and a feature or a neuron has it.
pub fn on_key(event: &KeyboardEvent) {
    let Some(node) = browser::document().active_element() else { return };
    let Some(target) = neighbour(&node, &event.key()) else { return };
    event.prevent_default();
    // Fails only for an element that is gone.
    let _ = target.focus();
}

fn neighbour(node: &Element, key: &str) -> Option<HtmlElement> {
    let column = node.closest(".column").ok()??;
    let (here, index) = position(&column, node)?;
    match key {
        "ArrowUp" => at(&here, index.checked_sub(1)?),
        "ArrowDown" => at(&here, index + 1),
        "ArrowLeft" => beside(&column, index, Element::previous_element_sibling),
        "ArrowRight" => beside(&column, index, Element::next_element_sibling),
        _ => None,
    }
}

fn nodes(column: &Element) -> Option<NodeList> {
    column.query_selector_all(".node").ok()
}

fn at(nodes: &NodeList, index: u32) -> Option<HtmlElement> {
    nodes.get(index)?.dyn_into().ok()
}

fn position(column: &Element, node: &Element) -> Option<(NodeList, u32)> {
    let nodes = nodes(column)?;
    let index = (0..nodes.length()).find(|index| nodes.get(*index).as_ref() == Some(node.as_ref()))?;
    Some((nodes, index))
}

fn beside(column: &Element, index: u32, next: fn(&Element) -> Option<Element>) -> Option<HtmlElement> {
    let column = next(column).filter(|column| column.class_list().contains("column"))?;
    let nodes = nodes(&column)?;
    at(&nodes, index.min(nodes.length().checked_sub(1)?))
}
