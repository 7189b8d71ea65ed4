//! A running driver, with a folder of its own for whatever its browser writes. Both are gone when it is dropped.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use std::{env, process, thread};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;

use super::browser::{Browser, Programs};
use super::wait::until;

/// A running driver.
pub struct Driver {
    child: Child,
    address: String,
    scratch: PathBuf,
}

impl Driver {
    /// Starts the browser's driver on a free port.
    pub fn start(browser: Browser, programs: &Programs) -> Self {
        let scratch = new_folder();
        // Free now, and drivers cannot be asked for a port reliably.
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
        let log = File::create(scratch.join("driver.log")).expect("a file for the driver's words");
        let mut command = browser.driver(programs, port, &scratch);
        command.stdin(Stdio::null()).stdout(log.try_clone().expect("a second handle")).stderr(log);
        in_own_group(&mut command);
        let child = command.spawn().unwrap_or_else(|error| panic!("could not start {command:?}: {error}"));
        Self { child, address: format!("http://127.0.0.1:{port}"), scratch }
    }

    /// Opens the browser. `more` are arguments for it.
    pub async fn open(&mut self, browser: Browser, programs: &Programs, more: &[&str]) -> Client {
        let capabilities = browser.capabilities(programs, &self.scratch, more);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        until(&format!("{browser:?} is open"), async || {
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("the driver of {browser:?} ended with {status}:\n{}", self.last_words());
            }
            builder.connect(&self.address).await.map_err(|error| format!("{error}\n{}", self.last_words()))
        })
        .await
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(self.scratch.join("driver.log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The test may have failed before it closed its browser: asked to end, drivers close what they opened.
        end(&mut self.child, "-TERM");
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) && matches!(self.child.try_wait(), Ok(None)) {
            thread::sleep(Duration::from_millis(20));
        }
        end(&mut self.child, "-KILL");
        let _ = self.child.wait();
        remove(&self.scratch);
    }
}

fn new_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("playground-page-{}-{count}", process::id()));
    fs::create_dir(&folder).unwrap_or_else(|error| panic!("could not make {}: {error}", folder.display()));
    folder
}

/// A browser that is just ending may still write.
fn remove(folder: &Path) {
    for _ in 0..50 {
        if fs::remove_dir_all(folder).is_ok() {
            return;
        }
        thread::sleep(Duration::from_millis(100));
    }
    eprintln!("could not remove {}", folder.display());
}

/// Whatever the driver starts is then in its group, and can be ended with it.
#[cfg(unix)]
fn in_own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn in_own_group(_: &mut Command) {}

#[cfg(unix)]
fn end(child: &mut Child, signal: &str) {
    let group = format!("-{}", child.id());
    // Those who have ended already are no fault.
    let _ = Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
}

#[cfg(not(unix))]
fn end(child: &mut Child, _: &str) {
    let _ = child.kill();
}
