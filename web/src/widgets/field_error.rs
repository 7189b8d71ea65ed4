//! Why what was typed cannot be.

use experiment::Error;
use yew::prelude::*;

use super::phrase::phrase;

/// A text that was refused: why.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    /// One sentence or more.
    pub reason: AttrValue,
}

impl From<&Error> for FieldError {
    fn from(error: &Error) -> Self {
        FieldError { reason: error.to_string().into() }
    }
}

/// Why a field's text was refused, if it was; `id` is how the field names it.
pub fn field_error(id: Option<AttrValue>, error: Option<&AttrValue>) -> Html {
    match error {
        Some(error) => html! { <p {id} class="field-error" role="alert">{ phrase(error.clone()) }</p> },
        None => Html::default(),
    }
}
