//! Tables of numbers.

use yew::prelude::*;

use super::phrase::phrase;

/// What stands in a table of numbers.
#[derive(Properties, PartialEq)]
pub struct NumberTableProps {
    /// What its columns are called.
    pub heads: &'static [&'static str],
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A table of numbers; the first cell of each row is its head.
#[component]
pub fn NumberTable(props: &NumberTableProps) -> Html {
    let cell = |(column, text): (usize, &String)| match column {
        0 => html! { <th scope="row">{ text }</th> },
        _ => html! { <td>{ text }</td> },
    };
    let row = |cells: &Vec<String>| html! { <tr>{ for cells.iter().enumerate().map(cell) }</tr> };
    html! {
        <table class="numbers">
            <thead><tr>{ for props.heads.iter().map(|name| html! { <th scope="col">{ phrase(*name) }</th> }) }</tr></thead>
            <tbody translate="no">{ for props.rows.iter().map(row) }</tbody>
        </table>
    }
}
