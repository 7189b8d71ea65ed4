//! The experiment that the page should be showing, trained by this process.

use experiment::{Edit, Session, Setting, links};

use crate::harness::{Page, Snapshot, until};

/// The experiment of a link, at epoch 0.
pub fn session(link: &str) -> Session {
    let reading = links::read(link, || unreachable!("every link of these tests has a seed"));
    assert_eq!(reading.corrections, [], "{link}");
    Session::new(reading.config)
}

/// Changes the setting that has this key in links.
pub fn change(session: &mut Session, key: &str, value: &str) {
    let setting = Setting::all().find(|setting| setting.info().key == key);
    let setting = setting.unwrap_or_else(|| panic!("no setting is called {key} in links"));
    let edit = Edit::read(setting, value).unwrap_or_else(|error| panic!("a test asks for what is allowed: {error}"));
    let _ = session.apply(edit).expect("an edit that was read is allowed");
}

/// Training and test loss as the page should show them.
pub fn shown_losses(session: &Session) -> (String, String) {
    let losses = session.losses();
    (format!("{:.3}", losses.train), format!("{:.3}", losses.test))
}

/// Waits until the page shows this experiment's epoch and losses.
pub async fn until_shown(page: &Page, session: &Session) -> Snapshot {
    let (train, test) = shown_losses(session);
    until(&format!("the page shows epoch {} and the losses {train} and {test}", session.epoch()), async || {
        let now = page.snapshot().await;
        let shown = now.epoch() == session.epoch() && now.losses() == (&*train, &*test);
        if shown { Ok(now) } else { Err(format!("{:?} at {}", now.outputs, now.link)) }
    })
    .await
}
