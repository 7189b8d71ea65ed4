//! Boxes to check.

use yew::prelude::*;

use super::locked::locked_title;
use super::phrase::phrase;
use crate::dom;

/// A box with its name.
#[derive(Properties, PartialEq)]
pub struct LabelledCheckboxProps {
    /// The classes of the label around both.
    pub class: AttrValue,
    /// Whether it is checked.
    pub checked: bool,
    /// Its name.
    pub label: AttrValue,
    /// Whether the link locks it.
    #[prop_or_default]
    pub locked: bool,
    /// Is told whether it is checked now.
    pub onchange: Callback<bool>,
}

/// A box to check with its name beside it.
#[component]
pub fn LabelledCheckbox(props: &LabelledCheckboxProps) -> Html {
    // Also where nothing comes of it: the box shows what is.
    let shown_again = use_force_update();
    let onchange = {
        let onchange = props.onchange.clone();
        move |event: Event| {
            onchange.emit(dom::is_checked(&event));
            shown_again.force_update();
        }
    };
    html! {
        <label class={props.class.clone()}>
            <input
                type="checkbox"
                title={locked_title(props.locked)}
                disabled={props.locked}
                checked={props.checked}
                {onchange}
            />
            <span>{ phrase(props.label.clone()) }</span>
        </label>
    }
}
