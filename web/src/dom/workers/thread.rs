//! The thread of a worker: the browser's part of it.

use std::marker::PhantomData;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use super::event::WorkerEvent;
use super::work::Work;
use super::worker::READY;

/// What a worker says as soon as its script runs, before it has this program.
const LOADED: &str = "loaded";

#[wasm_bindgen]
extern "C" {
    type ImportMeta;
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static META: ImportMeta;
    /// The address of this program's JavaScript.
    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;
    /// The JavaScript itself, which makes `start`, in a page that is one file: there it has no address.
    #[wasm_bindgen(method, getter)]
    fn text(this: &ImportMeta) -> Option<JsString>;
}

/// A thread; it ends when this is dropped.
pub struct WorkerThread<W> {
    worker: Worker,
    _work: PhantomData<W>,
    _listeners: [EventListener; 2],
}

impl<W: Work> WorkerThread<W> {
    /// Starts a thread with this script; `send` hears what happens to it.
    ///
    /// # Errors
    /// Where workers cannot be started.
    pub fn start(script: &Script, send: Callback<WorkerEvent<W::Report>>) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(script.kind);
        let worker = Worker::new_with_options(&script.address, &options)?;
        let (answers, failed) = (worker.clone(), send.clone());
        let on_message = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match data.as_string().as_deref() {
                // Already compiled, so that no worker has to do it again.
                Some(LOADED) => drop(answers.post_message(&wasm_bindgen::module())),
                Some(READY) => send.emit(WorkerEvent::Ready),
                _ => {
                    if let Some(report) = W::read_report(&data) {
                        send.emit(WorkerEvent::Said(Box::new(report)));
                    }
                }
            }
        });
        let options = EventListenerOptions::enable_prevent_default();
        let on_error = EventListener::new_with_options(&worker, "error", options, move |event: &Event| {
            // The page says so itself.
            event.prevent_default();
            failed.emit(WorkerEvent::Dead);
        });
        Ok(WorkerThread { worker, _work: PhantomData, _listeners: [on_message, on_error] })
    }

    /// Gives it a job.
    pub fn give(&self, job: &W::Job) {
        // Fails only for what cannot be copied.
        let _ = self.worker.post_message(&W::write_job(job));
    }
}

impl<W> Drop for WorkerThread<W> {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The script that every worker starts with: it loads this very program.
pub struct Script {
    address: String,
    /// A module where it asks for the program; Chromium starts none from a page that was opened from a folder.
    kind: WorkerType,
}

impl Script {
    /// Writes it.
    ///
    /// # Errors
    /// Where the browser makes no addresses of texts.
    pub fn new() -> Result<Self, JsValue> {
        let text = META.with(ImportMeta::text);
        let kind = if text.is_some() { WorkerType::Classic } else { WorkerType::Module };
        let program = text.unwrap_or_else(|| format!("import start from \"{}\";", META.with(ImportMeta::url)).into());
        let then = format!(
            "onmessage = ({{ data }}) => {{ onmessage = null; start({{ module_or_path: data }}); }};\
             postMessage(\"{LOADED}\");"
        );
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of2(&program, &then.into()), &options)?;
        Ok(Script { address: Url::create_object_url_with_blob(&blob)?, kind })
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // Fails only for what is no address.
        let _ = Url::revoke_object_url(&self.address);
    }
}
