//! What is in the box for tables.

use yew::prelude::*;

use super::choice::{Choice, Meaning, Role};
use super::examples::{EXAMPLES, Example};
use super::message::TableMsg;
use super::painter::Thumbnail;
use super::reading::Reading;
use super::state::{LONGEST_SHOWN, TableBox};
use crate::canvas::Colors;
use crate::dom;
use crate::widgets::{FileButton, Select, field_error, phrase};

/// The id of the field for a text.
const FIELD: &str = "table-text";
/// The id of what is wrong with it.
const REASON: &str = "table-reason";
/// How many rows of a table are shown.
const N_SHOWN: usize = 5;
/// The roles of columns: the id of each list, and its label.
const ROLES: [(Role, &str, &str); 3] =
    [(Role::X1, "table-x1", "To the right"), (Role::X2, "table-x2", "Upward"), (Role::Label, "table-label", "Label")];
/// What labels can mean, with the words of a list.
const MEANINGS: [(Meaning, &str, &str); 3] = [
    (Meaning::Two, "two", "Two classes"),
    (Meaning::OneAgainstRest, "rest", "One class against all others"),
    (Meaning::Values, "values", "Numbers (regression)"),
];

impl TableBox {
    /// All of it.
    pub(super) fn content(&self, colors: &Colors) -> Html {
        let ondragover = |event: DragEvent| {
            dom::accept_file(&event);
        };
        let send = self.send.clone();
        let ondrop = move |event: DragEvent| {
            if let Some(file) = dom::dropped_file(&event) {
                send.emit(TableMsg::Chosen(file));
            }
        };
        html! {
            <div class="table-box" {ondragover} {ondrop}>
                { self.source() }
                { for self.reading.as_ref().map(|reading| self.progress(reading)) }
                { field_error(Some(REASON.into()), self.refused.as_ref()) }
                { for self.choice.as_ref().map(|choice| self.chosen(choice)) }
                <h3>{ "Examples" }</h3>
                <div class="table-examples">
                    { for EXAMPLES.iter().enumerate().map(|(index, example)| self.example(index, example, colors)) }
                </div>
                <h3>{ "Save" }</h3>
                <button class="button" onclick={self.send.reform(|_| TableMsg::Save)}>{ "Save these points, CSV" }</button>
                <p class="quiet" role="status">{ phrase(self.said.clone()) }</p>
            </div>
        }
    }

    /// Where a table comes from.
    fn source(&self) -> Html {
        let oninput = self.send.reform(|event: InputEvent| TableMsg::Typed(dom::text_of(&event)));
        let send = self.send.clone();
        // A long text is taken before the browser puts it into the field, which takes it longer than all the rest.
        let onpaste = move |event: Event| {
            if let Some(text) = dom::pasted_text(&event).filter(|text| text.len() > LONGEST_SHOWN) {
                event.prevent_default();
                send.emit(TableMsg::Typed(text));
            }
        };
        let onchoose = self.send.reform(TableMsg::Chosen);
        html! {
            <>
                <p class="quiet">
                    { "Each row is a point: two columns with numbers say where it lies, and a third one is its label." }
                </p>
                <label class="label" for={FIELD}>{ "Paste a table here" }</label>
                <textarea
                    id={FIELD}
                    class="field"
                    rows="4"
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    translate="no"
                    value={self.text.clone()}
                    aria-invalid={self.refused.as_ref().map(|_| "true")}
                    aria-describedby={self.refused.as_ref().map(|_| REASON)}
                    {onpaste}
                    {oninput}
                />
                <div class="table-file">
                    <FileButton name="Choose a file" accepted=".csv,.tsv,.txt,.tab,.dat,text/csv,text/plain" {onchoose} />
                    <span class="quiet">{ "or drop a CSV file on this box." }</span>
                </div>
            </>
        }
    }

    /// How much of a table was read.
    fn progress(&self, reading: &Reading) -> Html {
        let percent = (100.0 * reading.source.progress()).round();
        html! {
            <div class="table-progress">
                <progress max="100" value={percent.to_string()} aria-label="Reading the table" />
                <button class="button" onclick={self.send.reform(|_| TableMsg::Cancel)}>{ "Cancel" }</button>
            </div>
        }
    }

