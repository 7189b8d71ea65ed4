//! The fields of the editor: each writes the draft anew.

use std::rc::Rc;

use experiment::{Draft, DraftStep};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::message::AuthorMsg;
use super::place::Place;
use crate::dom;
use crate::widgets::Select;

/// The draft and where it is written.
#[derive(Clone, PartialEq)]
pub struct Writing {
    /// The draft.
    pub draft: Rc<Draft>,
    /// The step that is worked on.
    pub step: usize,
    /// Where messages go.
    pub send: Callback<AuthorMsg>,
}

impl Writing {
    /// What changes the step that is worked on when it is given something, and then sends the draft.
    fn change<T: 'static>(
        &self,
        change: impl Fn(&mut DraftStep, &T) + 'static,
        message: impl Fn(Box<Draft>, &T) -> AuthorMsg + 'static,
    ) -> Callback<T> {
        let Writing { draft, step, send } = self.clone();
        Callback::from(move |given: T| {
            let mut draft = (*draft).clone();
            if let Some(step) = draft.steps.get_mut(step) {
                change(step, &given);
                send.emit(message(Box::new(draft), &given));
            }
        })
    }

    /// For a field into which somebody types.
    pub fn edit(&self, change: impl Fn(&mut DraftStep, String) + 'static) -> Callback<String> {
        self.change(move |step, text: &String| change(step, text.clone()), |draft, _| AuthorMsg::Type(draft))
    }

    /// For a list.
    pub fn choose(&self, change: impl Fn(&mut DraftStep, String) + 'static) -> Callback<AttrValue> {
        self.change(
            move |step, value: &AttrValue| change(step, value.to_string()),
            |draft, _| AuthorMsg::Write(draft, None),
        )
    }

    /// For a button that adds something. Who has pressed it by a key goes on there; the pointer is where it is.
    pub fn add(&self, to: Place, change: impl Fn(&mut DraftStep) + 'static) -> Callback<MouseEvent> {
        self.change(
            move |step, _: &MouseEvent| change(step),
            move |draft, event| AuthorMsg::Write(draft, dom::is_by_key(event).then_some(to)),
        )
    }

    /// For a button that removes something, and itself with it: the focus goes there.
    pub fn remove(&self, to: Place, change: impl Fn(&mut DraftStep) + 'static) -> Callback<MouseEvent> {
        self.change(move |step, _: &MouseEvent| change(step), move |draft, _| AuthorMsg::Write(draft, Some(to)))
    }
}

/// A field of one line with its label.
pub fn line(id: impl Into<AttrValue>, label: impl Into<AttrValue>, value: &str, write: &Callback<String>) -> Html {
    let (id, label) = (id.into(), label.into());
    let oninput = write.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="author-field">
            <label for={id.clone()}>{ label }</label>
            <input {id} class="field" autocomplete="off" value={value.to_owned()} {oninput} />
        </div>
    }
}

/// A field of several lines with its label and what there is to say about it.
pub fn lines(id: &'static str, label: &'static str, hint: &'static str, value: &str, write: &Callback<String>) -> Html {
    let hint_id = format!("{id}-hint");
    let oninput = write.reform(|event: InputEvent| dom::value_of(&event));
    let n_rows = (value.lines().count() + 1).clamp(3, 16).to_string();
    html! {
        <div class="author-field">
            <label for={id}>{ label }</label>
            <textarea {id} class="field" rows={n_rows} aria-describedby={hint_id.clone()} value={value.to_owned()} {oninput} />
            <p id={hint_id} class="quiet">{ hint }</p>
        </div>
    }
}

/// A list with its label.
pub fn list(
    id: impl Into<AttrValue>,
    label: impl Into<AttrValue>,
    options: Vec<(AttrValue, AttrValue)>,
    chosen: impl Into<AttrValue>,
    onchoose: Callback<AttrValue>,
) -> Html {
    let (id, label, chosen) = (id.into(), label.into(), chosen.into());
    html! {
        <div class="author-field">
            <label for={id.clone()}>{ label }</label>
            <Select {id} {options} {chosen} {onchoose} />
        </div>
    }
}
