//! What is in the box for files as the app sees it, and what happens to it.

use experiment::{Config, Session, Start};
use web_sys::File;
use yew::Html;

use super::embed::EmbedMsg;
use crate::canvas::Colors;
use crate::panels::effect::Effect;

/// What happens to files.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum ExportMsg {
    /// The box was opened.
    Open,
    /// The box was opened for the code of a frame.
    ShowEmbed,
    /// Which weights the notebook starts from.
    From(Start),
    Notebook,
    Json,
    Csv,
    Curves,
    Picture,
    Chart,
    /// To the code of a frame.
    Embed(EmbedMsg),
    /// A file was chosen.
    Read(File),
    /// Its name, and its text or why there is none.
    WasRead(String, Result<String, String>),
    /// Another release of the page is on the device.
    Renewed,
    /// The page is to be loaded anew, and the run goes on there.
    Reload,
    /// The page was loaded anew by itself.
    Reloaded,
}

/// What is in the box, as the app knows it.
pub trait ExportPanel {
    /// Does what a message asks for; `logarithmic` is how the loss chart is shown.
    fn update(&mut self, message: ExportMsg, session: &Session, logarithmic: bool, colors: &Colors) -> Vec<Effect>;

    /// What can be saved, and opened, and shown elsewhere; `lesson` is what stands in a link of this page behind the settings.
    fn view(&self, config: &Config, lesson: &str) -> Html;
}
