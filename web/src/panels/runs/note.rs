//! The field for a note on a run: what somebody is typing stays, whatever happens around it, and is kept when the table goes away.

use yew::prelude::*;

use crate::widgets::TextField;

/// The field of a run.
#[derive(Properties, PartialEq)]
pub struct NoteFieldProps {
    /// Its accessible name.
    pub label: String,
    /// The note as it is kept.
    pub note: AttrValue,
    /// Is given the note that somebody typed, or was typing when the field was taken away.
    pub onset: Callback<String>,
}

/// The field: Enter or leaving it sets the note.
#[component]
pub fn NoteField(props: &NoteFieldProps) -> Html {
    let typed = use_state_eq(|| None::<String>);
    let left = use_mut_ref(|| None::<String>);
    {
        let (left, onset) = (left.clone(), props.onset.clone());
        use_effect_with((), move |_| move || left.take().into_iter().for_each(|text| onset.emit(text)));
    }
    let ontype = {
        let (typed, left, note) = (typed.clone(), left.clone(), props.note.clone());
        Callback::from(move |text: String| {
            let text = Some(text).filter(|text| *text != *note);
            left.replace(text.clone());
            typed.set(text);
        })
    };
    let onset = {
        let (typed, onset) = (typed.clone(), props.onset.clone());
        Callback::from(move |text| {
            left.take();
            typed.set(None);
            onset.emit(text);
        })
    };
    let value = typed.as_ref().map_or_else(|| props.note.clone(), |text| AttrValue::from(text.clone()));
    html! {
        <TextField
            label={props.label.clone()}
            placeholder="Note"
            {value}
            good={props.note.clone()}
            {onset}
            {ontype}
        />
    }
}
