//! Controls for settings, drawn from the settings' own rows: a select, a slider, a switch.

use experiment::{Allowed, Config, Knob, Offered, links};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A setting and the text that somebody chose for it.
pub type OnSet = Callback<(Knob, String)>;

/// A setting's value in the link's words.
pub fn text_of(config: &Config, knob: Knob) -> String {
    links::text_of(config, knob).unwrap_or_default()
}

/// Properties of a control.
#[derive(PartialEq, Properties)]
pub struct ControlProps {
    /// The setting.
    pub knob: Knob,
    /// Its value in the link's words.
    pub value: String,
    /// Told what somebody chose.
    pub on_set: OnSet,
}

/// What a select offers: link words and labels, the current value among them.
fn options(knob: Knob, value: &str) -> Vec<(String, String)> {
    match knob.row().allowed {
        Allowed::Words(words) => words.iter().map(|word| (word.link.to_owned(), word.label.to_owned())).collect(),
        Allowed::Number { offered: Offered::List(numbers), .. } => {
            let mut numbers = numbers.to_vec();
            // A link may hold a value between those that are offered.
            if let Some(number) = value.parse().ok().filter(|number| !numbers.contains(number)) {
                numbers.push(number);
                numbers.sort_by(f64::total_cmp);
            }
            numbers.iter().map(|number| (number.to_string(), number.to_string())).collect()
        }
        _ => Vec::new(),
    }
}

/// A list to choose from.
#[component]
pub fn Select(props: &ControlProps) -> Html {
    let knob = props.knob;
    let select = use_node_ref();
    {
        // Not an attribute: that only says what is chosen at first.
        let (select, value) = (select.clone(), props.value.clone());
        use_effect(move || {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(&value);
            }
        });
    }
    let onchange = {
        let on_set = props.on_set.clone();
        move |event: Event| on_set.emit((knob, event.target_unchecked_into::<HtmlSelectElement>().value()))
    };
    html! {
        <label class="control">
            <span class="label">{ knob.row().label }</span>
            <select ref={select} {onchange}>
                { for options(knob, &props.value).into_iter().map(|(value, label)| {
                    html! { <option key={value.clone()} value={value.clone()}>{ label }</option> }
                }) }
            </select>
        </label>
    }
}

/// Properties of [`Slider`].
#[derive(PartialEq, Properties)]
pub struct SliderProps {
    /// The setting.
    pub knob: Knob,
    /// Its value in the link's words.
    pub value: String,
    /// Told what somebody chose.
    pub on_set: OnSet,
    /// What stands behind the number.
    #[prop_or_default]
    pub unit: &'static str,
}

/// A slider that shows its number.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let knob = props.knob;
    let row = knob.row();
    let Allowed::Number { offered: Offered::Steps { from, to, by }, .. } = row.allowed else {
        return html! {};
    };
    let oninput = {
        let on_set = props.on_set.clone();
        move |event: InputEvent| on_set.emit((knob, event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let shown = format!("{}{}", props.value, props.unit);
    html! {
        <label class="control slider">
            <span class="label">{ row.label }</span>
            <span class="value" aria-hidden="true">{ shown.clone() }</span>
            <input type="range" min={from.to_string()} max={to.to_string()} step={by.to_string()}
                value={props.value.clone()} aria-label={row.label} aria-valuetext={shown} {oninput} />
        </label>
    }
}

/// A switch.
#[component]
pub fn Switch(props: &ControlProps) -> Html {
    let knob = props.knob;
    let onchange = {
        let on_set = props.on_set.clone();
        move |event: Event| {
            on_set.emit((knob, event.target_unchecked_into::<HtmlInputElement>().checked().to_string()));
        }
    };
    html! {
        <label class="switch">
            <input type="checkbox" checked={props.value == "true"} {onchange} />
            <span>{ knob.row().label }</span>
        </label>
    }
}
