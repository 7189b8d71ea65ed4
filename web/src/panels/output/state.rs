//! The state of the output, and what each of its messages does.

use experiment::{ActivationMaps, Config, Problem, Session, Setting};
use yew::{Callback, Html};

use super::chart::{Reading, ShowLosses};
use super::message::OutputMsg;
use super::painter::{OutputPainter, Scene};
use super::refs::OutputRefs;
use super::view::OutputProps;
use crate::canvas::{Colors, chart};
use crate::dom::{self, Sides};
use crate::panels::effect::Effect;
use crate::widgets::{SettingCallbacks, control};

/// What links call following a point through the network.
const FOLLOW: &str = "followPoint";
/// What links call the switch that lets a border be predicted before each run.
const PREDICT: &str = "predictFirst";

/// The output.
pub struct Output {
    send: Callback<OutputMsg>,
    logarithmic: bool,
    /// The epoch at which the chart is read.
    epoch: Option<u64>,
    /// The earlier epoch at which the run is shown, if it is.
    back_at: Option<u64>,
    refs: OutputRefs,
    painter: OutputPainter,
}

impl Output {
    /// An output on whose chart nothing is read, and whose messages are sent there.
    pub fn new(send: Callback<OutputMsg>) -> Self {
        let refs = OutputRefs::default();
        Output { send, logarithmic: false, epoch: None, back_at: None, painter: OutputPainter::new(&refs), refs }
    }

    /// What the panel shows of this experiment; `follows` is whether a point is followed already.
    pub fn props(&self, config: &Config, follows: bool, on: &SettingCallbacks) -> OutputProps {
        OutputProps {
            problem: config.problem(),
            names: None,
            logarithmic: self.logarithmic,
            overlay: Html::default(),
            tools: Html::default(),
            timeline: None,
            is_large: false,
            presents: false,
            without: None,
            welcomes: false,
            offers_follow: !follows && !config.hides(FOLLOW),
            picture_follows: !config.hides(FOLLOW),
            offers_logarithmic: !config.hides("logarithmic"),
            // Where values are learned there is no border.
            offers_prediction: config.problem() == Problem::Classification && !config.hides(PREDICT),
            predicts_first: false,
            is_veiled: false,
            keeps: config.lets_keep_runs(),
            show_test_data: control(config, Setting::ShowTestData),
            discretize: control(config, Setting::Discretize),
            refs: self.refs.clone(),
            send: self.send.clone(),
            on: on.clone(),
        }
    }

    /// What shows the losses is loaded.
    pub fn show_losses_with(&mut self, show: ShowLosses) {
        self.painter.chart.show_with(show);
    }

    /// Where the picture is in the window; nothing while the page does not show it.
    pub fn place(&self) -> Option<Sides> {
        dom::sides_of(&self.refs.picture)
    }

    /// Whether the losses are shown by their powers of ten.
    pub fn is_logarithmic(&self) -> bool {
        self.logarithmic
    }

    /// Does what a message asks for; `session` is where the run has come to.
    pub fn update(&mut self, message: OutputMsg, session: &Session, colors: &Colors) -> Vec<Effect> {
        match message {
            OutputMsg::ReadChart(part) => {
                let epoch = part.and_then(|part| chart::epoch_at(session, part));
                self.read(epoch, session, colors);
                Vec::new()
            }
            OutputMsg::StepChart(step) => {
                self.read(chart::epoch_beside(session, self.epoch, step), session, colors);
                Vec::new()
            }
            OutputMsg::Logarithmic(logarithmic) => {
                self.logarithmic = logarithmic;
                vec![Effect::Render, Effect::Paint]
            }
            OutputMsg::PredictFirst(is_first) => vec![Effect::PredictFirst(is_first)],
            OutputMsg::Keep => vec![Effect::KeepThisRun],
            OutputMsg::Follow(follow) => vec![Effect::Follow(follow)],
        }
    }

    /// Reads the chart at an epoch. Only the chart is painted for it: a pointer moves often.
    fn read(&mut self, epoch: Option<u64>, session: &Session, colors: &Colors) {
        if self.epoch != epoch {
            self.epoch = epoch;
            self.paint_chart(session, colors);
        }
    }

    /// Looks what can be seen of the panel and how large it is, before anything is painted: whoever asks later lets the browser lay
    /// the page out anew. True if the activation maps will be painted.
    pub fn look(&mut self) -> bool {
        self.painter.look()
    }

    /// Whether something can be seen now that was out of sight at the last [`look`](Self::look).
    pub fn has_come_into_view(&self) -> bool {
        self.painter.has_come_into_view()
    }

    /// Paints the session, the run of which has come to `end`; `maps` are the session's at [`GRID`](experiment::GRID), as they are now if
    /// [`look`](Self::look) says that they are needed.
    pub fn paint(&mut self, session: &Session, end: &Session, maps: &ActivationMaps, scene: &Scene) {
        self.forget_epoch(end);
        self.back_at = Some(session.epoch()).filter(|epoch| *epoch != end.epoch());
        self.painter.paint(session, maps, scene);
        self.painter.chart.paint(end, &self.reading(), scene.colors, scene.playing);
    }

    fn reading(&self) -> Reading {
        Reading { logarithmic: self.logarithmic, epoch: self.epoch, back_at: self.back_at }
    }

    fn paint_chart(&mut self, session: &Session, colors: &Colors) {
        self.forget_epoch(session);
        self.painter.chart.paint(session, &self.reading(), colors, false);
    }

    /// An epoch that this session's losses are not known of, because it is another one or was reset, is not read any more.
    fn forget_epoch(&mut self, session: &Session) {
        self.epoch = self.epoch.filter(|epoch| chart::losses(session).any(|(known, _)| known == *epoch));
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;
    use crate::canvas::colors::Palette;
    use crate::panels::effect::Follow;

    fn session() -> Session {
        Session::new(links::read("#seed=a", String::new).config)
    }

    #[test]
    fn what_is_not_its_own_business_is_asked_of_the_page() {
        let session = session();
        let colors = Colors::new(Palette::Orange, false);
        let mut output = Output::new(Callback::noop());
        let mut update = |message| output.update(message, &session, &colors);
        assert!(matches!(update(OutputMsg::Keep)[..], [Effect::KeepThisRun]));
        let follow = Follow::At(0.5, 0.25);
        assert!(matches!(update(OutputMsg::Follow(follow))[..], [Effect::Follow(asked)] if asked == follow));
        assert!(matches!(update(OutputMsg::Logarithmic(true))[..], [Effect::Render, Effect::Paint]));
        assert!(output.is_logarithmic());
    }

    #[test]
    fn an_epoch_of_another_run_is_not_read_any_more() {
        let mut session = session();
        session.advance(5);
        let mut output = Output::new(Callback::noop());
        output.epoch = Some(3);
        output.forget_epoch(&session);
        assert_eq!(output.epoch, Some(3));
        session.reset();
        output.forget_epoch(&session);
        assert_eq!(output.epoch, None);
    }
}
