//! Buttons that show an icon, or how far they step.

use yew::prelude::*;

use super::icon::Icon;
use super::locked::locked_title;

/// A button that shows an icon only.
pub struct IconButton {
    class: &'static str,
    icon: Icon,
    name: AttrValue,
    onpress: Callback<MouseEvent>,
    is_enabled: bool,
    is_locked: bool,
    waits: Option<AttrValue>,
    popover: Option<&'static str>,
    node: NodeRef,
}

impl IconButton {
    /// A button of these classes with this icon and name, which can be pressed.
    pub fn new(class: &'static str, icon: Icon, name: impl Into<AttrValue>, onpress: Callback<MouseEvent>) -> Self {
        let (name, node) = (name.into(), NodeRef::default());
        IconButton { class, icon, name, onpress, is_enabled: true, is_locked: false, waits: None, popover: None, node }
    }

    /// The same, which can be pressed or not.
    pub fn enabled(self, is_enabled: bool) -> Self {
        IconButton { is_enabled, ..self }
    }

    /// The same, which the link locks or not.
    pub fn locked(self, is_locked: bool) -> Self {
        IconButton { is_locked, ..self }
    }

    /// The same, which cannot be pressed yet, and why.
    pub fn waits(self, why: Option<AttrValue>) -> Self {
        IconButton { waits: why, ..self }
    }

    /// The same, which opens the box with this id.
    pub fn opens(self, popover: &'static str) -> Self {
        IconButton { popover: Some(popover), ..self }
    }

    /// The same, to be found on the page by this.
    pub fn found_by(self, node: &NodeRef) -> Self {
        IconButton { node: node.clone(), ..self }
    }

    /// The button on the page.
    pub fn view(self) -> Html {
        let is_disabled = self.is_locked || !self.is_enabled || self.waits.is_some();
        let title = locked_title(self.is_locked).or(self.waits).unwrap_or_else(|| self.name.clone());
        html! {
            <button
                ref={self.node}
                class={classes!(self.class, self.is_locked.then_some("locked"))}
                aria-label={self.name}
                {title}
                disabled={is_disabled}
                popovertarget={self.popover}
                onclick={self.onpress}
            >
                { self.icon.view() }
            </button>
        }
    }
}

/// A button that trains for so many epochs, unless the link locks it, or it waits for something.
pub fn step_button(epochs: u64, is_locked: bool, waits: Option<AttrValue>, onpress: Callback<MouseEvent>) -> Html {
    let name = AttrValue::from(format!("Step {epochs} epochs"));
    let is_disabled = is_locked || waits.is_some();
    html! {
        <button
            class={classes!("round", "step", is_locked.then_some("locked"))}
            aria-label={name.clone()}
            disabled={is_disabled}
            title={locked_title(is_locked).or(waits).unwrap_or(name)}
            onclick={onpress}
        >
            <span translate="no">{ epochs }</span>
        </button>
    }
}
