//! Tables of numbers. One function for all of them: what draws a cell is on the page once.

use yew::prelude::*;

/// A table; the first cell of each row is its head.
pub fn view(heads: &[&'static str], rows: impl Iterator<Item = Vec<String>>) -> Html {
    let row = |cells: Vec<String>| {
        let cells = cells.into_iter().enumerate().map(|(column, text)| match column {
            0 => html! { <th scope="row">{ text }</th> },
            _ => html! { <td>{ text }</td> },
        });
        html! { <tr>{ for cells }</tr> }
    };
    html! {
        <table class="numbers">
            <thead><tr>{ for heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr></thead>
            <tbody>{ for rows.map(row) }</tbody>
        </table>
    }
}
