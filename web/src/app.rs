//! The app: owns the session, takes messages, and says when what is painted.

use std::rc::Rc;

use experiment::{
    Arc4, Change, Config, Drawing, Edit, Journal, Knob, Network, Rebuild, Session, Stop, fresh_seed, links,
};
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::browser;
use crate::colors::Scale;
use crate::controls::OnSet;
use crate::data_panel::DataPanel;
use crate::diagram::{Diagram, Place};
use crate::notice::{Notice, Notices};
use crate::output_panel::OutputPanel;
use crate::player::{self, Player};
use crate::screen::{Look, Screen};
use crate::top_bar::{Action, TopBar};

/// What happens to the app.
pub enum Msg {
    /// A frame is about to be shown.
    Frame,
    /// A setting was chosen, in the link's words.
    Set(Knob, String),
    /// A button was pressed.
    Act(Action),
    /// A place in the diagram is looked at.
    Look(Option<Place>),
    /// A neuron was selected, or let go of.
    Select(Place),
    /// The pointer moved over the diagram.
    Point(f64, f64),
    /// Another scale for the chart.
    Logarithmic(bool),
    /// A notice was closed.
    Close(usize),
    /// Somebody else wrote into the address bar.
    LinkChanged,
    /// Sizes or colours of the page changed.
    LookChanged,
}

/// The whole page.
pub struct App {
    session: Session,
    journal: Journal,
    drawing: Drawing,
    screen: Screen,
    player: Player,
    playing: bool,
    look: Look,
    selected: Option<Place>,
    notices: Vec<Notice>,
    /// The settings as the components have them.
    config: Rc<Config>,
    scale: Rc<Scale>,
    callbacks: Callbacks,
    _listeners: Vec<EventListener>,
}

/// Made once: a new callback would redraw every control.
struct Callbacks {
    set: OnSet,
    act: Callback<Action>,
    look: Callback<Option<Place>>,
    select: Callback<Place>,
    logarithmic: Callback<bool>,
    close: Callback<usize>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link();
        let (session, notices) = open_link();
        let player = Player::new({
            let frame = link.callback(|()| Msg::Frame);
            move || frame.emit(())
        });
        let callbacks = Callbacks {
            set: link.callback(|(knob, text)| Msg::Set(knob, text)),
            act: link.callback(Msg::Act),
            look: link.callback(Msg::Look),
            select: link.callback(Msg::Select),
            logarithmic: link.callback(Msg::Logarithmic),
            close: link.callback(Msg::Close),
        };
        let dark = browser::prefers_dark();
        let look =
            Look { dark, moves: !browser::prefers_stillness(), logarithmic: false, place: None, parameter: None };
        browser::set_fragment(&links::write(session.config()));
        App {
            drawing: Drawing::new(&session),
            config: Rc::new(session.config().clone()),
            scale: Rc::new(Scale::new(dark)),
            session,
            journal: Journal::default(),
            screen: Screen::new(),
            player,
            playing: false,
            look,
            selected: None,
            notices,
            callbacks,
            _listeners: listeners(ctx),
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Msg) -> bool {
        match message {
            Msg::Frame => return self.frame(),
            Msg::Set(knob, text) => match Edit::read(knob, &text) {
                Ok(edit) => self.change(Change::Edit(edit)),
                Err(error) => self.say(vec![error.to_string()], false),
            },
            Msg::Act(action) => self.act(action),
            Msg::Look(place) => {
                self.look.place = place;
            }
            Msg::Select(place) => {
                self.selected = if self.selected == Some(place) { None } else { Some(place) };
            }
            Msg::Point(x, y) => {
                self.point(x, y);
                return false;
            }
            Msg::Logarithmic(logarithmic) => self.look.logarithmic = logarithmic,
            Msg::Close(index) => drop(self.notices.remove(index)),
            Msg::LinkChanged => self.open_changed_link(),
            Msg::LookChanged => {
                self.look.dark = browser::prefers_dark();
                self.look.moves = !browser::prefers_stillness();
                self.scale = Rc::new(Scale::new(self.look.dark));
            }
        }
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let n_layers = self.session.network().layers().len();
        let shown = match self.look.place {
            Some(place) => place.name(n_layers),
            None => "What the network answers, at every point".to_owned(),
        };
        let Callbacks { set, act, look, select, logarithmic, close } = &self.callbacks;
        html! {
            <>
                <TopBar config={self.config.clone()} playing={self.playing} can_undo={self.journal.can_undo()}
                    can_redo={self.journal.can_redo()} on_action={act} on_set={set} />
                <Notices notices={self.notices.clone()} on_close={close} />
                <main class="playground">
                    <DataPanel config={self.config.clone()} scale={self.scale.clone()} on_action={act} on_set={set} />
                    <Diagram config={self.config.clone()} selected={self.selected} on_set={set} on_look={look} on_select={select} />
                    <OutputPanel config={self.config.clone()} shown={shown} logarithmic={self.look.logarithmic}
                        on_logarithmic={logarithmic} on_set={set} />
                </main>
            </>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.screen.bind(&self.session, &self.scale, &self.look);
        self.paint();
    }
}

impl App {
    fn paint(&mut self) {
        self.screen.paint(&self.session, &mut self.drawing, &self.look, self.playing);
    }

    /// Trains and paints; says whether the page must be drawn anew.
    fn frame(&mut self) -> bool {
        let pace = self.session.config().pace;
        if let Some(stop) = player::train(&mut self.session, pace) {
            self.stop(stop);
            return true;
        }
        self.paint();
        false
    }

