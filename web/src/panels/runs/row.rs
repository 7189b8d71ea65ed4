//! A run as a row of the table.

use std::rc::Rc;

use experiment::{Config, Domain, Run, Setting, links};
use yew::prelude::*;

use super::message::RunsMsg;
use crate::widgets::notation::LossText;
use crate::widgets::{Cell, Icon, IconButton, TextField};

/// What there is of a run in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The run.
    pub run: Rc<Run>,
    /// Whether the device keeps it.
    pub is_saved: bool,
    /// The canvas of its picture.
    pub picture: NodeRef,
}

/// A row.
#[derive(Properties, PartialEq)]
pub struct RunRowProps {
    /// Which of the runs it is, counted from 0.
    pub index: usize,
    /// The run.
    pub row: Row,
    /// The settings in which runs differ.
    pub differing: Rc<[Setting]>,
    /// Is told what is to be done with it.
    pub send: Callback<RunsMsg>,
}

/// The row of a run: its number and picture, what is special about it, how far it came, a note, and what can be done with it.
#[component]
pub fn RunRow(props: &RunRowProps) -> Html {
    let (index, number, send) = (props.index, props.index + 1, &props.send);
    let Row { run, is_saved, picture } = &props.row;
    let onset = send.reform(move |note| RunsMsg::SetNote(index, note));
    html! {
        <tr>
            <th scope="row">
                <span class="run-number">{ number }</span>
                if run.picture.is_some() {
                    <canvas ref={picture} aria-hidden="true" />
                }
                if !is_saved {
                    <small>{ "not saved" }</small>
                }
            </th>
            <td class="settings">{ settings(&run.link, &props.differing) }</td>
            { for cells(run).iter().map(Cell::view) }
            <td class="note">
                <TextField
                    label={format!("Note on run {number}")}
                    placeholder="Note"
                    value={run.note.clone()}
                    {onset}
                />
            </td>
            <td>
                <div class="acts">
                    <button
                        class="button"
                        aria-label={format!("Open run {number}")}
                        title="Make it the experiment of the playground"
                        onclick={send.reform(move |_| RunsMsg::Open(index))}
                    >
                        { "Open" }
                    </button>
                    <IconButton
                        class="small"
                        icon={Icon::Close}
                        name={format!("Delete run {number}")}
                        onpress={send.reform(move |_| RunsMsg::Delete(index))}
                    />
                </div>
            </td>
        </tr>
    }
}

/// How far a run came.
fn cells(run: &Run) -> [Cell; 6] {
    let standing = &run.standing;
    let loss = |title, loss: Option<f64>| match loss {
        Some(_) => Cell::number(title, loss, |loss| LossText(loss).to_string()),
        None => Cell::new(title, "diverged".to_owned()),
    };
    [
        Cell::new("Epochs", standing.epochs.to_string()),
        loss("Training loss", standing.loss_train),
        loss("Test loss", standing.loss_test),
        Cell::number("Gap", standing.gap(), |gap| format!("{:+}", LossText(gap))),
        Cell::number("Accuracy", standing.accuracy_test, |part| format!("{:.1} %", 100.0 * part)),
        Cell::new("Parameters", standing.parameters.to_string()),
    ]
}

/// The settings of a run in which runs differ.
fn settings(link: &str, differing: &[Setting]) -> Html {
    if differing.is_empty() {
        return html! { <span class="quiet">{ "the same in all runs" }</span> };
    }
    let config = links::read(link, String::new).config;
    let setting = |setting: &Setting| {
        html! { <div><dt>{ setting.info().label }</dt><dd>{ value(&config, *setting) }</dd></div> }
    };
    html! { <dl>{ for differing.iter().map(setting) }</dl> }
}

/// A setting's value for people.
fn value(config: &Config, setting: Setting) -> String {
    let text = links::text_of(config, setting).unwrap_or_default();
    match setting.info().domain {
        _ if text.is_empty() => "none".to_owned(),
        Domain::Words(words) => words.iter().find(|word| word.link == text).map_or(text, |word| word.label.to_owned()),
        Domain::Switch => if text == "true" { "on" } else { "off" }.to_owned(),
        Domain::Layers => text.replace(',', ", "),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use experiment::Standing;

    #[test]
    fn values_are_for_people() {
        let config =
            links::read("#activation=relu&networkShape=4,2&weightSeed=&discretize=true&seed=1", String::new).config;
        assert_eq!(value(&config, Setting::Activation), "ReLU");
        assert_eq!(value(&config, Setting::HiddenLayers), "4, 2");
        assert_eq!(value(&config, Setting::Discretize), "on");
        assert_eq!(value(&config, Setting::WeightSeed), "none");
        assert_eq!(value(&config, Setting::LearningRate), "0.03");
    }

    #[test]
    fn a_run_that_diverged_says_so() {
        let standing = Standing {
            epochs: 12,
            loss_train: None,
            loss_test: None,
            accuracy_train: None,
            accuracy_test: Some(0.5),
            parameters: 9,
        };
        let run = Run { link: String::new(), standing, note: String::new(), picture: None };
        let texts = cells(&run).map(|cell| cell.text);
        assert_eq!(texts, ["12", "diverged", "diverged", "–", "50.0 %", "9"]);
    }
}
