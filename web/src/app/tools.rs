//! The tools: what they hear, and what their tabs show and paint. All of it comes with their file.

use yew::prelude::*;

use super::App;
use super::message::Msg;
use crate::panels::effect::{Effect, Tab};
use crate::panels::export::ExportMsg;

impl App {
    /// Hands a message to its tool.
    pub(super) fn tools_hear(&mut self, message: Msg) -> Vec<Effect> {
        let session = self.workspace.session();
        match message {
            Msg::Race(message) => {
                let (race, theme) = (self.lazy.race.as_mut(), self.header.theme());
                race.map(|race| race.update(message, &self.colors, &theme)).unwrap_or_default()
            }
            Msg::Runs(message) => {
                let shown = self.workspace.tab == Tab::Runs;
                let Some(runs) = &mut self.lazy.runs else { return Vec::new() };
                let effects = runs.update(message);
                if shown {
                    runs.compare();
                }
                effects
            }
            Msg::Author(message) => {
                self.lazy.author.as_mut().map(|author| author.update(message, session)).unwrap_or_default()
            }
            Msg::Walkthrough(message) => {
                self.lazy.walkthrough.as_mut().map(|panel| panel.update(message, session)).unwrap_or_default()
            }
            Msg::Points(message) => {
                self.lazy.points.as_mut().map(|panel| panel.update(message, session)).unwrap_or_default()
            }
            Msg::Border(message) => {
                self.lazy.border.as_mut().map(|panel| panel.update(message, session)).unwrap_or_default()
            }
            Msg::Table(message) => {
                self.lazy.table.as_mut().map(|panel| panel.update(message, session)).unwrap_or_default()
            }
            Msg::Formula(message) => {
                self.lazy.formula.as_mut().map(|panel| panel.update(message, session)).unwrap_or_default()
            }
            Msg::ClassLink(message) => {
                let panel = self.lazy.class_link.as_mut();
                panel.map(|panel| panel.update(message, session.config())).unwrap_or_default()
            }
            Msg::Class(message) => self.lazy.class.as_mut().map(|panel| panel.update(message)).unwrap_or_default(),
            Msg::Export(message) => {
                let (logarithmic, colors) = (self.output.is_logarithmic(), &self.colors);
                // Over a reload goes what the run has come to.
                let is_kept = matches!(message, ExportMsg::Reload);
                let session = if is_kept { self.workspace.end() } else { session };
                let export = self.lazy.export.as_mut();
                export.map(|panel| panel.update(message, session, logarithmic, colors)).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    /// The tab is shown from now on.
    pub(super) fn enter_tool(&mut self) {
        let config = self.workspace.config();
        match self.workspace.tab {
            Tab::Race => {
                let effects = self.lazy.race.as_mut().map(|race| race.enter(config)).unwrap_or_default();
                self.carry_out(effects);
            }
            Tab::Runs => {
                if let Some(runs) = &mut self.lazy.runs {
                    runs.compare();
                }
            }
            _ => {}
        }
    }

    /// The tab of a tool, with what there is to say.
    pub(super) fn show_tool(&self, notice: Html) -> Html {
        match self.workspace.tab {
            Tab::Race => html! {
                <main key="race">{ notice }{ for self.lazy.race.as_ref().map(|race| race.view()) }</main>
            },
            Tab::Runs => html! {
                <main key="runs">{ notice }{ for self.lazy.runs.as_ref().map(|runs| runs.view()) }</main>
            },
            Tab::Author => html! {
                <main key="author">{ notice }{ for self.lazy.author.as_ref().map(|author| author.view()) }</main>
            },
            Tab::Class => html! {
                <main key="class">{ notice }{ for self.lazy.class.as_ref().map(|class| class.view()) }</main>
            },
            _ => Html::default(),
        }
    }

    /// Paints the tab of a tool.
    pub(super) fn paint_tool(&mut self) {
        match self.workspace.tab {
            Tab::Race => {
                if let Some(race) = &mut self.lazy.race {
                    race.paint(&self.colors, &self.header.theme());
                }
            }
            Tab::Runs => {
                if let Some(runs) = &mut self.lazy.runs {
                    runs.paint(&self.colors);
                }
            }
            Tab::Class => {
                let dark = self.header.theme().dark;
                if let Some(class) = &mut self.lazy.class {
                    class.paint(&self.colors, dark);
                }
            }
            _ => {}
        }
    }
}
