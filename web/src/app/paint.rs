//! What moves with every frame is painted past Yew, straight onto canvases and into the elements of numbers.
//!
//! Each painter looks for its canvas when it paints, and asks the session for what it paints: whatever comes in between, it finds the
//! old page or the new one.

use experiment::Setting;

use super::App;
use super::message::Msg;
use super::startup::Made;
use crate::dom;
use crate::panels::effect::Tab;
use crate::panels::output::Scene;

/// Settings that say how training goes on from here: nothing that is painted depends on them.
const NOT_PAINTED: [Setting; 7] = [
    Setting::LearningRate,
    Setting::RegularizationRate,
    Setting::BatchSize,
    Setting::Pace,
    Setting::StopEpoch,
    Setting::StopLoss,
    Setting::StopStalled,
];

/// Whether what is painted may be another one after this message. Painting costs more than all the rest of a slider's event.
pub(super) fn changes_pictures(message: &Msg) -> bool {
    match message {
        Msg::Set(setting, _) => !NOT_PAINTED.contains(setting),
        Msg::WriteAddress => false,
        Msg::Border(message) => !message.is_drawing(),
        _ => true,
    }
}

impl App {
    /// Paints what is shown, as it is now.
    pub(super) fn paint(&mut self) {
        match self.workspace.tab {
            Tab::Playground | Tab::Present | Tab::Output if self.startup.has(Made::Whole) => self.paint_playground(),
            Tab::Playground | Tab::Present | Tab::Output => {}
            _ => {
                if let Some(tools) = self.tools {
                    (tools.paint)(self);
                }
            }
        }
    }

    fn paint_playground(&mut self) {
        let session = self.workspace.session();
        // What is looked up lets the browser lay the page out: all of it before anything is changed.
        let (sees_network, sees_output) = (self.network.is_in_view(), self.output.look());
        let maps = if sees_network || sees_output { self.maps.draw_shown(session) } else { self.maps.last() };
        let scene = Scene {
            hover: self.network.hovered(),
            followed: self.lazy.walkthrough.as_ref().and_then(|walkthrough| walkthrough.point()),
            colors: &self.colors,
            playing: self.training.is_playing() && !self.prints,
        };
        self.training.paint(session);
        if let Some(inspector) = &mut self.lazy.inspector {
            inspector.paint(session);
        }
        self.network.paint(session, maps, scene.colors, scene.playing, self.header.theme().moves);
        self.output.paint(session, self.workspace.end(), maps, &scene);
        if let Some(timeline) = &mut self.lazy.timeline {
            timeline.paint(self.workspace.run(), scene.playing);
        }
        if let Some(points) = &mut self.lazy.points {
            points.paint(&self.colors);
        }
        if let Some(border) = self.lazy.border.as_mut().filter(|_| sees_output) {
            border.paint(session, maps, scene.playing);
        }
    }

    /// Paints the diagram alone.
    pub(super) fn paint_network(&mut self) {
        let (session, theme) = (self.workspace.session(), self.header.theme());
        let maps = if self.network.is_in_view() { self.maps.draw_shown(session) } else { self.maps.last() };
        self.network.paint(session, maps, &self.colors, self.training.is_playing(), theme.moves);
    }

    /// The page may have moved: before the diagram is painted next, it looks where its nodes are.
    pub(super) fn layout_changed(&mut self) {
        self.network.layout_changed();
        self.lead();
    }

    /// Leads from the network to its output.
    pub(super) fn lead(&self) {
        self.network.lead_to(self.output.place(), self.workspace.session());
    }

    /// Lays the page out for paper and paints it so, all at once, as the browser does not wait; or gives it back to the screen.
    pub(super) fn print(&mut self, prints: bool) {
        if self.prints == prints {
            return;
        }
        self.prints = prints;
        dom::set_printing(prints);
        self.apply_theme();
        self.sheet.show(self.workspace.session(), &self.link());
        self.layout_changed();
        self.paint();
    }

    /// Puts the theme's colours into effect.
    pub(super) fn apply_theme(&mut self) {
        let theme = self.header.theme();
        let theme = if self.prints { theme.on_paper() } else { theme };
        self.colors = theme.colors();
        dom::set_root_style(&format!("{}{}", theme.style(), self.colors.style()));
    }
}
