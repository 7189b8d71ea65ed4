//! What the app shows: the line at the top, the open lesson, and the tab with its panels.

use yew::prelude::*;

use super::App;
use super::parts::Part;
use super::startup::Made;
use crate::panels::effect::Tab;
use crate::panels::network::NetworkPanel;
use crate::panels::output::OutputPanel;
use crate::panels::points::{Around, PointsPanel};
use crate::panels::{class_link, export};
use crate::widgets::{Notice, Offer, notice_box, tool_box};

/// What links call all that stands beside the network.
const SIDE: [&str; 6] = ["dataset", "percTrainData", "noise", "batchSize", "regenerate", "stopping"];

impl App {
    /// The whole page.
    pub(super) fn page(&self) -> Html {
        if !self.startup.has(Made::Title) {
            return Html::default();
        }
        let lesson = self.lazy.lessons.as_ref().filter(|lessons| lessons.is_open());
        html! {
            <>
                if matches!(self.workspace.tab, Tab::Present | Tab::Output) {
                    <h1 class="only-read">{ "Neural Playground" }</h1>
                } else {
                    { self.title_bar() }
                }
                <div class={lesson.map(|_| "with-lesson")} aria-busy={self.waiting.is_busy().then_some("true")}>
                    { for lesson.map(|lesson| lesson.view(self.workspace.session())) }
                    if self.startup.has(Made::Bars) {
                        { self.main() }
                    }
                </div>
                <p ref={self.said.node()} id="said" class="only-read" role="status"></p>
                { self.help.view(self.lazy.help.as_deref(), self.missing(Part::Help)) }
            </>
        }
    }

    /// Why a part is not there, if it could not be loaded or has not come for long.
    pub(super) fn missing(&self, part: Part) -> Option<AttrValue> {
        let is_late = self.waiting.is_late(part).then(|| part.late().into());
        (self.waiting.missing == Some(part)).then(|| part.missing().into()).or(is_late)
    }

    /// What there is to say, and of a part that has not come for long, that it has not.
    fn notice(&self) -> Option<Notice> {
        let mut notice = self.notice.clone();
        if let Some(part) = self.waiting.to_be_said() {
            notice.get_or_insert_default().sentences.push(part.late());
        }
        notice
    }

