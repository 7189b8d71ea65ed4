//! The time line on the page.

use std::rc::Rc;

use yew::prelude::*;

use super::film::{FilmSpeed, SPEEDS};
use super::message::TimelineMsg;
use super::refs::TimelineRefs;
use crate::dom;
use crate::widgets::{Icon, IconButton, Select, phrase};

/// How many epochs Page Up and Page Down go.
const PAGE: i64 = 10;
/// The id of the box with the changes.
const BOX: &str = "timeline-box";

/// What the time line shows.
#[derive(Clone, PartialEq, Properties)]
pub struct TimelineProps {
    /// The epoch that is shown.
    pub epoch: u64,
    /// The epoch to which the run has come.
    pub last: u64,
    /// What was changed, and after how many epochs.
    pub changes: Rc<[(u64, AttrValue)]>,
    /// Whether training is shown as a film.
    pub is_film: bool,
    /// How fast that is.
    pub speed: FilmSpeed,
    /// The epoch up to which the run is being trained again, where that takes long.
    pub going_to: Option<u64>,
    /// What is written past Yew.
    pub refs: TimelineRefs,
    /// Where messages go.
    pub send: Callback<TimelineMsg>,
}

/// The time line, and the box with what was changed.
pub fn time_line(props: &TimelineProps) -> Html {
    let TimelineProps { changes, is_film, going_to, refs, send, .. } = props;
    let (icon, name) = if *is_film { (Icon::PAUSE, "Stop the film") } else { (Icon::FILM, "Play from the start") };
    let mark = |(epoch, words): &(u64, AttrValue)| {
        let x = epoch.to_string();
        html! {
            <line key={*epoch} x1={x.clone()} x2={x} y1="0" y2="1" vector-effect="non-scaling-stroke">
                <title>{ at_epoch(*epoch, words) }</title>
            </line>
        }
    };
    html! {
        <div class="time-line" role="group" aria-label="Time line">
            { IconButton::new("round plain", icon, name, send.reform(|_| TimelineMsg::ToggleFilm)).view() }
            <div class="track">
                <svg ref={&refs.marks} class="change-marks" preserveAspectRatio="none" aria-hidden="true">{ for changes.iter().map(mark) }</svg>
                <input
                    ref={&refs.range}
                    id="timeline"
                    type="range"
                    step="1"
                    aria-label="Epoch that is shown"
                    oninput={send.reform(|event: InputEvent| TimelineMsg::Go(dom::value_of(&event).parse().unwrap_or_default()))}
                    onkeydown={on_key(send)}
                />
            </div>
            { IconButton::new("round plain", Icon::MORE, "Changes and film", Callback::noop()).opens(BOX).view() }
            <div class="going" role="status">
                if let Some(epoch) = going_to {
                    <span>{ phrase(format!("Training to epoch {epoch}")) }</span>
                    <progress ref={&refs.progress} max="1" aria-label="Trained again" />
                    <button class="button" onclick={send.reform(|_| TimelineMsg::Cancel)}>{ "Cancel" }</button>
                }
            </div>
            <div id={BOX} class="popover time-line-box" popover="auto" role="dialog" aria-label="Changes and film">
                { in_box(props) }
            </div>
        </div>
    }
}

