//! One worker, as the page sees it.

use experiment::{Job, JobReport};
use gloo_events::{EventListener, EventListenerOptions};
use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};
use yew::Callback;

use super::message;
use super::worker::READY;

/// What a worker says as soon as its script runs, before it has this program.
const LOADED: &str = "loaded";
/// Seconds without an answer after which a worker counts as dead: a job takes a fraction of one.
const LONGEST_SILENCE: u32 = 6;

/// What happens to a worker.
#[derive(Clone, Debug)]
pub enum WorkerEvent {
    /// It can take jobs.
    Ready,
    /// It has done a job.
    Done(Box<JobReport>),
    /// It has failed and will not answer any more.
    Dead,
}

#[wasm_bindgen]
extern "C" {
    type ImportMeta;
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static META: ImportMeta;
    /// The address of this program's JavaScript.
    #[wasm_bindgen(method, getter)]
    fn url(this: &ImportMeta) -> String;
}

/// A worker; it ends when this is dropped.
pub struct WorkerHandle {
    worker: Worker,
    is_ready: bool,
    /// How many jobs it has not answered yet.
    n_jobs: u32,
    /// For so many seconds it has not said anything, though it should.
    silent_for: u32,
    _listeners: [EventListener; 2],
}

impl WorkerHandle {
    /// Starts a worker with this script; `send` hears what happens to it.
    ///
    /// # Errors
    /// Where workers cannot be started.
    pub fn start(script: &Script, send: Callback<WorkerEvent>) -> Result<Self, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script.address, &options)?;
        let (answers, failed) = (worker.clone(), send.clone());
        let on_message = EventListener::new(&worker, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            match data.as_string().as_deref() {
                // Already compiled, so that no worker has to do it again.
                Some(LOADED) => drop(answers.post_message(&wasm_bindgen::module())),
                Some(READY) => send.emit(WorkerEvent::Ready),
                _ => {
                    if let Some(report) = message::read_report(&data) {
                        send.emit(WorkerEvent::Done(Box::new(report)));
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
        Ok(WorkerHandle { worker, is_ready: false, n_jobs: 0, silent_for: 0, _listeners: [on_message, on_error] })
    }

    /// Whether it can take jobs.
    pub fn is_ready(&self) -> bool {
        self.is_ready
    }

    /// Gives it a job.
    pub fn give(&mut self, job: &Job) {
        self.n_jobs += 1;
        // Fails only for what cannot be copied.
        let _ = self.worker.post_message(&message::write_job(job));
    }

    /// Takes note of what it has said.
    pub fn hear(&mut self, event: &WorkerEvent) {
        self.silent_for = 0;
        match event {
            WorkerEvent::Ready => self.is_ready = true,
            WorkerEvent::Done(_) => self.n_jobs = self.n_jobs.saturating_sub(1),
            WorkerEvent::Dead => {}
        }
    }

    /// A second is over; says whether it has been silent for too long.
    pub fn is_silent(&mut self) -> bool {
        let owes = self.n_jobs > 0 || !self.is_ready;
        self.silent_for = if owes { self.silent_for + 1 } else { 0 };
        self.silent_for > LONGEST_SILENCE
    }
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The script that every worker starts with: it loads this very program.
pub struct Script {
    address: String,
}

impl Script {
    /// Writes it.
    ///
    /// # Errors
    /// Where the browser makes no addresses of texts.
    pub fn new() -> Result<Self, JsValue> {
        let program = META.with(ImportMeta::url);
        let text = format!(
            "import start from \"{program}\";\
             onmessage = ({{ data }}) => {{ onmessage = null; start({{ module_or_path: data }}); }};\
             postMessage(\"{LOADED}\");"
        );
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        Ok(Script { address: Url::create_object_url_with_blob(&blob)? })
    }
}

impl Drop for Script {
    fn drop(&mut self) {
        // Fails only for what is no address.
        let _ = Url::revoke_object_url(&self.address);
    }
}
