//! What lies over the output's picture while points are drawn, and the tools below it.

use experiment::{Dataset, Named, Session, read_number};
use yew::prelude::*;

use super::board::Ink;
use super::keys::Key;
use super::message::{Around, PointsMsg};
use super::state::Points;
use super::tool::{Brush, Tool};
use crate::dom::{self, Alone, Focused};
use crate::widgets::{Icon, IconButton, Select, TextField, phrase};

/// The most points that a brush leaves at once.
const DENSEST: u32 = 20;
/// Below this width of a window, in CSS units, points are drawn as large as it is.
const NARROW: f64 = 900.0;

impl Points {
    /// What lies over the picture.
    pub(super) fn picture(&self) -> Html {
        html! { <Drawing canvas={&self.canvas} is_large={self.is_large} send={&self.send} /> }
    }

    /// The tools.
    pub(super) fn bar(&self, session: &Session, around: Around) -> Html {
        let do_ = |message: PointsMsg| self.send.reform(move |_: MouseEvent| message.clone());
        let button = |label: &'static str, message: PointsMsg| {
            html! { <button class="button" onclick={do_(message)}>{ phrase(label) }</button> }
        };
        let (n_points, n_selected) = (self.n_points(), self.n_selected());
        let n_test = session.test_points().len();
        let mut drawn = format!("{n_points} points: {} to learn from, {n_test} to test.", session.train_points().len());
        if session.config().noise() > 0.0 {
            drawn.push_str(" Noise moves them before they are learned from; here they stand where they were drawn.");
        }
        html! {
            <section class="points-tools" aria-label="Draw points">
                <p id="drawing-help" class="only-read">
                    { "Arrow keys move the cursor, Shift makes smaller steps. Space uses the tool, Delete deletes." }
                </p>
                <div class="points-row">
                    { self.tool_choice() }
                    <button class="button" onclick={do_(PointsMsg::Toggle)}>{ "Done" }</button>
                </div>
                <div class="points-row">
                    { self.ink_choice() }
                    { self.brush_choice() }
                </div>
                if let Some(lack) = &self.lack {
                    <p class="points-lack" role="status">{ phrase(lack) }</p>
                } else {
                    <p class="quiet">{ phrase(drawn) }</p>
                }
                <div class="points-row">
                    if n_selected > 0 {
                        { button("Delete selected points", PointsMsg::DeleteSelected) }
                    } else {
                        { button("Delete all points", PointsMsg::DeleteAll) }
                    }
                    // The page has them, too, but lies behind where the picture is as large as the window.
                    <div class="points-buttons">
                        if around.playing {
                            { IconButton::new("round plain", Icon::PAUSE, "Pause training", do_(PointsMsg::TogglePlay)).view() }
                        } else {
                            { IconButton::new("round plain", Icon::PLAY, "Train", do_(PointsMsg::TogglePlay)).view() }
                        }
                        { IconButton::new("round plain", Icon::UNDO, "Undo this change", do_(PointsMsg::Undo)).enabled(around.can_undo).view() }
                        { IconButton::new("round plain", Icon::REDO, "Redo this change", do_(PointsMsg::Redo)).enabled(around.can_redo).view() }
                    </div>
                    <button class="button points-size" onclick={do_(PointsMsg::Enlarge(!self.is_large))}>
                        { phrase(if self.is_large { "Smaller" } else { "Larger" }) }
                    </button>
                </div>
                <details class="points-names">
                    <summary>{ "Names" }</summary>
                    <div class="points-fields">{ for self.names().into_iter().map(|name| self.name_field(name)) }</div>
                </details>
            </section>
        }
    }

    /// The field in which something is called otherwise.
    fn name_field(&self, (named, sort, name): (Named, String, AttrValue)) -> Html {
        let id = format!("name-of-{named:?}").replace(['(', ')'], "");
        let onset = self.send.reform(move |name: String| PointsMsg::Name(named, name));
        html! {
            <div key={id.clone()} class="control">
                <label class="label" for={id.clone()}>{ sort }</label>
                <TextField {id} value={name} placeholder="no name" autocomplete="off" {onset} />
            </div>
        }
    }

    fn tool_choice(&self) -> Html {
        let tool = |(tool, name): (Tool, &'static str)| {
            let onchange = self.send.reform(move |_: Event| PointsMsg::Take(tool));
            html! {
                <label key={name} class="points-chip">
                    <input type="radio" name="points-tool" checked={self.hand.tool == tool} {onchange} />
                    <span>{ name }</span>
                </label>
            }
        };
        html! {
            <div class="points-chips" role="radiogroup" aria-label="Tool">{ for Tool::ALL.map(tool) }</div>
        }
    }

    /// What the next points are labelled with.
    fn ink_choice(&self) -> Html {
        let Some(classes) = self.classes() else { return self.value_choice() };
        let class = |(class, name): (usize, &AttrValue)| {
            let ink = Ink::Class(class as u16);
            let onchange = self.send.reform(move |_: Event| PointsMsg::Dip(ink));
            let color = if class == 0 { "swatch negative" } else { "swatch positive" };
            html! {
                <label key={class} class="points-chip">
                    <input type="radio" name="points-ink" checked={self.hand.ink == ink} {onchange} />
                    <span><i class={color} aria-hidden="true" />{ phrase(name) }</span>
                </label>
            }
        };
        html! {
            <div class="points-chips" role="radiogroup" aria-label="Label of new points">
                { for classes.iter().enumerate().map(class) }
            </div>
        }
    }

    fn value_choice(&self) -> Html {
        let Ink::Value(value) = self.hand.ink else { return Html::default() };
        let oninput = self.send.reform(|event: InputEvent| {
            PointsMsg::Dip(Ink::Value(read_number(&dom::value_of(&event)).unwrap_or(0.0).clamp(-1.0, 1.0)))
        });
        html! {
            <label class="points-value">
                <span class="label">{ "Value of new points" }</span>
                <input type="range" min="-1" max="1" step="0.1" value={value.to_string()} {oninput} />
                <span class="number" translate="no">{ phrase(format!("{value:.1}").replace('-', "−")) }</span>
            </label>
        }
    }

    fn brush_choice(&self) -> Html {
        if !matches!(self.hand.tool, Tool::Draw | Tool::Erase) {
            return Html::default();
        }
        let (brush, density) = (self.hand.brush, self.hand.density);
        let options: Vec<(AttrValue, AttrValue)> =
            Brush::ALL.map(|(_, name, label)| (name.into(), label.into())).into();
        let chosen = Brush::ALL.iter().find(|(other, ..)| *other == brush).map(|(_, name, _)| AttrValue::Static(name));
        let send = self.send.clone();
        let onchoose = move |chosen: AttrValue| {
            if let Some((brush, ..)) = Brush::ALL.iter().find(|(_, name, _)| chosen == *name) {
                send.emit(PointsMsg::Brush(*brush));
            }
        };
        let oninput = self.send.reform(|event: InputEvent| {
            let number = read_number(&dom::value_of(&event)).unwrap_or(1.0);
            PointsMsg::Density(number.clamp(1.0, f64::from(DENSEST)) as u32)
        });
        html! {
            <>
                <Select label="Size of the brush" {options} {chosen} {onchoose} />
                if brush != Brush::Point && self.hand.tool == Tool::Draw {
                    <label class="points-value">
                        <span class="label">{ "Density" }</span>
                        <input type="range" min="1" max={DENSEST.to_string()} step="1" value={density.to_string()} {oninput} />
                        <span class="number" translate="no">{ phrase(density.to_string()) }</span>
                    </label>
                }
            </>
        }
    }
}

