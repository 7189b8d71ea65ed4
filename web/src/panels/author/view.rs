//! The editor: the form on one side, the lesson as students see it on the other.

use std::rc::Rc;

use experiment::{Config, Draft, DraftMistake, DraftStep, lessons};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields::{Writing, line};
use super::link::LinkOfLesson;
use super::message::AuthorMsg;
use super::preview::Preview;
use super::step::step_form;
use crate::dom;
use crate::widgets::{FileButton, Icon, IconButton, Panel, panel_note, phrase};

/// What the editor shows.
#[derive(Properties, PartialEq)]
pub struct AuthorViewProps {
    /// The draft.
    pub draft: Rc<Draft>,
    /// The step that is worked on.
    pub step: usize,
    /// The settings from which that starts.
    pub config: Config,
    /// What is wrong with the draft.
    pub mistakes: Rc<[DraftMistake]>,
    /// The link of the lesson, where nothing is.
    pub link: Option<LinkOfLesson>,
    /// What became of it when it was copied last.
    pub copied: Option<bool>,
    /// Whether the device has kept the draft.
    pub is_kept: bool,
    /// Whether there is a change to take back, and one to make again.
    pub can: (bool, bool),
    /// The title of the draft that another window has kept, where that is another one.
    pub other: Option<AttrValue>,
    /// All of the editor.
    pub root: NodeRef,
    /// The field with the link.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<AuthorMsg>,
}

/// The editor.
#[component]
pub fn AuthorView(props: &AuthorViewProps) -> Html {
    let AuthorViewProps { draft, step, config, root, send, .. } = props;
    let writing = Writing { draft: draft.clone(), step: *step, send: send.clone() };
    let title = {
        let (draft, send) = (draft.clone(), send.clone());
        Callback::from(move |title: String| send.emit(AuthorMsg::Type(Box::new(Draft { title, ..(*draft).clone() }))))
    };
    let panel = Panel {
        class: "panel author-form",
        title_id: "author-title".into(),
        title: "Make a lesson".into(),
        head: head(props),
        ..Panel::default()
    };
    let shown = draft.steps.get(*step);
    let onfocusin = send.reform(|_: FocusEvent| AuthorMsg::Focused);
    let ondragover = |event: DragEvent| {
        dom::accept_file(&event);
    };
    let on_file = send.reform(AuthorMsg::Choose);
    let ondrop = move |event: DragEvent| {
        if let Some(file) = dom::dropped_file(&event) {
            on_file.emit(file);
        }
    };
    html! {
        <div ref={root} class="author" {onfocusin} {ondragover} {ondrop}>
            { panel.view(html! {
                <>
                    { line("lesson-name", "Title of the lesson", &draft.title, &title) }
                    { steps(props) }
                    <div key={*step}>
                        if let Some(step) = shown {
                            { step_form(&writing, step, config) }
                        } else {
                            <p>
                                { "A lesson has one step or more. Set up the playground as the step is to start, or use what is there now, and add it." }
                            </p>
                        }
                    </div>
                    { end(props) }
                </>
            }) }
            if let Some(step) = shown {
                <Preview title={draft.title.clone()} step={Rc::new(step.step().0)} />
            }
        </div>
    }
}

/// What is done with the draft as a whole.
fn head(props: &AuthorViewProps) -> Html {
    let AuthorViewProps { is_kept, can: (can_undo, can_redo), other, send, .. } = props;
    let press = |message: fn() -> AuthorMsg| send.reform(move |_: MouseEvent| message());
    let note = match other {
        Some(title) if title.is_empty() => "another window has kept a newer draft".into(),
        Some(title) => format!("another window has kept a newer draft, “{title}”").into(),
        None if *is_kept => AttrValue::Static("kept on this device"),
        None => AttrValue::Static("not kept: this device has no room, or forbids it; save a file"),
    };
    html! {
        <>
            <span role="status" class="author-kept">{ panel_note(note) }</span>
            <span class="end author-row">
                <span class="author-row">
                    if other.is_some() {
                        <button class="button primary" onclick={press(|| AuthorMsg::TakeOver)}>{ "Take it over" }</button>
                    }
                </span>
                <span class="author-undo">
                    { IconButton::new("round plain", Icon::UNDO, "Undo", press(|| AuthorMsg::Undo)).enabled(*can_undo).view() }
                    { IconButton::new("round plain", Icon::REDO, "Redo", press(|| AuthorMsg::Redo)).enabled(*can_redo).view() }
                </span>
                <FileButton name="Open a file" accepted=".txt,text/plain" onchoose={send.reform(AuthorMsg::Choose)} />
                <button class="button" onclick={press(|| AuthorMsg::BeginAnew)}>{ "Begin anew" }</button>
            </span>
        </>
    }
}

