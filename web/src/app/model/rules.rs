//! What must hold at every moment, whatever has happened.

use experiment::{Config, Network, Session, Setting, lessons, links, races};

use crate::app::App;
use crate::app::link::tab;
use crate::app::message::Msg;
use crate::app::startup::Made;
use crate::dom::imaginary::{self, browser};
use crate::panels::effect::Tab;
use crate::panels::export::ExportMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::network::NetworkMsg;
use crate::panels::race::RaceMsg;
use crate::panels::runs::RunsMsg;
use crate::widgets::Offer;
use crate::widgets::notation::{Grouped, NeuronId, NodeId};

/// Says what does not hold.
macro_rules! hold {
    ($holds:expr, $($what:tt)+) => {
        if !$holds {
            return Err(format!($($what)+));
        }
    };
}

/// What a message must leave alone.
pub struct Before {
    message: String,
    /// The network, unless it may change.
    network: Option<(u64, Network)>,
    /// The settings, of which what the link restricts may not change, unless another link may be opened.
    restricted: Option<Config>,
    /// Whether points and weights may be those of a lesson.
    is_lesson: bool,
}

impl Before {
    /// Looks at what this message must leave alone.
    pub fn new(app: &App, message: &Msg) -> Self {
        let session = app.workspace.session();
        let opens_link = matches!(message, Msg::AddressChanged | Msg::Loaded(..) | Msg::Ready | Msg::Went);
        let is_restricted = Setting::all().any(|setting| session.config().fixes(setting));
        let restricted = (!opens_link && is_restricted).then(|| session.config().clone());
        let is_lesson = matches!(message, Msg::Lessons(_));
        let network = (!may_change_network(app, message)).then(|| (session.epoch(), session.network().clone()));
        let message = if network.is_some() || restricted.is_some() { format!("{message:?}") } else { String::new() };
        Before { message, network, restricted, is_lesson }
    }
}

fn may_change_network(app: &App, message: &Msg) -> bool {
    match message {
        Msg::Frame => {
            app.training.is_playing() || app.lazy.timeline.as_ref().is_some_and(|timeline| timeline.is_going())
        }
        Msg::Timeline(_) => true,
        Msg::Training(_)
        | Msg::Undo
        | Msg::Redo
        | Msg::AddressChanged
        | Msg::Went
        | Msg::Data(_)
        | Msg::Set(..)
        | Msg::Lessons(_) => true,
        Msg::Header(message) => matches!(message, HeaderMsg::Undo | HeaderMsg::Redo),
        Msg::Network(message) => matches!(message, NetworkMsg::Toggle(_) | NetworkMsg::Resize(_)),
        Msg::Inspector(message) => {
            use InspectorMsg::{Deselect, Drop, Focus, GiveUp, Select};
            !matches!(message, Select(..) | Focus(_) | Drop | GiveUp | Deselect)
        }
        Msg::Weights(_) | Msg::Host(_) | Msg::Table(_) | Msg::Formula(_) => true,
        Msg::Race(message) => matches!(message, RaceMsg::TakeOver(_)),
        Msg::Accept(offer) => matches!(offer, Offer::BestWeights(_)),
        Msg::Runs(message) => matches!(message, RunsMsg::Open(_)),
        Msg::Export(message) => matches!(message, ExportMsg::WasRead(..)),
        // What has waited is taken then.
        Msg::Loaded(..) => app.waiting.is_waited(),
        _ => false,
    }
}

/// Whether two networks have the same weights and biases, bit for bit: also those that are no numbers.
pub fn are_same(one: &Network, other: &Network) -> bool {
    let bits = |network: &Network| -> Vec<u64> {
        let layers = network.layers().iter();
        layers.flat_map(|layer| layer.weights.iter().chain(&layer.biases)).map(|number| number.to_bits()).collect()
    };
    one.n_parameters() == other.n_parameters() && bits(one) == bits(other)
}

/// After every message.
pub fn check(app: &App, before: Before) -> Result<(), String> {
    let session = app.workspace.session();
    if let Some((epoch, network)) = &before.network {
        let is_same = session.epoch() == *epoch && are_same(session.network(), network);
        hold!(is_same, "{} has changed the network", before.message);
    }
    if let Some(restricted) = &before.restricted {
        let config = session.config();
        let names = |config: &Config| (config.hidden_controls().to_vec(), config.locked_controls().to_vec());
        hold!(names(config) == names(restricted), "{} has changed what is restricted", before.message);
        let admitted = if before.is_lesson { restricted.admits_lesson(config) } else { restricted.admits(config) };
        hold!(admitted.is_ok(), "{} has changed a value that is restricted: {admitted:?}", before.message);
    }
    let (trains, tab) = (app.training.is_playing(), app.workspace.tab);
    let races = app.lazy.race.as_ref().is_some_and(|race| race.is_playing());
    hold!(!trains || tab.has_network(), "training goes on while {tab:?} is shown");
    hold!(!trains || app.play_lock().is_none(), "training goes on, and something is to be predicted first");
    hold!(!races || tab == Tab::Race, "the race goes on while {tab:?} is shown");
    let looks = app.lazy.timeline.as_ref().is_some_and(|timeline| timeline.is_going());
    hold!(!looks || tab.has_network(), "the time line goes on while {tab:?} is shown");
    let n_off = session.switched_off().n();
    hold!(n_off == 0 || !trains && !looks, "{n_off} neurons are off while the run goes on");
    let frames = imaginary::wants_frames();
    hold!(frames == (trains || races || looks), "frames: trains {trains}, races {races}, looks back {looks}");
    let has = |NeuronId { layer, neuron }: NeuronId| {
        session.network().layers().get(layer).is_some_and(|layer| neuron < layer.n_out())
    };
    let selected = app.selected();
    hold!(selected.is_none_or(has), "{selected:?} is selected, and gone");
    let hovered = app.network.hovered();
    let is_there = !matches!(hovered, Some(NodeId::Neuron(neuron)) if !has(neuron));
    hold!(is_there, "{hovered:?} is pointed at, and gone");
    check_followed(app, session)
}

