//! The page's Content Security Policy: what it may run, load and send is what is in dist/, and nothing that somebody smuggles in.
//!
//! It is written into index.html itself, so that every host serves it. The scripts and styles that stand there are named by their
//! hashes, and therefore it is the last thing that is done to that file.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::workspace::Workspace;

/// What the policy is written behind: it governs only what comes after it, and the declaration of the encoding must come first.
pub const CHARSET: &str = "<meta charset=utf-8>";

/// What a page is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Files beside each other on a host.
    Files,
    /// One file, which loads nothing.
    OneFile,
}

/// Writes the policy into dist/index.html.
pub fn write(workspace: &Workspace) -> Result<()> {
    let (shell, page) = (&workspace.shell, workspace.dist().join("index.html"));
    let html =
        with_policy(&shell.read_file(&page)?, Form::Files).context("could not write the page's security policy")?;
    Ok(shell.write_file(page, html)?)
}

/// The page with a policy that allows what it holds.
///
/// # Errors
/// A page that no policy of this kind fits.
pub fn with_policy(html: &str, form: Form) -> Result<String> {
    ensure!(!html.contains(" style="), "the page has a `style` attribute, which its policy would forbid");
    // As one they need one hash.
    let html = html.replace("</style><style>", "");
    let (before, after) = html.split_once(CHARSET).with_context(|| format!("the page has no {CHARSET}"))?;
    let policy = policy(form, &hashes(&html, "script")?, &hashes(&html, "style")?);
    Ok(format!("{before}{CHARSET}<meta http-equiv=Content-Security-Policy content=\"{policy}\">{after}"))
}

/// The policy of a page with these scripts and styles.
fn policy(form: Form, scripts: &str, styles: &str) -> String {
    // What has files may load its own: the program and its parts, the manifest, and a race's workers, which start with a script of one
    // line that the page writes.
    let (own, load, workers) = match form {
        Form::Files => (" 'self'", "connect-src 'self';manifest-src 'self';", "'self' blob:"),
        Form::OneFile => ("", "", "blob:"),
    };
    [
        "default-src 'none'",
        // The program is WebAssembly.
        &format!("script-src{own} 'wasm-unsafe-eval'{scripts}"),
        &format!("style-src{styles}"),
        // The page's icons.
        &format!("img-src{own} data:"),
        &format!("{load}worker-src {workers}"),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join(";")
}

/// The hashes of what stands between the tags of this name, each behind a space.
fn hashes(html: &str, tag: &str) -> Result<String> {
    let (opening, closing) = (format!("<{tag}"), format!("</{tag}>"));
    let mut hashes = String::new();
    for element in html.split(&opening).skip(1) {
        let (attributes, rest) = element.split_once('>').with_context(|| format!("a {opening} does not end"))?;
        let (text, _) = rest.split_once(&closing).with_context(|| format!("a {closing} is missing"))?;
        // What comes from a file is ours by its address.
        if !attributes.contains("src=") {
            hashes += &format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        }
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of an empty text, as in the specification's own examples.
    const EMPTY: &str = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    #[test]
    fn what_stands_in_the_page_is_allowed_by_its_hash() {
        let html = format!(
            "<html>{CHARSET}<style>a{{}}</style><style>b{{}}</style><script src=./a.js></script><script type=module></script>"
        );
        let html = with_policy(&html, Form::Files).unwrap();
        assert!(html.starts_with(&format!(
            "<html>{CHARSET}<meta http-equiv=Content-Security-Policy content=\"default-src 'none';"
        )));
        assert!(html.contains(&format!(";script-src 'self' 'wasm-unsafe-eval' {EMPTY};style-src 'sha256-")));
        assert!(html.contains("<style>a{}b{}</style>"));
        assert_eq!(html.matches("'sha256-").count(), 2);
    }

    #[test]
    fn one_file_may_load_nothing() {
        let html = with_policy(&format!("<html>{CHARSET}<script></script>"), Form::OneFile).unwrap();
        assert!(html.contains(&format!("script-src 'wasm-unsafe-eval' {EMPTY};")));
        assert!(html.contains(";worker-src blob:;") && !html.contains("'self'") && !html.contains("connect-src"));
    }

    #[test]
    fn a_page_that_no_policy_fits_is_refused() {
        assert!(with_policy("<html><script></script>", Form::Files).is_err(), "without an encoding");
        assert!(with_policy(&format!("{CHARSET}<script>"), Form::Files).is_err(), "with a script that does not end");
        assert!(with_policy(&format!("{CHARSET}<p style=color:red>"), Form::Files).is_err(), "with a style of its own");
    }
}
