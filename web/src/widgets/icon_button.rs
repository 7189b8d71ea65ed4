//! Buttons that show an icon, or how far they step.

use yew::prelude::*;

use super::icon::Icon;
use super::locked::locked_title;

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
    /// Whether the link locks it.
    #[prop_or_default]
    pub locked: bool,
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
            class={classes!(props.class.clone(), props.locked.then_some("locked"))}
            aria-label={props.name.clone()}
            title={locked_title(props.locked).unwrap_or_else(|| props.name.clone())}
            disabled={props.locked || !props.enabled}
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
    /// Whether the link locks it.
    #[prop_or_default]
    pub locked: bool,
    /// Is told that it was pressed.
    pub onpress: Callback<MouseEvent>,
}

/// A button that trains for so many epochs.
#[component]
pub fn StepButton(props: &StepButtonProps) -> Html {
    let name = AttrValue::from(format!("Step {} epochs", props.epochs));
    html! {
        <button
            class={classes!("round", "step", props.locked.then_some("locked"))}
            aria-label={name.clone()}
            title={locked_title(props.locked).unwrap_or(name)}
            disabled={props.locked || !props.enabled}
            onclick={&props.onpress}
        >
            <span translate="no">{ props.epochs }</span>
        </button>
    }
}
