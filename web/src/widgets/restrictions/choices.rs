//! Lists to choose what is restricted.

use experiment::lockable;
use yew::prelude::*;

use super::restrictions::Restrictions;
use super::rows::{GROUPS, Group, label};
use super::way::Way;
use crate::widgets::select::Select;

/// The ways to show a control: what a list calls each, and its value there.
const WAYS: [(Way, &str, &str); 3] =
    [(Way::Shown, "shown", "Shown"), (Way::Locked, "locked", "Locked"), (Way::Hidden, "hidden", "Left out")];

/// What the lists show.
#[derive(PartialEq, Properties)]
pub struct ChoicesProps {
    /// What their ids begin with.
    pub prefix: &'static str,
    /// What is restricted.
    pub restrictions: Restrictions,
    /// Is given the name of a control, and how it is to be shown.
    pub onchoose: Callback<(&'static str, Way)>,
}

/// A list for each control. They are many, and stay as they are where nothing is restricted otherwise.
#[component]
pub fn Choices(ChoicesProps { prefix, restrictions, onchoose }: &ChoicesProps) -> Html {
    let group = |(heading, names): &Group| {
        html! {
            <fieldset key={*heading} class="choices">
                <legend class="label">{ *heading }</legend>
                { for names.iter().map(|name| choice(prefix, name, restrictions.way(name), onchoose)) }
            </fieldset>
        }
    };
    html! { { for GROUPS.iter().map(group) } }
}

fn choice(prefix: &str, name: &'static str, way: Way, onchoose: &Callback<(&'static str, Way)>) -> Html {
    let id = AttrValue::from(format!("{prefix}-{name}"));
    let is_lockable = lockable().contains(&name);
    let ways = WAYS.iter().filter(|(way, ..)| is_lockable || *way != Way::Locked);
    let options: Vec<(AttrValue, AttrValue)> =
        ways.map(|(_, value, label)| ((*value).into(), (*label).into())).collect();
    let chosen = WAYS.iter().find(|(other, ..)| *other == way).map(|(_, value, _)| AttrValue::Static(value));
    let onchoose = onchoose.reform(move |chosen: AttrValue| {
        let way = WAYS.iter().find(|(_, value, _)| *value == chosen.as_str());
        (name, way.map_or(Way::Shown, |(way, ..)| *way))
    });
    html! {
        <div key={name} class={if way == Way::Shown { "choice" } else { "choice restricted" }}>
            <label for={id.clone()}>{ &*label(name) }</label>
            <Select {id} {options} {chosen} {onchoose} />
        </div>
    }
}
