//! Tables of runs: a row each, which becomes a small list where the page is narrow.

use yew::prelude::*;

use super::phrase::phrase;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The title of its column.
    pub title: &'static str,
    /// For people.
    pub text: String,
    /// With every digit, if that says more.
    pub exact: Option<f64>,
    /// What is added in smaller letters.
    pub more: Option<String>,
}

impl Cell {
    /// A text that says everything.
    pub fn new(title: &'static str, text: String) -> Self {
        Cell { title, text, exact: None, more: None }
    }

    /// A number that is written with less digits than it has; a dash where there is none.
    pub fn number(title: &'static str, number: Option<f64>, text: impl Fn(f64) -> String) -> Self {
        let text = number.map_or("–".to_owned(), text);
        Cell { title, text, exact: number, more: None }
    }

    /// The cell.
    pub fn view(&self) -> Html {
        let Cell { title, text, exact, more } = self;
        html! {
            <td data-title={*title} title={exact.map(|number| number.to_string())}>
                <span>
                    { phrase(text.clone()) }
                    { for more.iter().map(|more| html! { <small>{ phrase(more.clone()) }</small> }) }
                </span>
            </td>
        }
    }
}

/// A table of runs.
#[derive(Properties, PartialEq)]
pub struct RunTableProps {
    /// The id of the heading that names it.
    pub title_id: AttrValue,
    /// The titles of its columns.
    pub titles: Vec<&'static str>,
    /// Its rows.
    pub children: Html,
}

/// A table with a line of titles.
#[component]
pub fn RunTable(props: &RunTableProps) -> Html {
    html! {
        <table class="lines" aria-labelledby={props.title_id.clone()}>
            <thead><tr>{ for props.titles.iter().map(|title| html! { <th scope="col">{ phrase(*title) }</th> }) }</tr></thead>
            <tbody>{ props.children.clone() }</tbody>
        </table>
    }
}
