//! A file server for this machine alone. It serves the built page below a sub-path, which proves that the page's addresses are
//! relative, and notes what it was asked for.

use std::collections::BTreeSet;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{env, fs};

/// Where the built page is.
const PAGE: &str = "/some/where/";
/// Where the test-only WebAssembly module is, with a page that loads it.
const MODULE: &str = "/tests-wasm/";
/// Where a page is that has nothing to do with ours.
const ELSEWHERE: &str = "/elsewhere/";
/// Where a page is that shows ours in a frame.
const EMBEDDER: &str = "/embedder/";
/// Where a page is that does all that a page must not do.
const FAULTY: &str = "/faulty/";

/// Reports whatever would be fetched from another host, and lets it be.
const REPORT_OTHER_HOSTS: &str = "Content-Security-Policy-Report-Only: default-src 'self' data: blob: 'unsafe-inline' \
                                  'unsafe-eval' 'wasm-unsafe-eval'\r\n";

/// A frame that may not have the origin of its page asks for files as somebody else.
const EVERY_ORIGIN: &str = "Access-Control-Allow-Origin: *\r\n";

/// A running server; it ends when dropped.
pub struct Server {
    address: SocketAddr,
    state: Arc<State>,
    thread: Option<JoinHandle<()>>,
}

/// How files are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Serving {
    /// Not at all for now: who asks waits.
    Held,
    /// They are gone.
    Gone,
    /// They are gone, and in their place comes a page that says so.
    Elsewhere,
    /// By a host that does not know what they are.
    Unnamed,
    /// The answer ends in the middle.
    Half,
    /// What comes is a part of the page, but another one.
    Another,
    /// By no host: nobody answers, as without a network.
    Refused,
    /// There is this text.
    Text(&'static str),
    /// They are on another host, at this address.
    Moved(&'static str),
}

struct State {
    /// JavaScript for the start of each page.
    hook: Option<&'static str>,
    /// More of it.
    first: Mutex<String>,
    ends: AtomicBool,
    requested: Mutex<BTreeSet<String>>,
    /// The part of a path that has to be served otherwise than usual, and how.
    serving: Mutex<Option<(&'static str, Serving)>>,
    /// Whether pages come with what keeps them on the device.
    is_kept: AtomicBool,
    /// The mark of another release, which is served from now on.
    mark: Mutex<Option<&'static str>>,
    /// A header of the page, as a host may have it.
    header: Mutex<&'static str>,
}

struct Answer {
    status: &'static str,
    mime: &'static str,
    body: Vec<u8>,
}

impl Server {
    /// Serves on a free port. `hook` is JavaScript that runs in each page before anything else.
    pub fn start(hook: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
        let address = listener.local_addr().expect("the port that was found");
        let state = Arc::new(State {
            hook,
            first: Mutex::default(),
            ends: AtomicBool::new(false),
            requested: Mutex::default(),
            serving: Mutex::default(),
            is_kept: AtomicBool::new(false),
            mark: Mutex::default(),
            header: Mutex::default(),
        });
        let thread = thread::spawn({
            let state = Arc::clone(&state);
            move || accept(&listener, &state)
        });
        Self { address, state, thread: Some(thread) }
    }

    /// Scheme, host and port.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The built page.
    pub fn page(&self) -> String {
        self.origin() + PAGE
    }

    /// The page that loads the test-only module.
    pub fn module(&self) -> String {
        self.origin() + MODULE
    }

    /// A page that has nothing to do with ours.
    pub fn elsewhere(&self) -> String {
        self.origin() + ELSEWHERE
    }

    /// The example of a page that shows ours in a frame, which may do what the sandbox says, with these settings.
    pub fn embedder(&self, sandbox: &str, settings: &str) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs([("playground", PAGE), ("sandbox", sandbox), ("settings", settings)])
            .finish();
        format!("{}{EMBEDDER}?{query}", self.origin())
    }

    /// A page that does all that a page must not do.
    pub fn faulty(&self) -> String {
        self.origin() + FAULTY
    }

    /// From now on files with `name` in their path are served otherwise than usual; nothing is, where this is nothing.
    pub fn serve(&self, otherwise: Option<(&'static str, Serving)>) {
        *self.state.serving.lock().expect("nobody panics who looks how files are served") = otherwise;
    }

    /// From now on pages come with what keeps them on the device. Else each test would fetch everything, and what it is told to miss
    /// would be there.
    pub fn let_pages_be_kept(&self) {
        self.state.is_kept.store(true, Ordering::SeqCst);
    }

    /// Another release is served from now on, which has this mark; it has no file whose name begins with `words-`.
    pub fn release(&self, mark: &'static str) {
        *self.state.mark.lock().expect("no request panics while it reads this") = Some(mark);
    }

    /// From now on the page comes with this header, a whole line; or with none.
    pub fn send_header(&self, line: &'static str) {
        *self.state.header.lock().expect("no request panics while it reads this") = line;
    }

    /// Runs JavaScript at the start of each page that is served from now on, before anything of its own and before its policy.
    pub fn run_first(&self, script: &str) {
        *self.state.first.lock().expect("no request panics while it reads this") = script.to_owned();
    }

    /// The files of the built page that were asked for so far, as paths below its folder.
    pub fn requested_of_page(&self) -> BTreeSet<String> {
        let requested = self.state.requested.lock().expect("no request panics while it notes its path");
        let below = requested.iter().filter_map(|path| path.strip_prefix(PAGE));
        below.map(|path| if path.is_empty() { "index.html".to_owned() } else { path.to_owned() }).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.state.ends.store(true, Ordering::SeqCst);
        // The thread waits for a connection.
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// The folder that an environment variable names.
pub fn folder(variable: &str) -> PathBuf {
    let value = env::var_os(variable);
    PathBuf::from(value.unwrap_or_else(|| panic!("{variable} is not set; `cargo xtask test browser` sets it")))
}

fn accept(listener: &TcpListener, state: &Arc<State>) {
    for stream in listener.incoming() {
        if state.ends.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let state = Arc::clone(state);
        // Browsers connect ahead of time and leave, which is no fault.
        thread::spawn(move || drop(respond(stream, &state)));
    }
}

fn respond(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().unwrap_or_else(|| Ok(String::new()))?;
    let Some(path) = request.strip_prefix("GET ").and_then(|rest| rest.split([' ', '?']).next()) else {
        return Ok(());
    };
    // Closing a connection with unread headers would reset it.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    state.requested.lock().expect("no request panics while it notes its path").insert(path.to_owned());
    let mut answer = answer(path);
    match state.serving(path) {
        Some(Serving::Gone) => answer = not_found(),
        Some(Serving::Elsewhere) => answer = html(include_str!("elsewhere.html")),
        Some(Serving::Unnamed) => answer.mime = "application/octet-stream",
        Some(Serving::Held) => {
            while state.serving(path) == Some(Serving::Held) && !state.ends.load(Ordering::SeqCst) {
                thread::sleep(Duration::from_millis(20));
            }
        }
        Some(Serving::Refused) => return Ok(()),
        Some(Serving::Another) => answer.body = another_part(),
        Some(Serving::Text(text)) => answer = Answer { status: "200 OK", mime: "text/plain", body: text.into() },
        Some(Serving::Moved(address)) => {
            return write!(
                stream,
                "HTTP/1.1 302 Found\r\nLocation: {address}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
        }
        Some(Serving::Half) => {}
        None => {}
    }
    state.mark_release(path, &mut answer);
    let header = *state.header.lock().expect("nobody panics while it is written");
    // A test that says what is sent says all of it.
    let origins = if header.is_empty() { EVERY_ORIGIN } else { "" };
    let mut more = "";
    if answer.mime.starts_with("text/html") {
        let first = state.first.lock().expect("nobody panics while it is written");
        let scripts = state.hook.into_iter().chain(Some(&**first).filter(|first| !first.is_empty()));
        let scripts: String = scripts.map(|script| format!("<script data-first>{script}</script>")).collect();
        answer.body = with_scripts(&answer.body, &scripts);
        more = if state.hook.is_some() { REPORT_OTHER_HOSTS } else { "" };
    }
    let of_page = if answer.mime.starts_with("text/html") && path.starts_with(PAGE) { header } else { "" };
    let Answer { status, mime, mut body } = answer;
    let length = body.len();
    if state.serving(path) == Some(Serving::Half) {
        body.truncate(length / 2);
    }
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\
         {origins}{more}{of_page}Connection: close\r\n\r\n"
    )?;
    stream.write_all(&body)
}

impl State {
    /// Gives the page and its worker the mark of another release, and takes from the page what it is kept by, unless it may be.
    fn mark_release(&self, path: &str, answer: &mut Answer) {
        let (is_page, is_worker) = (answer.mime.starts_with("text/html"), path.ends_with("/sw.js"));
        if !path.starts_with(PAGE) || !(is_page || is_worker) || !answer.status.starts_with("200") {
            return;
        }
        let mut text = String::from_utf8_lossy(&answer.body).into_owned();
        if !self.is_kept.load(Ordering::SeqCst) {
            text = text.replace("rel=manifest", "rel=none");
        } else if let Some(mark) = *self.mark.lock().expect("nobody panics while it is written") {
            let worker = fs::read_to_string(folder("PLAYGROUND_DIST").join("sw.js")).expect("the release has a worker");
            let own = worker.split('"').nth(1).expect("it begins with its mark");
            let lines = text.replace(own, mark);
            text = lines.lines().filter(|line| !line.starts_with("  \"words-")).collect::<Vec<_>>().join("\n");
        }
        answer.body = text.into();
    }

    /// How a file is served, if otherwise than usual.
    fn serving(&self, path: &str) -> Option<Serving> {
        let serving = self.serving.lock().expect("nobody panics who looks how files are served");
        serving.filter(|(name, _)| path.contains(name)).map(|(_, serving)| serving)
    }
}

/// A part of the page that no program takes for one of its others.
fn another_part() -> Vec<u8> {
    let files = fs::read_dir(folder("PLAYGROUND_DIST")).expect("the built page");
    let mut files = files.map(|entry| entry.expect("a file of the page").path());
    let words = files.find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("words-")));
    fs::read(words.expect("the page has a part with words")).expect("it can be read")
}

fn html(text: &str) -> Answer {
    Answer { status: "200 OK", mime: "text/html; charset=utf-8", body: text.into() }
}

fn not_found() -> Answer {
    Answer { status: "404 Not Found", mime: "text/plain", body: Vec::new() }
}

/// A page that begins with these scripts. A minified one has no tag for its head, but each has something in it.
fn with_scripts(page: &[u8], scripts: &str) -> Vec<u8> {
    let html = String::from_utf8_lossy(page);
    let (before, after) = html.split_once("<meta").expect("each page says how it is encoded");
    format!("{before}{scripts}<meta{after}").into_bytes()
}

fn answer(path: &str) -> Answer {
    match path {
        MODULE => html(include_str!("module.html")),
        ELSEWHERE => html(include_str!("elsewhere.html")),
        FAULTY => html(include_str!("faulty.html")),
        EMBEDDER => html(include_str!("../embed/example.html")),
        _ => file(path).unwrap_or_else(not_found),
    }
}

fn file(path: &str) -> Option<Answer> {
    let (folder, name) = match path.strip_prefix(PAGE) {
        Some("") => (folder("PLAYGROUND_DIST"), "index.html"),
        Some(name) => (folder("PLAYGROUND_DIST"), name),
        None => (folder("PLAYGROUND_TESTS_WASM"), path.strip_prefix(MODULE)?),
    };
    if name.split('/').any(|part| part == "..") {
        return None;
    }
    let body = fs::read(folder.join(name)).ok()?;
    Some(Answer { status: "200 OK", mime: mime(Path::new(name)), body })
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("txt") => "text/plain",
        _ => "application/octet-stream",
    }
}
