//! What is in the box: a choice for each control of the page, and the link.

use experiment::lockable;
use yew::prelude::*;

use super::message::{ClassLinkMsg, Way};
use super::restrictions::Restrictions;
use super::rows::{GROUPS, Group, label};
use crate::widgets::{Select, phrase};

/// The id of the field with the link.
const FIELD: &str = "class-link-field";

/// The ways to show a control: what a list calls each, and its value there.
const WAYS: [(Way, &str, &str); 3] =
    [(Way::Shown, "shown", "Shown"), (Way::Locked, "locked", "Locked"), (Way::Hidden, "hidden", "Left out")];

/// What the box shows.
#[derive(PartialEq, Properties)]
pub struct ClassLinkViewProps {
    /// The link.
    pub link: AttrValue,
    /// Whether it is on the clipboard.
    pub copied: bool,
    /// What it restricts.
    pub restrictions: Restrictions,
    /// What had better be known.
    pub hints: Vec<String>,
    /// The field with the link.
    pub field: NodeRef,
    /// Where messages go.
    pub send: Callback<ClassLinkMsg>,
}

/// The choices and the link.
#[component]
pub fn ClassLinkView(props: &ClassLinkViewProps) -> Html {
    let ClassLinkViewProps { link, copied, restrictions, hints, field, send } = props;
    let copy = {
        let link = link.clone();
        send.reform(move |_: MouseEvent| ClassLinkMsg::Copy(link.clone()))
    };
    let is_free = *restrictions == Restrictions::default();
    html! {
        <>
            <p>
                { "Choose what your students can use. What is locked is shown, but cannot be changed. This page stays as it is; only the link \
                   has less." }
            </p>
            <Choices restrictions={restrictions.clone()} {send} />
            <div class="copy-end">
                <div role="status">{ for hints.iter().map(|hint| html! { <p key={hint.as_str()} class="quiet">{ hint }</p> }) }</div>
                <label class="label" for={FIELD}>{ "Link" }</label>
                <div class="copy-line">
                    <input ref={field} id={FIELD} class="field" readonly=true value={link.clone()} />
                    <button class="button" onclick={copy}>{ "Copy" }</button>
                    <button
                        class="button"
                        disabled={is_free}
                        onclick={send.reform(|_: MouseEvent| ClassLinkMsg::ShowAll)}
                    >
                        { "Show all" }
                    </button>
                </div>
                <p class="quiet" role="status">{ phrase(if *copied { "Link copied" } else { "" }) }</p>
            </div>
        </>
    }
}

/// What the choices show.
#[derive(PartialEq, Properties)]
struct ChoicesProps {
    /// What the link restricts.
    restrictions: Restrictions,
    /// Where messages go.
    send: Callback<ClassLinkMsg>,
}

/// A list for each control. They are many, and stay as they are when only the link changes.
#[component]
fn Choices(ChoicesProps { restrictions, send }: &ChoicesProps) -> Html {
    let group = |(heading, names): &Group| {
        html! {
            <fieldset key={*heading} class="choices">
                <legend class="label">{ *heading }</legend>
                { for names.iter().map(|name| choice(name, restrictions.way(name), send)) }
            </fieldset>
        }
    };
    html! { { for GROUPS.iter().map(group) } }
}

fn choice(name: &'static str, way: Way, send: &Callback<ClassLinkMsg>) -> Html {
    let id = AttrValue::from(format!("class-{name}"));
    let is_lockable = lockable().contains(&name);
    let ways = WAYS.iter().filter(|(way, ..)| is_lockable || *way != Way::Locked);
    let options: Vec<(AttrValue, AttrValue)> =
        ways.map(|(_, value, label)| ((*value).into(), (*label).into())).collect();
    let chosen = WAYS.iter().find(|(other, ..)| *other == way).map(|(_, value, _)| AttrValue::Static(value));
    let onchoose = send.reform(move |chosen: AttrValue| {
        let way = WAYS.iter().find(|(_, value, _)| *value == chosen.as_str());
        ClassLinkMsg::Choose(name, way.map_or(Way::Shown, |(way, ..)| *way))
    });
    html! {
        <div key={name} class={if way == Way::Shown { "choice" } else { "choice restricted" }}>
            <label for={id.clone()}>{ &*label(name) }</label>
            <Select {id} {options} {chosen} {onchoose} />
        </div>
    }
}
