//! Cells as nbformat 4 wants them, in JSON.

use super::template::Cell;
use crate::files::joined::joined;
use crate::files::json::quote;

/// A notebook of these cells, without results yet.
pub(super) fn notebook(cells: &[Cell]) -> String {
    let cells = joined(&mut cells.iter().enumerate().map(|(index, cell)| object(index + 1, cell)), ",\n");
    format!(
        "{{\n \"cells\": [\n{}\n ],\n \"metadata\": {{\n  \"colab\": {{\"provenance\": []}},\n  \
         \"kernelspec\": {{\"display_name\": \"Python 3\", \"language\": \"python\", \"name\": \"python3\"}},\n  \
         \"language_info\": {{\"name\": \"python\"}}\n }},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}}\n",
        cells
    )
}

fn object(number: usize, cell: &Cell) -> String {
    let (kind, rest, text) = match cell {
        Cell::Markdown(text) => ("markdown", "\"metadata\": {}", text),
        // Long numbers are for the machine: Colab shows such a cell by its title, and JupyterLab folded.
        Cell::Code(text) if text.starts_with("#@title") => (
            "code",
            "\"execution_count\": null, \"outputs\": [], \
             \"metadata\": {\"cellView\": \"form\", \"jupyter\": {\"source_hidden\": true}}",
            text,
        ),
        Cell::Code(text) => ("code", "\"execution_count\": null, \"outputs\": [], \"metadata\": {}", text),
    };
    let mut source = String::new();
    for line in text.split_inclusive('\n') {
        source.push_str(if source.is_empty() { "\n   " } else { ",\n   " });
        quote(line, &mut source);
    }
    format!("  {{\"cell_type\": \"{kind}\", \"id\": \"cell-{number}\", {rest}, \"source\": [{source}\n  ]}}")
}