/// What stands in the box: the changes, and how fast the film is.
fn in_box(TimelineProps { epoch, last, changes, speed, send, .. }: &TimelineProps) -> Html {
    // None is ever disabled: it would lose the focus where it leads to the last one.
    let button = |name: &'static str, message: TimelineMsg| {
        html! { <button class="button" onclick={send.reform(move |_| message.clone())}>{ name }</button> }
    };
    let change = |(at, words): &(u64, AttrValue)| {
        let (at, is_here) = (*at, at == epoch);
        html! {
            <li key={at}>
                <button class="button wide" aria-current={is_here.then_some("true")} onclick={send.reform(move |_| TimelineMsg::Go(at))}>
                    { at_epoch(at, words) }
                </button>
            </li>
        }
    };
    let chosen = SPEEDS.iter().find(|(one, ..)| one == speed).map(|(_, name, _)| AttrValue::Static(name));
    let options =
        SPEEDS.iter().map(|(_, name, label)| (AttrValue::Static(name), AttrValue::Static(label))).collect::<Vec<_>>();
    let onchoose = send.reform(|name: AttrValue| {
        let chosen = SPEEDS.iter().find(|(_, one, _)| name == *one);
        TimelineMsg::Speed(chosen.map_or(FilmSpeed::EveryEpoch, |(speed, ..)| *speed))
    });
    html! {
        <>
            <h2>{ "Time line" }</h2>
            <p>{ phrase(format!("Epoch {epoch} of {last} is shown.")) }</p>
            <div class="buttons">
                { button("To the start", TimelineMsg::ToStart) }
                { button("Previous change", TimelineMsg::ToChange(false)) }
                { button("Next change", TimelineMsg::ToChange(true)) }
                { button("To the end", TimelineMsg::ToEnd) }
            </div>
            <label class="field-line" for="film-speed">{ "Film from the start" }</label>
            <Select id="film-speed" {options} {chosen} {onchoose} />
            <h3>{ "Changes while it trained" }</h3>
            if changes.is_empty() {
                <p>{ "None." }</p>
            }
            <ul class="changes">{ for changes.iter().map(change) }</ul>
        </>
    }
}

/// A change with its epoch.
fn at_epoch(epoch: u64, words: &AttrValue) -> String {
    format!("Epoch {epoch}: {words}")
}

/// Where the slider is, read aloud.
pub fn spoken(epoch: u64, last: u64, changes: &[(u64, AttrValue)]) -> String {
    match changes.iter().find(|(at, _)| *at == epoch) {
        Some((_, words)) => format!("Epoch {epoch} of {last}: {words}"),
        None => format!("Epoch {epoch} of {last}"),
    }
}

fn on_key(send: &Callback<TimelineMsg>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if let Some(message) = message_of_key(&event.key(), event.ctrl_key() || event.shift_key()) {
            event.prevent_default();
            send.emit(message);
        }
    })
}

/// What a key does; with Control or Shift the arrows lead to changes.
fn message_of_key(key: &str, to_change: bool) -> Option<TimelineMsg> {
    Some(match key {
        "ArrowLeft" | "ArrowDown" if to_change => TimelineMsg::ToChange(false),
        "ArrowRight" | "ArrowUp" if to_change => TimelineMsg::ToChange(true),
        "ArrowLeft" | "ArrowDown" => TimelineMsg::Move(-1),
        "ArrowRight" | "ArrowUp" => TimelineMsg::Move(1),
        "PageDown" => TimelineMsg::Move(-PAGE),
        "PageUp" => TimelineMsg::Move(PAGE),
        "Home" => TimelineMsg::ToStart,
        "End" => TimelineMsg::ToEnd,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_by_one_ten_changes_and_ends() {
        assert_eq!(message_of_key("ArrowLeft", false), Some(TimelineMsg::Move(-1)));
        assert_eq!(message_of_key("PageUp", false), Some(TimelineMsg::Move(10)));
        assert_eq!(message_of_key("ArrowRight", true), Some(TimelineMsg::ToChange(true)));
        assert_eq!(message_of_key("End", false), Some(TimelineMsg::ToEnd));
        assert_eq!(message_of_key("Tab", false), None);
    }

    #[test]
    fn where_the_slider_is_is_said_with_what_was_changed_there() {
        let changes = [(120, AttrValue::Static("learning rate 0.03 → 0.1"))];
        assert_eq!(spoken(120, 400, &changes), "Epoch 120 of 400: learning rate 0.03 → 0.1");
        assert_eq!(spoken(121, 400, &changes), "Epoch 121 of 400");
    }
}
