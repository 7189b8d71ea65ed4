//! What the app shows as soon as the page is there, and not before: it stands further down, or in a box.

use experiment::{Setting, links};
use yew::{AttrValue, Html};

use super::App;
use super::message::Msg;
use super::parts::Part;
use crate::panels::data::data_tools;
use crate::panels::effect::Tab;
use crate::panels::export::{self, ExportMsg};
use crate::panels::formula::{FormulaMsg, formula_box};
use crate::panels::header::{EmbedButton, output_tools, present_tools, share_said};
use crate::panels::training::stop_rules;
use crate::widgets::BoxContent;

impl App {
    /// What is said beside the button that copies the link.
    pub(super) fn share_said(&self) -> Html {
        let embeds = self.workspace.tab == Tab::Playground && !self.workspace.config().hides("export");
        let onpress = self.send.to.reform(|()| Msg::Export(ExportMsg::ShowEmbed));
        let embed = EmbedButton { opens: export::TOOL_BOX.id, onpress };
        // A lesson begins at its beginning.
        let has_now = self.workspace.tab.has_network() && self.lesson_link().is_empty();
        let session = has_now.then(|| self.workspace.session());
        share_said(&self.header, session, embeds.then_some(embed))
    }

    /// What stands beside the transport where only what moves is shown, or the output alone.
    pub(super) fn run_tools(&self) -> Html {
        if self.workspace.tab == Tab::Output {
            output_tools(links::write(self.workspace.config()))
        } else {
            present_tools(&self.header, self.workspace.session())
        }
    }

    /// What more can be done with data.
    pub(super) fn data_tools(&self) -> Html {
        let table = BoxContent {
            html: self.lazy.table.as_ref().map(|table| table.view(&self.colors)),
            missing: self.missing(Part::Table),
            onopen: self.send.open_table.clone(),
        };
        let (config, refused) = (self.workspace.config(), self.refused_text());
        data_tools(self.data.tools(config, refused, &self.send.on, table, &self.send.open_formula))
    }

    /// The rules by which the training stops.
    pub(super) fn stop_rules(&self) -> Html {
        let (config, refused) = (self.workspace.config(), self.refused_text());
        stop_rules(self.training.stop_rules(config, refused, &self.send.on))
    }

    /// The setting whose last text was refused, and why.
    fn refused_text(&self) -> Option<(Setting, AttrValue)> {
        self.refused.as_ref().map(|(setting, error)| (*setting, error.reason.clone()))
    }

    /// What stands over the features and below them of formulas; and the box in which these are written.
    pub(super) fn formulas(&self) -> ([Html; 2], Html) {
        let config = self.workspace.config();
        let content = self.lazy.formula.as_ref().map(|panel| panel.view(config, &self.colors));
        let open = self.send.to.reform(|feature| Msg::Formula(FormulaMsg::Open(feature)));
        (self.network.formulas(config, &open), formula_box(content, self.missing(Part::Formula)))
    }
}
