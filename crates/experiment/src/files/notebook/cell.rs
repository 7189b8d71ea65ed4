//! Cells as nbformat 4 wants them, in JSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::template;
use crate::files::layout::{Enclosing, Layout};

/// A notebook, in the order of its fields.
#[derive(Serialize)]
struct Notebook<'a> {
    cells: Vec<Cell<'a>>,
    metadata: NotebookMetadata,
    nbformat: u8,
    nbformat_minor: u8,
}

#[derive(Serialize)]
struct NotebookMetadata {
    colab: Value,
    kernelspec: Kernel,
    language_info: Value,
}

#[derive(Serialize)]
struct Kernel {
    display_name: &'static str,
    language: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "cell_type", rename_all = "lowercase")]
enum Cell<'a> {
    Markdown { id: String, metadata: CellMetadata, source: Vec<&'a str> },
    Code { id: String, execution_count: Option<u32>, outputs: [u8; 0], metadata: CellMetadata, source: Vec<&'a str> },
}

/// How a cell is shown.
#[derive(Default, Serialize)]
struct CellMetadata {
    #[serde(rename = "cellView", skip_serializing_if = "Option::is_none")]
    colab: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jupyter: Option<Value>,
}

/// A notebook of these cells, without results yet.
pub(super) fn notebook(cells: &[template::Cell]) -> String {
    let notebook = Notebook {
        cells: cells.iter().enumerate().map(|(index, cell)| written(format!("cell-{}", index + 1), cell)).collect(),
        metadata: NotebookMetadata {
            colab: json!({ "provenance": [] }),
            kernelspec: Kernel { display_name: "Python 3", language: "python", name: "python3" },
            language_info: json!({ "name": "python" }),
        },
        nbformat: 4,
        nbformat_minor: 5,
    };
    // Of a cell, only its text has lines, as if it stood one step further out.
    let has_lines = |depth, enclosing| depth <= 2 || depth == 4 && enclosing == Enclosing::List;
    match Layout::lines(" ", has_lines).write(&notebook) {
        Ok(text) => text + "\n",
        Err(error) => unreachable!("every field has a name: {error}"),
    }
}

fn written(id: String, cell: &template::Cell) -> Cell<'_> {
    match cell {
        template::Cell::Markdown(text) => Cell::Markdown { id, metadata: CellMetadata::default(), source: lines(text) },
        template::Cell::Code(text) => {
            // Long numbers are for the machine: Colab shows such a cell by its title, and JupyterLab folded.
            let is_folded = text.starts_with("#@title");
            let metadata = CellMetadata {
                colab: is_folded.then_some("form"),
                jupyter: is_folded.then(|| json!({ "source_hidden": true })),
            };
            Cell::Code { id, execution_count: None, outputs: [], metadata, source: lines(text) }
        }
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