    fn title_bar(&self) -> Html {
        let is_open = self.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open());
        let n_runs = self.lazy.runs.as_ref().map_or(0, |runs| runs.n());
        let config = self.workspace.config();
        let shows = |name: &str| !config.hides(name);
        let is_playground = self.workspace.tab == Tab::Playground;
        let tools = html! {
            <>
                if shows("lessons") {
                    { self.header.lessons_button(is_open, &self.send.lessons_button) }
                }
                if is_playground && shows("undo") {
                    { self.header.undo_buttons(self.workspace.can_undo(), self.workspace.can_redo()) }
                }
                { self.header.theme_box(self.lazy.soon.as_ref().map(|soon| (soon.theme_choices)(self))) }
                if is_playground && shows("classLink") {
                    { self.class_link() }
                }
                if is_playground && shows("export") {
                    { self.export() }
                }
                if is_playground && !is_open {
                    { self.header.present_button() }
                }
                if shows("share") {
                    { self.header.share_button(self.lazy.soon.as_ref().map(|soon| (soon.share_said)(self))) }
                }
            </>
        };
        let has_class = self.lazy.class.as_ref().map_or(self.has_class, |class| class.is_any());
        let is_new = self.notice.as_ref().is_some_and(|notice| notice.offer == Some(Offer::ShowRuns));
        self.header.title_bar(config, self.workspace.tab, (n_runs, is_new), has_class, self.welcomes(), tools)
    }

    /// Whether the page says to who comes first what can be done: a lesson or a class has its own words.
    fn explains(&self) -> bool {
        let is_lesson = self.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open());
        self.workspace.tab == Tab::Playground && !is_lesson && !self.workspace.config().hide_text()
    }

    /// Whether it says how to begin.
    fn welcomes(&self) -> bool {
        self.explains() && !self.training.has_trained() && self.play_lock().is_none()
    }

    fn class_link(&self) -> Html {
        let (config, lesson) = (self.workspace.config(), self.lesson_link());
        let content = self.lazy.class_link.as_ref().map(|panel| panel.view(config, &lesson));
        tool_box(&class_link::TOOL_BOX, content, self.missing(Part::ClassLink), &self.send.open_class_link)
    }

    fn export(&self) -> Html {
        let (config, lesson) = (self.workspace.config(), self.lesson_link());
        let content = self.lazy.export.as_ref().map(|export| export.view(config, &lesson));
        tool_box(&export::TOOL_BOX, content, self.missing(Part::Export), &self.send.open_export)
    }

    /// The tools with which points are drawn.
    fn points_tools(&self, points: &dyn PointsPanel) -> Html {
        let around = Around {
            can_undo: self.workspace.can_undo(),
            can_redo: self.workspace.can_redo(),
            playing: self.training.is_playing(),
        };
        points.tools(self.workspace.session(), around)
    }

    /// The time line, unless only the output is shown.
    fn timeline(&self, is_alone: bool) -> Option<Html> {
        let timeline = self.lazy.timeline.as_ref();
        let is_waited_for = timeline.is_some_and(|timeline| timeline.is_opening());
        if (is_alone || self.workspace.config().hides("timeline")) && !is_waited_for {
            return None;
        }
        Some(timeline.map(|timeline| timeline.view(self.workspace.run())).unwrap_or_default())
    }

    fn main(&self) -> Html {
        let (onclose, onaccept) = (&self.send.close_notice, &self.send.accept);
        let notice = notice_box(self.notice(), onclose, onaccept);
        match self.workspace.tab {
            Tab::Playground | Tab::Present | Tab::Output => self.playground(notice),
            _ => self.tools.map(|tools| (tools.show)(self, notice)).unwrap_or_default(),
        }
    }

    fn playground(&self, notice: Html) -> Html {
        let (config, on, startup) = (self.workspace.config(), &self.send.on, &self.startup);
        let (playing, soon) = (self.training.is_playing(), self.lazy.soon.as_ref());
        let has_side = SIDE.iter().any(|name| !config.hides(name));
        let walkthrough = self.lazy.walkthrough.as_ref();
        let lit = walkthrough.and_then(|panel| panel.column(config.hidden_layers().len() + 1));
        let points = self.lazy.points.as_deref().filter(|points| points.is_open());
        let border = self.lazy.border.as_deref();
        let is_alone = self.workspace.tab == Tab::Output;
        let presents = is_alone || self.workspace.tab == Tab::Present;
        let (formulas, formula_box) = soon.map(|soon| (soon.formulas)(self)).unwrap_or_default();
        html! {
            <main key="playground">
                <div class={classes!("workbench", presents.then_some("present"), is_alone.then_some("alone"))}>
                    <div class="run-bar">
                        { self.training.transport(config, self.play_lock()) }
                        if presents {
                            <>{ for soon.map(|soon| (soon.run_tools)(self)) }</>
                        } else {
                            { self.training.settings(config, on) }
                        }
                    </div>
                    { notice }
                    <div class={if has_side || presents { "playground" } else { "playground no-side" }}>
                        if has_side && !presents {
                            <div class="side">
                                if startup.has(Made::Data) {
                                    { self.data.view(config, points.is_some(), on) }
                                    <>{ for soon.map(|soon| (soon.data_tools)(self)) }</>
                                    <>{ for soon.map(|soon| (soon.stop_rules)(self)) }</>
                                }
                            </div>
                        }
                        <div class="middle">
                            if startup.has(Made::Network) && !is_alone {
                                <NetworkPanel {formulas} callouts={soon.map(|soon| (soon.callouts)(config.hidden_layers())).unwrap_or_default()} off={self.workspace.session().switched_off()} ..self.network.props(config, self.selected(), lit, self.explains(), &on.explain) />
                                <>{ for walkthrough.filter(|_| !presents).map(|panel| panel.view(self.workspace.session(), playing)) }</>
                                if startup.has(Made::Inspector) && !presents {
                                    { self.weights.view(config, self.selected().is_none(), on) }
                                }
                            }
                        </div>
                        if startup.has(Made::Whole) {
                            <OutputPanel
                                {presents}
                                welcomes={self.welcomes()}
                                names={soon.map(|soon| (soon.names)(config))}
                                overlay={self.overlay()}
                                tools={points.map(|points| self.points_tools(points)).or_else(|| border?.tools()).unwrap_or_default()}
                                is_large={points.map_or_else(|| border.is_some_and(|border| border.is_large()), |points| points.is_large())}
                                predicts_first={border.is_some_and(|border| border.is_first())}
                                is_veiled={self.is_veiled()}
                                timeline={self.timeline(is_alone)}
                                without={soon.and_then(|soon| (soon.without)(self.workspace.session().switched_off().n()))}
                                ..self.output.props(config, lit.is_some(), on)
                            />
                        }
                    </div>
                    <>{ for self.lazy.inspector.as_ref().map(|inspector| inspector.view(self.workspace.session())) }</>
                    <>{ formula_box }</>
                    { self.sheet.view() }
                </div>
            </main>
        }
    }
}
