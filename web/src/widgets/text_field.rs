//! Fields to type into.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::locked::locked_title;

/// A field to type into.
#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Its id, where a label names it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Where it is on the page.
    #[prop_or_default]
    pub node: NodeRef,
    /// Its accessible name, where no label names it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// What it shows.
    pub value: AttrValue,
    /// What it shows again at Escape: the last good value. Nothing is `value`.
    #[prop_or_default]
    pub good: Option<AttrValue>,
    /// What stands in it while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// Which keyboard a phone shows.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// Whether the browser may fill it in.
    #[prop_or_default]
    pub autocomplete: Option<AttrValue>,
    /// Whether the browser looks at its spelling.
    #[prop_or_default]
    pub spellcheck: Option<AttrValue>,
    /// The id of a list of what could be typed.
    #[prop_or_default]
    pub list: Option<AttrValue>,
    /// The id of the element that says what is wrong with it, if something is.
    #[prop_or_default]
    pub error_id: Option<AttrValue>,
    /// Whether the link locks it.
    #[prop_or_default]
    pub locked: bool,
    /// Is given the text that somebody typed. The field shows it once it is its `value`.
    pub onset: Callback<String>,
    /// Is given what stands in it, while somebody types or takes that back.
    #[prop_or_default]
    pub ontype: Option<Callback<String>>,
}

/// A field to type into: Enter or leaving it sets the text, Escape shows the last good value again.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let onchange = {
        let (value, onset) = (props.value.clone(), props.onset.clone());
        move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let text = field.value();
            // Until the text is accepted, and where it is not, the field goes on showing what is.
            field.set_value(&value);
            onset.emit(text);
        }
    };
    let onkeydown = {
        let good = props.good.clone().unwrap_or_else(|| props.value.clone());
        let (onset, is_refused) = (props.onset.clone(), props.error_id.is_some());
        let ontype = props.ontype.clone();
        move |event: KeyboardEvent| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            if event.key() == "Escape" && (is_refused || field.value() != *good) {
                // Else it closes what is open.
                event.prevent_default();
                field.set_value(&good);
                ontype.iter().for_each(|ontype| ontype.emit(good.to_string()));
                // With the good value there is nothing wrong any more.
                if is_refused {
                    onset.emit(good.to_string());
                }
            }
        }
    };
    let oninput = props
        .ontype
        .as_ref()
        .map(|ontype| ontype.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <input
            ref={&props.node}
            id={props.id.clone()}
            class="field"
            aria-label={props.label.clone()}
            placeholder={props.placeholder.clone()}
            inputmode={props.inputmode.clone()}
            autocomplete={props.autocomplete.clone()}
            spellcheck={props.spellcheck.clone()}
            list={props.list.clone()}
            aria-invalid={props.error_id.as_ref().map(|_| "true")}
            aria-describedby={props.error_id.clone()}
            title={locked_title(props.locked)}
            disabled={props.locked}
            value={props.value.clone()}
            {oninput}
            {onchange}
            {onkeydown}
        />
    }
}