    fn stop(&mut self, stop: Stop) {
        self.pause();
        self.say(vec![stop.to_string()], stop == Stop::Diverged);
    }

    fn say(&mut self, sentences: Vec<String>, urgent: bool) {
        self.notices.clear();
        self.notices.push(Notice { sentences, urgent });
    }

    fn play(&mut self) {
        self.playing = true;
        self.player.play();
    }

    fn pause(&mut self) {
        self.playing = false;
        self.player.pause();
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::TogglePlay if self.playing => self.pause(),
            Action::TogglePlay if self.session.has_diverged() => self.stop(Stop::Diverged),
            Action::TogglePlay => {
                self.notices.clear();
                self.play();
            }
            Action::Step(epochs) => {
                self.pause();
                self.notices.clear();
                if let Some(stop) = self.session.advance(epochs) {
                    self.stop(stop);
                }
            }
            Action::Reset => {
                self.pause();
                self.notices.clear();
                self.change(Change::Reset);
            }
            Action::Regenerate => self.change(Change::Edit(Edit::Seed(new_seed()))),
            Action::NewWeights => self.change(Change::Edit(Edit::WeightSeed(Some(new_seed())))),
            Action::Undo => {
                if let Some(rebuild) = self.journal.undo(&mut self.session) {
                    self.changed(rebuild);
                }
            }
            Action::Redo => {
                if let Some(rebuild) = self.journal.redo(&mut self.session) {
                    self.changed(rebuild);
                }
            }
        }
    }

    fn change(&mut self, change: Change) {
        match self.journal.apply(&mut self.session, change) {
            Ok(rebuild) => self.changed(rebuild),
            Err(error) => self.say(vec![error.to_string()], false),
        }
    }

    /// Brings everything that depends on the session up to date.
    fn changed(&mut self, rebuild: Rebuild) {
        match rebuild {
            Rebuild::Nothing | Rebuild::Points => {}
            Rebuild::Network | Rebuild::Everything => {
                self.drawing = Drawing::new(&self.session);
                self.look.parameter = None;
                self.pause();
                self.notices.clear();
            }
        }
        if let Some(Place::Neuron { layer, neuron }) = self.selected
            && !has_neuron(self.session.network(), layer, neuron)
        {
            self.selected = None;
        }
        if *self.config != *self.session.config() {
            self.config = Rc::new(self.session.config().clone());
            browser::set_fragment(&links::write(&self.config));
        }
    }

    fn open_changed_link(&mut self) {
        if browser::fragment().trim_start_matches('#') == links::write(&self.config) {
            return;
        }
        self.pause();
        (self.session, self.notices) = open_link();
        self.journal = Journal::default();
        self.changed(Rebuild::Everything);
        browser::set_fragment(&links::write(&self.config));
    }

    /// Shows the value of what is under the pointer.
    fn point(&mut self, x: f64, y: f64) {
        let parameter = self.screen.parameter_at(x, y);
        if let Some(element) = browser::element("link-value") {
            let hidden = if parameter.is_some() {
                element.remove_attribute("hidden")
            } else {
                element.set_attribute("hidden", "")
            };
            // Both only fail for names that are none.
            let _ = hidden.and(element.set_attribute("style", &format!("left:{x}px;top:{y}px")));
        }
        if parameter != self.look.parameter {
            self.look.parameter = parameter;
            self.paint();
        }
    }
}

fn has_neuron(network: &Network, layer: usize, neuron: usize) -> bool {
    network.layers().get(layer).is_some_and(|layer| neuron < layer.n_out())
}

/// A seed from the browser's own randomness.
fn new_seed() -> String {
    fresh_seed(&mut Arc4::new(&js_sys::Math::random().to_string()))
}

/// The experiment in the address bar, and what had to be put right in it.
fn open_link() -> (Session, Vec<Notice>) {
    let reading = links::read(&browser::fragment(), new_seed);
    let sentences: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
    let notices = if sentences.is_empty() { Vec::new() } else { vec![Notice { sentences, urgent: false }] };
    match Session::new(reading.config) {
        Ok(session) => (session, notices),
        Err(error) => unreachable!("a config from a link is allowed: {error}"),
    }
}

/// What the page listens to, beside its own controls.
fn listeners(ctx: &Context<App>) -> Vec<EventListener> {
    let window = browser::window();
    let changed = ctx.link().callback(|()| Msg::LinkChanged);
    let look = ctx.link().callback(|()| Msg::LookChanged);
    let act = ctx.link().callback(Msg::Act);
    let mut listeners = vec![
        EventListener::new(&window, "hashchange", move |_| changed.emit(())),
        EventListener::new(&window, "resize", {
            let look = look.clone();
            move |_| look.emit(())
        }),
        EventListener::new(&window, "keydown", move |event| {
            if let Some(action) = event.dyn_ref::<KeyboardEvent>().and_then(shortcut) {
                act.emit(action);
            }
        }),
    ];
    for query in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"] {
        if let Some(media) = browser::media(query) {
            let look = look.clone();
            listeners.push(EventListener::new(&media, "change", move |_| look.emit(())));
        }
    }
    let point = ctx.link().callback(|(x, y)| Msg::Point(x, y));
    listeners.push(EventListener::new(&browser::document(), "pointermove", move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let Some(diagram) = browser::element("diagram") else { return };
        let rect = diagram.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top());
        if x >= 0.0 && y >= 0.0 && x <= rect.width() && y <= rect.height() {
            point.emit((x, y));
        }
    }));
    listeners
}

/// The usual keys for undo and redo.
fn shortcut(event: &KeyboardEvent) -> Option<Action> {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return None;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}