/// The steps: which is worked on, the way to each, and what can be done with it.
fn steps(props: &AuthorViewProps) -> Html {
    let AuthorViewProps { draft, step, send, mistakes, .. } = props;
    let press = |message: AuthorMsg| send.reform(move |_: MouseEvent| message.clone());
    let mark = |(index, one): (usize, &DraftStep)| {
        let is_wrong = mistakes.iter().any(|mistake| mistake.step == index);
        let name = format!("Step {}{}", index + 1, if is_wrong { ", something is missing" } else { "" });
        let title = if one.title.is_empty() { name.clone() } else { format!("{name}: {}", one.title) };
        html! {
            <li key={index}>
                <button
                    class="mark"
                    aria-label={title.clone()}
                    {title}
                    aria-current={(index == *step).then_some("step")}
                    onclick={press(AuthorMsg::Go(index))}
                >
                    <span translate="no">{ index + 1 }</span>
                </button>
            </li>
        }
    };
    let n = draft.steps.len();
    let add = send.reform(|event: MouseEvent| AuthorMsg::AddStep { by_key: dom::is_by_key(&event) });
    html! {
        <div class="author-steps">
            <nav aria-label="Steps">
                if n > 0 {
                    <ol class="marks">{ for draft.steps.iter().enumerate().map(mark) }</ol>
                }
            </nav>
            <div class="author-row">
                <button
                    class={if n == 0 { "button primary" } else { "button" }}
                    disabled={n >= lessons::MOST_STEPS}
                    title={(n >= lessons::MOST_STEPS).then(|| format!("A lesson has at most {} steps.", lessons::MOST_STEPS))}
                    onclick={add}
                >
                    { "Add a step" }
                </button>
                if n > 1 {
                    <button class="button" disabled={*step == 0} onclick={press(AuthorMsg::MoveStep(-1))}>{ "Earlier" }</button>
                    <button class="button" disabled={*step + 1 >= n} onclick={press(AuthorMsg::MoveStep(1))}>{ "Later" }</button>
                }
                if n > 0 {
                    <button class="button" onclick={press(AuthorMsg::RemoveStep)}>{ "Remove this step" }</button>
                }
            </div>
        </div>
    }
}

/// What is still missing, or what can be done with the lesson.
fn end(props: &AuthorViewProps) -> Html {
    let AuthorViewProps { draft, link, mistakes, copied, field, send, .. } = props;
    let press = |message: fn() -> AuthorMsg| send.reform(move |_: MouseEvent| message());
    let mistake = |(index, mistake): (usize, &DraftMistake)| {
        let of_step = if draft.steps.len() > 1 { format!("Step {}. ", mistake.step + 1) } else { String::new() };
        html! { <li key={index}>{ phrase(format!("{of_step}{}", mistake.what)) }</li> }
    };
    let onfocus = |event: FocusEvent| event.target_unchecked_into::<HtmlInputElement>().select();
    html! {
        <div class="author-end">
            <div role="status">
                if !mistakes.is_empty() {
                    <p><b>{ "Not complete yet" }</b></p>
                    <ul class="author-mistakes">{ for mistakes.iter().enumerate().map(mistake) }</ul>
                } else if let Some(link) = link {
                    <p>{ phrase(link.words()) }</p>
                }
            </div>
            <div class="author-row">
                <button class="button primary" disabled={link.is_none()} onclick={press(|| AuthorMsg::Try)}>{ "Try it" }</button>
                <button
                    class="button"
                    disabled={link.as_ref().is_none_or(|link| link.is_too_long)}
                    onclick={press(|| AuthorMsg::CopyLink)}
                >
                    { "Copy the link" }
                </button>
                <button class="button" disabled={link.is_none()} onclick={press(|| AuthorMsg::Save)}>{ "Save as a file" }</button>
            </div>
            <div>
                if let Some(link) = link.as_ref().filter(|link| !link.is_too_long) {
                    <input ref={field} class="field" readonly=true aria-label="Link of the lesson" value={link.link.clone()} {onfocus} />
                }
            </div>
            <p class="quiet" role="status">
                { phrase(match copied {
                    None => "",
                    Some(true) => "Link copied",
                    Some(false) => "The browser does not let the page copy. Copy the link from the field.",
                }) }
            </p>
        </div>
    }
}
