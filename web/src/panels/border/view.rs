//! The board over the output's picture, and what stands below it.

use experiment::{Border, BorderPlace};
use yew::prelude::*;

use super::keys::{Key, place_at};
use super::lines::{lines, sample};
use super::message::{BorderMsg, BorderPanel};
use super::state::{Asker, Prediction};
use crate::dom::{self, Alone, Focused};
use crate::widgets::phrase;

/// Below this width of a window, in CSS units, the picture is too small to be drawn on in its place.
const NARROW: f64 = 900.0;

impl Prediction {
    /// The board with what is drawn, and the cross of the keys.
    pub(super) fn board(&self, cross: Option<(BorderPlace, bool)>) -> Html {
        html! { <Board key="board" is_large={self.is_large} border={self.pen.border().clone()} {cross} send={&self.send} /> }
    }

    /// What stands below the picture.
    pub(super) fn bar(&self) -> Option<Html> {
        let content = match self.asker {
            Some(asker) => self.drawing(asker),
            None if self.shown().is_some() => self.legend(),
            None if self.is_first() => html! {
                <p class="quiet">{ phrase("After the next Reset, you draw the border before you play.") }</p>
            },
            None => return None,
        };
        Some(html! { <section class="border-tools" aria-label="Your prediction">{ content }</section> })
    }

    fn button(&self, class: &'static str, label: &'static str, message: BorderMsg, is_enabled: bool) -> Html {
        let onclick = self.send.reform(move |_: MouseEvent| message.clone());
        html! { <button class={classes!("button", class)} disabled={!is_enabled} {onclick}>{ phrase(label) }</button> }
    }

    /// While it is drawn.
    fn drawing(&self, asker: Asker) -> Html {
        let is_empty = self.pen.border().is_empty();
        let size = if self.is_large { "Smaller" } else { "Larger" };
        html! {
            <div key="drawing" class="border-drawing">
                <div class="border-row">
                    { self.button("", "Undo stroke", BorderMsg::Undo, !is_empty) }
                    { self.button("", "Clear", BorderMsg::Clear, !is_empty) }
                    { self.button("border-done", "Done", BorderMsg::Done, !is_empty) }
                </div>
                <p id="border-help">
                    { "Where will the border between the two colours be? Draw it. Training waits until you press Done." }
                </p>
                <p id="border-keys" class="quiet">
                    { "By keys: arrows move the cross, with Shift further; Space puts the pen down and lifts it; Backspace takes a stroke back." }
                </p>
                <div class="border-row">
                    { self.button("", size, BorderMsg::Enlarge(!self.is_large), true) }
                    if asker == Asker::Switch {
                        { self.button("", "Cancel", BorderMsg::Cancel, true) }
                    }
                </div>
            </div>
        }
    }

    /// What the line in the picture is, and how far it agrees with what came out.
    fn legend(&self) -> Html {
        html! {
            <div key="legend" class="border-legend">
                <p>{ sample() }{ "Your prediction" }</p>
                { self.button("", "Clear", BorderMsg::Dismiss, true) }
                <p ref={self.agreement.node()} id="agreement" class="quiet" />
            </div>
        }
    }
}

/// What the board shows.
#[derive(PartialEq, Properties)]
struct BoardProps {
    /// Whether it is as large as the window.
    is_large: bool,
    /// What is drawn.
    border: Border,
    /// The cross of the keys, and whether the pen is down.
    cross: Option<(BorderPlace, bool)>,
    /// Is told what pointer and keys do.
    send: Callback<BorderMsg>,
}

/// What lies over the picture, and is drawn on by pointer and keys.
#[component]
fn Board(BoardProps { is_large, border, cross, send }: &BoardProps) -> Html {
    let node = use_node_ref();
    {
        let (node, send) = (node.clone(), send.clone());
        use_effect_with((), move |()| {
            if dom::window_size().0 < NARROW {
                send.emit(BorderMsg::Enlarge(true));
            } else {
                dom::scroll_gently_later("#border-board", &node);
            }
            let before = Focused::now();
            move || before.give_back()
        });
    }
    {
        let node = node.clone();
        use_effect_with(*is_large, move |is_large| {
            // Nothing else can be reached then.
            let alone = is_large.then(|| Alone::new(&node, ".output"));
            if *is_large {
                dom::focus(&node);
            }
            move || drop(alone)
        });
    }
    let at = {
        let node = node.clone();
        move |event: &PointerEvent| {
            let ((x, y), (width, height)) = (dom::place_in(&node, event)?, dom::size_of(&node)?);
            Some(place_at(x / width, y / height))
        }
    };
    let onpointerdown = {
        let (send, at) = (send.clone(), at.clone());
        move |event: PointerEvent| {
            // Only the main button draws; and on from here also outside.
            if event.button() == 0 && event.is_primary() {
                dom::capture_pointer(&event);
                at(&event).into_iter().for_each(|place| send.emit(BorderMsg::Press(place)));
            }
        }
    };
    let onpointermove = {
        let (send, last) = (send.clone(), use_mut_ref(|| None));
        move |event: PointerEvent| {
            if event.is_primary()
                && event.buttons() != 0
                && let Some(place) = at(&event)
                && last.replace(Some(place)) != Some(place)
            {
                send.emit(BorderMsg::Go(place));
            }
        }
    };
    let onkeydown = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            let has_other = event.ctrl_key() || event.meta_key() || event.alt_key();
            if let Some(key) = Key::named(&event.key(), event.shift_key()).filter(|_| !has_other) {
                event.prevent_default();
                send.emit(BorderMsg::Key(key));
            }
        }
    };
    html! {
        <div
            ref={&node}
            class="border-board"
            id="border-board"
            tabindex="0"
            role="application"
            title=""
            aria-label="Draw the border"
            aria-describedby="border-help border-keys"
            {onpointerdown}
            {onpointermove}
            onpointerup={send.reform(|_| BorderMsg::Lift)}
            onpointercancel={send.reform(|_| BorderMsg::Lift)}
            onclick={|event: MouseEvent| event.stop_propagation()}
            {onkeydown}
        >
            if border.is_empty() {
                <p class="border-hint" aria-hidden="true">{ "Draw the border that you expect" }</p>
            }
            <>{ lines(border, false, *cross) }</>
        </div>
    }
}
