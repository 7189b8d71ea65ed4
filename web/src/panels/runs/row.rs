//! A run as a row of the table.

use std::rc::Rc;

use experiment::{Config, Optimizer, Penalty, Problem, Run, Setting, links, setting_words};
use yew::prelude::*;

use super::message::RunsMsg;
use super::note::NoteField;
use crate::widgets::notation::LossText;
use crate::widgets::{Cell, Icon, IconButton, phrase};

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
    /// At which place it stands, counted from 0.
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
    let (index, number, send) = (props.index, props.row.run.number, &props.send);
    let Row { run, is_saved, picture } = &props.row;
    let onset = send.reform(move |note| RunsMsg::SetNote(number, note));
    let ondelete = send.reform(move |_| RunsMsg::Delete(index));
    html! {
        <tr>
            <th scope="row">
                <span class="run-number" translate="no">{ number }</span>
                if run.picture.is_some() {
                    <canvas ref={picture} aria-hidden="true" />
                }
                if !is_saved {
                    <small>{ "not saved" }</small>
                }
            </th>
            <td class="settings">{ settings(run, &props.differing) }</td>
            { for cells(run).iter().map(Cell::view) }
            <td class="note">
                <NoteField label={format!("Note on run {number}")} note={run.note.clone()} {onset} />
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
                    { IconButton::new("small", Icon::CLOSE, format!("Delete run {number}"), ondelete).view() }
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

/// What makes a run, in which settings runs differ, and what was changed while it trained.
fn settings(run: &Run, differing: &[Setting]) -> Html {
    let config = links::read(&run.link, String::new).config;
    let setting = |setting: &Setting| {
        html! { <div><dt>{ phrase(setting.info().label) }</dt><dd>{ phrase(value(&config, *setting)) }</dd></div> }
    };
    html! {
        <>
            if !differing.is_empty() {
                <dl>{ for differing.iter().filter(|setting| config.uses(**setting)).map(setting) }</dl>
            }
            <p class="quiet">{ phrase(outline(&config, differing)) }</p>
            if !run.changes.is_empty() {
                <p class="changed">{ "Changed while it trained: " }{ phrase(run.changes.clone()) }</p>
            }
        </>
    }
}

/// What makes an experiment, in short: its data, network and training, but for what is said of it beside this, and for what is off.
fn outline(config: &Config, said: &[Setting]) -> String {
    let dataset = match config.problem() {
        Problem::Classification => Setting::Dataset,
        Problem::Regression => Setting::RegDataset,
    };
    let features: Vec<&str> = config.features().iter().map(|feature| config.feature_label(feature)).collect();
    let inputs = if features.is_empty() { "no features".to_owned() } else { features.join(", ") };
    let words = |setting| value(config, setting);
    let layers = match config.hidden_layers() {
        [] => "no hidden layers".to_owned(),
        _ => format!("hidden layers {}", words(Setting::HiddenLayers)),
    };
    let when = |is_on: bool, setting, words: String| is_on.then_some((setting, words));
    let all = [
        when(true, Some(dataset), words(dataset)),
        when(config.noise() > 0.0, Some(Setting::Noise), format!("noise {}", words(Setting::Noise))),
        // One of them may be said beside this, but the list is read as a whole.
        when(true, None, inputs),
        when(true, Some(Setting::HiddenLayers), layers),
        when(true, Some(Setting::Activation), words(Setting::Activation)),
        when(true, Some(Setting::LearningRate), format!("learning rate {}", words(Setting::LearningRate))),
        when(config.optimizer() != Optimizer::Sgd, Some(Setting::Optimizer), words(Setting::Optimizer)),
        when(true, Some(Setting::BatchSize), format!("batch size {}", words(Setting::BatchSize))),
        when(
            config.regularization() != Penalty::None,
            Some(Setting::Regularization),
            format!("{} {}", words(Setting::Regularization), words(Setting::RegularizationRate)),
        ),
    ];
    let is_new = |(setting, _): &(Option<Setting>, String)| setting.is_none_or(|setting| !said.contains(&setting));
    let parts: Vec<String> = all.into_iter().flatten().filter(is_new).map(|(_, words)| words).collect();
    parts.join(" · ")
}

/// A setting's value for people.
fn value(config: &Config, setting: Setting) -> String {
    setting_words(setting, &links::text_of(config, setting).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use experiment::Standing;

    #[test]
    fn a_run_says_what_makes_it() {
        let outline = |link: &str, said: &[Setting]| outline(&links::read(link, String::new).config, said);
        assert_eq!(
            outline("#seed=1&activation=relu&networkShape=4,2", &[]),
            "Circle · X1, X2 · hidden layers 4, 2 · ReLU · learning rate 0.03 · batch size 10"
        );
        let link = "#seed=1&problem=regression&x=false&y=false&networkShape=&optimizer=adam&regularization=L2\
                    &regularizationRate=0.01&noise=20";
        assert_eq!(
            outline(link, &[Setting::LearningRate, Setting::BatchSize]),
            "Plane · noise 20 % · no features · no hidden layers · Tanh · Adam · L2 0.01"
        );
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
        let run = Run { standing, ..super::super::testing::run("") };
        let texts = cells(&run).map(|cell| cell.text);
        assert_eq!(texts, ["12", "diverged", "diverged", "–", "50.0 %", "9"]);
    }
}
