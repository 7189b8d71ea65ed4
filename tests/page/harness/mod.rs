//! What the tests stand on: a server for the built page, browsers to open it in, and a page to talk to.

mod browser;
mod command;
mod complaint;
mod driver;
mod hand;
mod page;
mod picture;
mod role;
mod run;
mod server;
mod snapshot;
mod wait;

pub use browser::Browser;
pub use page::Page;
pub use picture::{Picture, Shade};
pub use role::{Role, SCRIPT as FIND_BY_ROLE};
pub use run::{Setup, run, storm_length};
pub use server::{Server, Serving, folder};
pub use snapshot::Snapshot;
pub use wait::{until, within};

/// One test in each browser for each of these functions, which take a [`Page`].
macro_rules! in_every_browser {
    ($($name:ident),+ $(,)?) => {
        crate::harness::in_browser!(chromium, Chromium: $($name),+);
        crate::harness::in_browser!(firefox, Firefox: $($name),+);
        crate::harness::in_browser!(webkit, WebKit: $($name),+);
    };
}

/// One test in Chromium for each of these functions, which take a [`Page`].
macro_rules! in_chromium {
    ($($name:ident),+ $(,)?) => { crate::harness::in_browser!(chromium, Chromium: $($name),+); };
}

macro_rules! in_browser {
    ($module:ident, $browser:ident: $($name:ident),+) => {
        mod $module {
            $(
                #[tokio::test]
                #[ignore = "needs the built page and a browser: cargo xtask test"]
                async fn $name() {
                    let name = concat!(module_path!(), "::", stringify!($name));
                    let setup = crate::harness::Setup::of(crate::harness::Browser::$browser);
                    crate::harness::run(setup, name, super::$name).await;
                }
            )+
        }
    };
}

pub(crate) use {in_browser, in_chromium, in_every_browser};