/// What lies over the picture.
#[derive(PartialEq, Properties)]
struct DrawingProps {
    /// The canvas on which is drawn.
    canvas: NodeRef,
    /// Whether it is as large as the window.
    is_large: bool,
    /// Is told what pointer and keys do.
    send: Callback<PointsMsg>,
}

/// What lies over the picture, and is drawn on by pointer and keys.
#[component]
fn Drawing(DrawingProps { canvas, is_large, send }: &DrawingProps) -> Html {
    let node = use_node_ref();
    {
        let (node, send) = (node.clone(), send.clone());
        use_effect_with((), move |()| {
            // On a phone, the picture beside everything else is too small to draw on.
            if dom::window_size().0 < NARROW {
                send.emit(PointsMsg::Enlarge(true));
            }
            let before = Focused::now();
            dom::focus(&node);
            move || before.give_back()
        });
    }
    {
        let node = node.clone();
        use_effect_with(*is_large, move |is_large| {
            let alone = is_large.then(|| Alone::new(&node, ".output"));
            move || drop(alone)
        });
    }
    let at = {
        let node = canvas.clone();
        move |event: &PointerEvent| {
            let ((x, y), (width, height)) = (dom::place_in(&node, event)?, dom::size_of(&node)?);
            Some(Dataset::Own.extent().of_unit(x / width, y / height))
        }
    };
    let onpointerdown = {
        let (send, at) = (send.clone(), at.clone());
        move |event: PointerEvent| {
            // Only the main button draws; and on from here also outside.
            if event.button() == 0 && event.is_primary() {
                dom::capture_pointer(&event);
                at(&event).into_iter().for_each(|(x, y)| send.emit(PointsMsg::Press(x, y)));
            }
        }
    };
    let onpointermove = {
        let send = send.clone();
        move |event: PointerEvent| {
            if event.is_primary() {
                at(&event).into_iter().for_each(|(x, y)| send.emit(PointsMsg::Go(x, y)));
            }
        }
    };
    let onkeydown = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            let has_other = event.ctrl_key() || event.meta_key() || event.alt_key();
            if let Some(key) = Key::named(&event.key(), event.shift_key()).filter(|_| !has_other) {
                event.prevent_default();
                send.emit(PointsMsg::Key(key));
            }
        }
    };
    html! {
        <div
            ref={&node}
            class="drawing"
            id="drawing"
            tabindex="0"
            role="application"
            aria-label="Your points"
            aria-describedby="drawing-help"
            {onpointerdown}
            {onpointermove}
            onpointerup={send.reform(|_| PointsMsg::Lift)}
            onpointercancel={send.reform(|_| PointsMsg::Lift)}
            onclick={|event: MouseEvent| event.stop_propagation()}
            onfocus={send.reform(|_| PointsMsg::Focus(true))}
            onblur={send.reform(|_| PointsMsg::Focus(false))}
            {onkeydown}
        >
            <canvas ref={canvas} aria-hidden="true" />
        </div>
    }
}
