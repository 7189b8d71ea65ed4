//! The page that shows this one in a frame: what it asks for is handed to the panel that reads it, and it is told what is shown.

use super::App;
use crate::panels::effect::Effect;
use crate::panels::host::{HostMsg, HostPanel, Now};

impl App {
    /// Does what the page around this one asks for.
    pub(super) fn hear_host(&mut self, message: HostMsg) -> Vec<Effect> {
        self.with_host(|host, now, _| host.update(message, now)).unwrap_or_default()
    }

    /// Tells the page around this one what is shown; with each frame only now and then.
    pub(super) fn tell_host(&mut self, is_frame: bool) {
        let playing = self.training.is_playing();
        if is_frame && self.lazy.host.as_ref().is_none_or(|host| !host.is_due(playing)) {
            return;
        }
        self.with_host(|host, now, app| {
            let goals = app.lazy.lessons.as_ref().map_or_else(Vec::new, |lessons| lessons.met());
            host.see(now, app.link(), app.place().lesson, goals);
        });
    }

    fn with_host<T>(&mut self, with: impl FnOnce(&mut dyn HostPanel, &Now<'_>, &App) -> T) -> Option<T> {
        let mut host = self.lazy.host.take()?;
        let (playing, has_network) = (self.training.is_playing(), self.workspace.tab.has_network());
        let now = Now { session: self.workspace.session(), playing, has_network, waits: self.play_lock() };
        let answer = with(&mut *host, &now, self);
        self.lazy.host = Some(host);
        Some(answer)
    }
}
