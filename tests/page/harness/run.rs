//! One test: a server, a browser and a page, all of them cleared away afterwards, whatever the test does.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::pin::pin;
use std::time::Duration;
use std::{env, fs};

use tokio::time::timeout;

use super::browser::{Browser, Programs};
use super::complaint;
use super::driver::Driver;
use super::page::Page;
use super::server::Server;

/// No test takes this long; a browser that hangs would. What somebody adds for storms comes on top.
const LONGEST: Duration = Duration::from_secs(300);
/// How many seconds the storm of random events lasts, where somebody wants to know whether the page bears it for long.
const STORM: &str = "PLAYGROUND_STORM_SECONDS";

/// How long the storm of random events is to last, if the environment says so.
pub fn storm_length() -> Option<Duration> {
    let text = env::var(STORM).ok()?;
    Some(Duration::from_secs(text.parse().unwrap_or_else(|error| panic!("{STORM} is {text:?}: {error}"))))
}

/// What a test runs in.
pub struct Setup {
    /// The browser.
    pub browser: Browser,
    /// More arguments for it.
    pub arguments: &'static [&'static str],
    /// Whether the page may complain; the test has to say why.
    pub may_complain: bool,
}

impl Setup {
    /// A browser as it is, in which a page must not complain.
    pub fn of(browser: Browser) -> Self {
        Self { browser, arguments: &[], may_complain: false }
    }
}

/// Runs a test, unless its browser is not here and need not be. In WebKit, one that fails is run again, once: under one test of some
/// hundreds its process dies, or a program reads something else than it has written, on pages that have passed each time before. Others
/// have met this with WebAssembly, too (typst/typst#7310, wasm-bindgen#3389). What our page does wrong fails twice, or in other browsers.
pub async fn run(setup: Setup, name: &str, mut test: impl AsyncFnMut(&Page)) {
    let Some(programs) = setup.browser.programs() else {
        println!("{:?} is not here: {name} is left out", setup.browser);
        return;
    };
    let mut outcome = attempt(&setup, &programs, name, &mut test).await;
    if outcome.is_err() && setup.browser == Browser::WebKit {
        eprintln!("{name} is run again");
        outcome = attempt(&setup, &programs, name, &mut test).await;
    }
    outcome.unwrap_or_else(|panic| resume_unwind(panic));
}

/// Runs a test in a browser of its own.
async fn attempt(
    setup: &Setup,
    programs: &Programs,
    name: &str,
    test: &mut impl AsyncFnMut(&Page),
) -> Result<(), Box<dyn Any + Send>> {
    let Setup { browser, arguments, may_complain } = *setup;
    let server = Server::start(complaint::hook(browser));
    let mut driver = Driver::start(browser, programs);
    let client = driver.open(browser, programs, arguments).await;
    let page = Page::new(client.clone(), browser, server);

    let outcome = caught(async {
        page.prepare().await;
        test(&page).await;
        let complaints = page.take_complaints().await;
        assert!(may_complain || complaints.is_empty(), "the page complained:\n{}", complaints.join("\n"));
    })
    .await;
    if outcome.is_err() {
        save_screenshot(&page, name).await;
    }
    let closed = timeout(LONGEST, client.close()).await;
    drop(driver);
    outcome?;
    closed.expect("the browser closes in time").expect("the browser closes");
    Ok(())
}

/// Awaits a test, but keeps its panic, and does not wait for ever.
async fn caught(test: impl Future<Output = ()>) -> Result<(), Box<dyn Any + Send>> {
    let longest = LONGEST + storm_length().unwrap_or_default();
    let mut test = pin!(timeout(longest, test));
    let ended = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| test.as_mut().poll(context))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Err(panic).into(),
    });
    match ended.await? {
        Ok(()) => Ok(()),
        Err(_) => Err(Box::new(format!("the test did not end within {longest:?}"))),
    }
}

async fn save_screenshot(page: &Page, name: &str) {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder");
    let file = target.join("page-failures").join(format!("{}.png", name.replace("::", "-")));
    let saved = match timeout(Duration::from_secs(20), page.screenshot()).await {
        Ok(Ok(image)) => fs::create_dir_all(target.join("page-failures"))
            .and_then(|()| fs::write(&file, image))
            .map_err(|error| error.to_string()),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("the browser does not answer".to_owned()),
    };
    match saved {
        Ok(()) => eprintln!("{name} failed; what the page looked like: {}", file.display()),
        Err(error) => eprintln!("{name} failed, and there is no screenshot: {error}"),
    }
}
