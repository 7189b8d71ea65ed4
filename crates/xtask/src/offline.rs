//! What makes the release page open without a network, and lets it be installed: a service worker that knows its files, a manifest
//! and icons.

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;
use crate::{policy, single_file};

/// The service worker.
const WORKER: &str = "sw.js";
/// What a browser installs the page by. It is asked for when all else is done.
pub const MANIFEST: &str = "manifest.webmanifest";
/// What lies beside both.
const ICONS: [&str; 4] = ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable.png"];

/// A file and what is in it.
type File = (String, Vec<u8>);

/// Writes all this into dist/, for what is there by then. Without the link to the manifest a page keeps nothing on the device.
pub fn write(workspace: &Workspace) -> Result<()> {
    let (shell, dist, own) = (&workspace.shell, workspace.dist(), workspace.root().join("web/offline"));
    let html = shell.read_file(dist.join("index.html"))?;
    let mut files: Vec<File> = Vec::new();
    for path in shell.read_dir(&dist)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name != "index.html" && name != single_file::NAME {
            files.push((name, shell.read_binary_file(&path)?));
        }
    }
    for name in ICONS.into_iter().chain([MANIFEST]) {
        let bytes = shell.read_binary_file(own.join(name))?;
        shell.write_file(dist.join(name), &bytes)?;
        files.push((name.to_owned(), bytes));
    }
    let worker = shell.read_file(own.join(WORKER))?;
    let release = release(&html, &worker, &files);
    shell.write_file(dist.join("index.html"), with_manifest(&html, &release)?)?;
    shell.write_file(dist.join(WORKER), head(&release, &files) + &worker)?;
    Ok(())
}

/// What this release is called, and no other.
fn release(html: &str, worker: &str, files: &[File]) -> String {
    let mut digest = Sha256::new();
    digest.update(html);
    digest.update(worker);
    files.iter().for_each(|(_, bytes)| digest.update(bytes));
    digest.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// The page with a link to the manifest, by which it also knows its service worker, and that its release.
fn with_manifest(html: &str, release: &str) -> Result<String> {
    let (before, after) =
        html.split_once(policy::CHARSET).with_context(|| format!("the page has no {}", policy::CHARSET))?;
    Ok(format!("{before}{}<link href={MANIFEST}?{release} rel=manifest>{after}", policy::CHARSET))
}

/// What the service worker has to know.
fn head(release: &str, files: &[File]) -> String {
    let hash = |bytes: &[u8]| BASE64_STANDARD.encode(Sha256::digest(bytes));
    let rows = files.iter().map(|(name, bytes)| format!("  \"{name}\": \"sha256-{}\",\n", hash(bytes)));
    format!("const RELEASE = \"{release}\";\nconst FILES = {{\n{}}};\n\n", rows.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> File {
        (name.to_owned(), text.into())
    }

    #[test]
    fn a_release_is_another_one_whatever_changes() {
        let first = release("<p>", "worker", &[file("a.js", "a"), file("b.wasm", "b")]);
        assert_eq!(first.len(), 10);
        for (html, worker, text) in [("<b>", "worker", "a"), ("<p>", "other", "a"), ("<p>", "worker", "c")] {
            assert_ne!(release(html, worker, &[file("a.js", text), file("b.wasm", "b")]), first);
        }
    }

    #[test]
    fn the_worker_knows_each_file_and_the_page_its_release() {
        let head = head("1a2b", &[file("a.js", "")]);
        let expected = "const RELEASE = \"1a2b\";\nconst FILES = {\n  \
                        \"a.js\": \"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\",\n};\n\n";
        assert_eq!(head, expected);
        let page = with_manifest("<html><meta charset=utf-8><title>", "1a2b").unwrap();
        assert_eq!(page, "<html><meta charset=utf-8><link href=manifest.webmanifest?1a2b rel=manifest><title>");
        assert!(with_manifest("<html>", "1a2b").is_err());
    }
}
