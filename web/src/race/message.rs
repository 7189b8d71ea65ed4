//! Orders and reports as what workers can be sent: arrays of texts and numbers, every bit as it is.

use experiment::{Order, Report, Terms, Trial};
use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

/// An order for a worker.
pub fn of_order(order: &Order) -> Array {
    let Order { run, trial: Trial { link, terms }, until, draws } = order;
    // Epochs are at most 100 000, and runs fewer.
    [
        JsValue::from_f64(*run as f64),
        JsValue::from_str(link),
        JsValue::from_f64(terms.epochs as f64),
        JsValue::from_f64(terms.target),
        JsValue::from_f64(*until as f64),
        JsValue::from_bool(*draws),
    ]
    .iter()
    .collect()
}

/// The order in a message; nothing in any other message.
pub fn read_order(message: &JsValue) -> Option<Order> {
    let parts: &Array = message.dyn_ref()?;
    let number = |index: u32| parts.get(index).as_f64();
    Some(Order {
        run: number(0)? as usize,
        trial: Trial {
            link: parts.get(1).as_string()?,
            terms: Terms { epochs: number(2)? as u64, target: number(3)? },
        },
        until: number(4)? as u64,
        draws: parts.get(5).as_bool()?,
    })
}

/// A worker's report.
pub fn of_report(report: &Report) -> Array {
    let numbers = Float64Array::from(&report.to_numbers()[..]);
    Array::of2(&numbers, &Float32Array::from(&report.picture[..]))
}

/// The report in a message; nothing in any other message.
pub fn read_report(message: &JsValue) -> Option<Report> {
    let parts: &Array = message.dyn_ref()?;
    let numbers: Float64Array = parts.get(0).dyn_into().ok()?;
    let picture: Float32Array = parts.get(1).dyn_into().ok()?;
    Report::from_numbers(&numbers.to_vec(), picture.to_vec())
}
