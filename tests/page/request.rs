//! What the page fetches: at first what it needs, each other file when it is needed, and nothing else. That no other host is asked is proved in every test.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::harness::{Page, folder, in_chromium, until};

in_chromium!(every_built_file_is_fetched_when_it_is_needed);

/// Files that the page itself does not need, each with its purpose.
const FOR_OTHERS: [(&str, &str); 7] = [
    ("neural-playground.html", "the page as one file, to be taken along"),
    ("sw.js", "keeps the page on the device; tests are served pages without it"),
    ("manifest.webmanifest", "lets a browser install the page"),
    ("icon.svg", "as an installed program"),
    ("icon-192.png", "as an installed program"),
    ("icon-512.png", "as an installed program"),
    ("icon-maskable.png", "as an installed program, cut to a shape"),
];

/// What a file's name begins with that is fetched later, and the button that needs it.
const LATER: [(&str, &str); 3] = [("lessons-", "Lessons"), ("tools-", "Export"), ("words-", "About: Learning rate")];
/// What several parts need comes with the first of them; the loss chart is one, which is fetched as soon as the page is there.
const SHARED: &str = "shared-";

async fn every_built_file_is_fetched_when_it_is_needed(page: &Page) {
    let dist = folder("PLAYGROUND_DIST");
    let mut built = BTreeSet::new();
    collect(&dist, &dist, &mut built);
    assert!(built.len() >= 3, "HTML, JavaScript and WebAssembly at least, and not {built:?} in {}", dist.display());
    for (file, purpose) in FOR_OTHERS {
        assert!(built.remove(file), "{file} is not built any more, which was there because: {purpose}");
    }
    let of_parts = |file: &&String| LATER.iter().any(|(start, _)| file.starts_with(start)) || file.starts_with(SHARED);
    let mut expected: BTreeSet<String> = built.iter().filter(|file| !of_parts(file)).cloned().collect();
    page.open("").await;
    fetched(page, &expected).await;
    for (start, button) in LATER {
        page.press(button).await;
        expected.extend(built.iter().filter(|file| file.starts_with(start)).cloned());
        fetched(page, &expected).await;
    }
    assert_eq!(page.server.requested_of_page(), built, "a file that is never fetched");
}

/// Waits until exactly these files have been fetched, and what they share with others.
async fn fetched(page: &Page, expected: &BTreeSet<String>) {
    until("the files are fetched", async || {
        let fetched = page.server.requested_of_page();
        let fetched: BTreeSet<String> = fetched.into_iter().filter(|file| !file.starts_with(SHARED)).collect();
        let left: Vec<&String> = expected.symmetric_difference(&fetched).collect();
        if left.is_empty() { Ok(()) } else { Err(format!("only expected or only fetched: {left:?}")) }
    })
    .await;
}

/// All files below a folder, as addresses.
fn collect(root: &Path, folder: &Path, files: &mut BTreeSet<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("could not read {}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("an entry of a folder").path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("it was found below the root");
            files.insert(
                below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"),
            );
        }
    }
}
