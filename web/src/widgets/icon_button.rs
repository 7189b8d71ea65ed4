//! Buttons that show an icon, or how far they step.

use yew::prelude::*;

use super::icon::Icon;

/// A button with an icon.
#[derive(Properties, PartialEq)]
pub struct IconButtonProps {
    /// Its classes.
    pub class: AttrValue,
    /// What it shows.
    pub icon: Icon,
    /// What it is called.
    pub name: AttrValue,
    /// Whether it can be pressed.
    #[prop_or(true)]
    pub enabled: bool,
    /// The box that it opens, if it opens one: the id of a popover.
    #[prop_or_default]
    pub popover: Option<AttrValue>,
    /// Finds it on the page, where that is needed.
    #[prop_or_default]
    pub node: NodeRef,
    /// Is told that it was pressed.
    #[prop_or_default]
    pub onpress: Callback<MouseEvent>,
}

/// A button that shows an icon only.
#[component]
pub fn IconButton(props: &IconButtonProps) -> Html {
    html! {
        <button
            ref={&props.node}
            class={props.class.clone()}
            aria-label={props.name.clone()}
            title={props.name.clone()}
            disabled={!props.enabled}
            popovertarget={props.popover.clone()}
            onclick={&props.onpress}
        >
            { props.icon.view() }
        </button>
    }
}

/// A button for so many epochs.
#[derive(Properties, PartialEq)]
pub struct StepButtonProps {
    /// How many it trains for.
    pub epochs: u64,
    /// Whether it can be pressed.
    #[prop_or(true)]
    pub enabled: bool,
    /// Is told that it was pressed.
    pub onpress: Callback<MouseEvent>,
}

/// A button that trains for so many epochs.
#[component]
pub fn StepButton(props: &StepButtonProps) -> Html {
    let name = AttrValue::from(format!("Step {} epochs", props.epochs));
    html! {
        <button
            class="round step"
            aria-label={name.clone()}
            title={name}
            disabled={!props.enabled}
            onclick={&props.onpress}
        >
            { props.epochs }
        </button>
    }
}
