//! A panel: a box with a heading.

use yew::prelude::*;

/// A panel of a further `class`; `id` is that of its heading, and `beside` stands in the heading's line.
pub fn view(class: &'static str, id: &'static str, title: &'static str, beside: Html, content: Html) -> Html {
    html! {
        <section class={classes!("panel", class)} aria-labelledby={id}>
            <div class="panel-head"><h2 {id}>{ title }</h2>{ beside }</div>
            { content }
        </section>
    }
}

/// Words beside a heading that say more.
pub fn note(text: &'static str) -> Html {
    html! { <span class="quiet">{ text }</span> }
}
