//! A row of the table on the page.

use yew::prelude::*;

use super::message::ClassMsg;
use super::row::{Column, Row};
use crate::widgets::notation::LossText;
use crate::widgets::{Cell, Icon, IconButton, phrase};

/// A row on the page.
#[derive(Properties, PartialEq)]
pub struct ClassRowProps {
    /// What there is of it.
    pub row: Row,
    /// Is told what is to be done with it.
    pub send: Callback<ClassMsg>,
}

/// The row of a hand-in.
#[component]
pub fn ClassRow(ClassRowProps { row, send }: &ClassRowProps) -> Html {
    let number = row.number;
    let name = row.called();
    let onopen = send.reform(move |_| ClassMsg::Open(number));
    let ondelete = send.reform(move |_| ClassMsg::Delete(number));
    html! {
        <tr>
            <th scope="row" translate="no">{ phrase(name.clone()) }</th>
            { for cells(row).iter().map(Cell::view) }
            { words(row, Column::Predictions) }
            { words(row, Column::Answers) }
            { verdict(row) }
            <td>
                <div class="acts">
                    if row.can_open {
                        <button class="button" aria-label={format!("Open the run of {name}")} onclick={onopen}>
                            { "Open" }
                        </button>
                    }
                    { IconButton::new("small", Icon::CLOSE, format!("Delete what {name} handed in"), ondelete).view() }
                </div>
            </td>
        </tr>
    }
}

fn cells(row: &Row) -> [Cell; 7] {
    let number = |column: Column, text: fn(f64) -> String| Cell::number(column.title(), column.number(row), text);
    let goals = match row.marked.as_ref().map(|marked| marked.mark.n_met()) {
        None | Some((_, 0)) => "–".to_owned(),
        Some((n_met, n_goals)) => format!("{n_met} of {n_goals}"),
    };
    let loss = |loss: f64| LossText(loss).to_string();
    [
        Cell::new("Goals", goals),
        number(Column::Epochs, |epochs| epochs.to_string()),
        number(Column::LossTrain, loss),
        number(Column::LossTest, loss),
        number(Column::Gap, |gap| format!("{:+}", LossText(gap))),
        number(Column::Accuracy, |part| format!("{:.1} %", 100.0 * part)),
        number(Column::Neurons, |neurons| neurons.to_string()),
    ]
}

fn words(row: &Row, column: Column) -> Html {
    let text = column.text(row);
    html! {
        <td class="class-words" data-title={column.title()}>
            <div>{ phrase(if text.is_empty() { "–".to_owned() } else { text }) }</div>
        </td>
    }
}

fn verdict(row: &Row) -> Html {
    let Some(marked) = &row.marked else {
        return html! { <td class="class-verdict" data-title="Verdict"><div>{ phrase("not marked yet") }</div></td> };
    };
    let kind = format!("class-verdict class-verdict-{}", marked.verdict as u8);
    html! {
        <td class={kind} data-title="Verdict">
            <div>
                <b>{ phrase(marked.verdict.words()) }</b>
                { for marked.wrong.iter().map(|why| html! { <small>{ phrase(why.clone()) }</small> }) }
            </div>
        </td>
    }
}