/// The point that is followed is one of this session.
fn check_followed(app: &App, session: &Session) -> Result<(), String> {
    if let Some(point) = app.lazy.walkthrough.as_ref().and_then(|walkthrough| walkthrough.point()) {
        let sample = session.sample_at(point.x, point.y);
        hold!(
            sample.is_some_and(|sample| sample.point == *point),
            "{point:?} is followed, and no point of the session"
        );
    }
    Ok(())
}

/// What the last link was read as: most of what happens does not change it.
#[derive(Default)]
pub struct LastLink(Option<(String, Config, Tab)>);

/// When nothing is left to be done at once.
pub fn check_at_rest(app: &App, last: &mut LastLink) -> Result<(), String> {
    let session = app.workspace.session();
    if app.workspace.tab.has_network() && app.startup.has(Made::Whole) {
        let (shown, epoch) = (app.training.shown_epoch(), Grouped(session.epoch()).to_string());
        hold!(shown == epoch, "the page shows epoch {shown}, and it is {epoch}");
    }
    let is_open = app.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open());
    hold!(is_open || !app.workspace.has_aside(), "something is put aside, and no lesson is open");
    if app.startup.is_ready() {
        let (shows, hides) = (browser(|browser| browser.shows_text), session.config().hide_text());
        hold!(shows != hides, "hideText is {hides}, and whether the text is shown, {shows}");
    }
    let link = app.link();
    let (is_typed, is_there) = browser(|browser| (browser.is_typed, browser.fragment == link));
    let is_written = is_there || is_typed || app.write_again.is_some() || app.waiting.has_address();
    hold!(is_written || !app.startup.is_ready(), "{link} is not written into the address bar");
    let is_marked = is_typed || app.write_again.is_some() || app.waiting.leads_somewhere();
    let place = app.place();
    hold!(app.history.is_at(&place) || is_marked || !app.startup.is_ready(), "Back does not know of {place:?}");
    let (config, tab) = (app.workspace.config(), app.workspace.tab);
    let is_known = last.0.as_ref().is_some_and(|known| (&known.0, &known.1, known.2) == (&link, config, tab));
    if !is_known {
        check_link(app, &link)?;
        last.0 = Some((link, config.clone(), tab));
    }
    Ok(())
}

/// The link opens as what is on the screen.
fn check_link(app: &App, link: &str) -> Result<(), String> {
    let mut reading = links::read(link, String::new);
    let config = app.workspace.config();
    hold!(reading.config == *config, "{link} opens as {:?}, and the page has {config:?}", reading.config);
    let race = races::read_over(link, &reading.config, &mut reading.corrections);
    hold!(reading.corrections.is_empty(), "{link} has to be put right: {:?}", reading.corrections);
    let tab = tab(&link.into(), race.is_some(), &mut reading.corrections);
    let is_there = tab == app.workspace.tab || tab == Tab::Playground && app.workspace.tab == Tab::Runs;
    hold!(is_there, "{link} opens at another tab");
    let is_lesson = app.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open());
    hold!(lessons::named_in(link).is_some() == is_lesson, "{link} opens with a lesson, or without one");
    if let Some(race) = race {
        hold!(races::write(&race) + &app.lesson_link() == *link, "{link} opens as {}", races::write(&race));
    }
    Ok(())
}

/// When all that could come has come.
pub fn check_at_end(app: &App, kept_address: &str) -> Result<(), String> {
    let (link, address) = (app.link(), browser(|browser| browser.fragment.clone()));
    // What could not be loaded stays in the address bar, for another try.
    hold!(address == link || address == kept_address, "the address is {address}, and the link {link}");
    let theme = app.header.theme();
    let style = format!("{}{}", theme.style(), theme.colors().style());
    hold!(browser(|browser| browser.style == style), "the page has another theme than was chosen");
    Ok(())
}

/// Whether another page, opened at this address, shows the same.
pub fn check_same(app: &App, other: &App) -> Result<(), String> {
    let config: &Config = app.workspace.config();
    hold!(app.link() == other.link(), "{} opens as {}", app.link(), other.link());
    hold!(config == other.workspace.config(), "{} opens as another experiment", app.link());
    Ok(())
}