    /// A table that was opened: its first rows, and what is used of it.
    fn chosen(&self, choice: &Choice) -> Html {
        let size = format!("{}: {} rows", choice.name, choice.table.n_rows());
        let made = match &choice.made {
            Ok(made) => {
                let label = format!("Use these {} points", made.own.own_points().len());
                html! {
                    <>
                        if !made.unused.is_empty() {
                            <p class="quiet">{ phrase(made.unused.clone()) }</p>
                        }
                        <button class="button table-use" onclick={self.send.reform(|_| TableMsg::Use)}>{ phrase(label) }</button>
                    </>
                }
            }
            Err(reason) => field_error(None, Some(reason)),
        };
        html! {
            <>
                <h3>{ phrase(size) }</h3>
                { first_rows(choice) }
                <div class="table-choices">
                    { for ROLES.map(|(role, id, label)| self.column_list(choice, role, id, label)) }
                </div>
                { self.meaning(choice) }
                { made }
            </>
        }
    }

    /// A list of the columns that could be used as something.
    fn column_list(&self, choice: &Choice, role: Role, id: &'static str, label: &'static str) -> Html {
        let columns = choice.table.columns().iter().enumerate();
        let options = columns.map(|(index, column)| (index.to_string(), column.title().to_owned()));
        self.list(id, label, options, choice.column(role), move |column| TableMsg::Column(role, column))
    }

    /// A list whose values are numbers.
    fn list(
        &self,
        id: &'static str,
        label: &'static str,
        options: impl Iterator<Item = (String, String)>,
        chosen: usize,
        message: impl Fn(usize) -> TableMsg + 'static,
    ) -> Html {
        let options: Vec<(AttrValue, AttrValue)> = options.map(|(value, label)| (value.into(), label.into())).collect();
        let send = self.send.clone();
        let onchoose = move |chosen: AttrValue| {
            if let Ok(index) = chosen.parse() {
                send.emit(message(index));
            }
        };
        html! {
            <div class="control" key={id}>
                <label class="label" for={id}>{ label }</label>
                <Select {id} {options} chosen={AttrValue::from(chosen.to_string())} {onchoose} />
            </div>
        }
    }

    /// What the labels mean, as far as there is a choice.
    fn meaning(&self, choice: &Choice) -> Html {
        use experiment::tables::LabelMeaning;

        let meanings = choice.meanings();
        let options = MEANINGS.iter().enumerate().filter(|(_, (meaning, ..))| meanings.contains(meaning));
        let options = options.map(|(index, (.., label))| (index.to_string(), (*label).to_owned()));
        let chosen = MEANINGS.iter().position(|(meaning, ..)| *meaning == choice.meaning()).unwrap_or_default();
        let class_list = |is_plus: bool, chosen: usize| {
            let (id, label) = if is_plus { ("table-plus", "Class +1") } else { ("table-minus", "Class −1") };
            let classes = choice.classes.iter().enumerate();
            let options =
                classes.map(|(index, class)| (index.to_string(), format!("{} ({})", class.name, class.n_rows)));
            self.list(id, label, options, chosen, move |class| TableMsg::Class(is_plus, class))
        };
        html! {
            <div class="table-choices">
                if meanings.len() > 1 {
                    { self.list("table-meaning", "The label is", options, chosen, |index| TableMsg::Meaning(MEANINGS[index].0)) }
                }
                { match choice.selection.labels {
                    LabelMeaning::Two { minus, plus } => html! { <>{ class_list(false, minus) }{ class_list(true, plus) }</> },
                    LabelMeaning::OneAgainstRest { plus } => class_list(true, plus),
                    LabelMeaning::Values => Html::default(),
                } }
            </div>
        }
    }

    /// A table that is ready to be opened.
    fn example(&self, index: usize, example: &Example, colors: &Colors) -> Html {
        html! {
            <button class="button table-example" onclick={self.send.reform(move |_| TableMsg::Example(index))}>
                if let Some(points) = self.thumbnails.get(index) {
                    <Thumbnail points={points.clone()} colors={colors.clone()} />
                }
                <span class="table-about">
                    <b>{ example.name }</b>
                    <span>{ example.about }</span>
                    <small class="quiet">{ example.source }</small>
                </span>
            </button>
        }
    }
}

/// The first rows of a table.
fn first_rows(choice: &Choice) -> Html {
    let columns = choice.table.columns();
    let mut cells: Vec<_> = columns.iter().map(experiment::tables::Column::cells).collect();
    let rows = (0..choice.table.n_rows().min(N_SHOWN)).map(|_| {
        let row = cells.iter_mut().map(|cells| html! { <td>{ cells.next().unwrap_or_default() }</td> });
        html! { <tr>{ for row }</tr> }
    });
    let rows: Vec<Html> = rows.collect();
    html! {
        <div class="table-rows" tabindex="0" role="region" aria-label="The first rows">
            <table translate="no">
                <thead>
                    <tr>{ for columns.iter().map(|column| html! { <th scope="col">{ column.title() }</th> }) }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
