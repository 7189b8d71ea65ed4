//! The page as one file, to be opened from a stick, a mail or a folder by a double click: nothing is fetched, all of it stands in the HTML.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use xshell::cmd;

use crate::policy::{self, Form};
use crate::workspace::Workspace;
use crate::{install, split, tool};

/// What the file is called, beside the page that has many.
pub const NAME: &str = "neural-playground.html";

/// What stands around the program.
const TEMPLATE: &str = include_str!("single_file.js");
/// Where it has the other files, and the program.
const FILES: &str = "FILES";
const PROGRAM: &str = "PROGRAM\n";

/// Where the file is.
pub fn file(workspace: &Workspace) -> PathBuf {
    workspace.dist().join(NAME)
}

/// Writes the file into dist/, from the release page there that has no policy yet.
pub fn write(workspace: &Workspace) -> Result<()> {
    let (shell, dist) = (&workspace.shell, workspace.dist());
    let html = shell.read_file(dist.join("index.html"))?;
    let mut files = Vec::new();
    for file in split::programs(shell, &dist)? {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, shell.read_binary_file(&file)?));
    }
    let page =
        with_program(&html, &script(&files, &program(workspace)?)).context("could not put the page into one file")?;
    Ok(fs::write(file(workspace), policy::with_policy(&page, Form::OneFile)?)?)
}

/// The program's JavaScript as the value of one name, which asks `here` for what it would fetch.
fn program(workspace: &Workspace) -> Result<String> {
    let [esbuild] = install::ensure(workspace, [&tool::ESBUILD])?;
    let script = workspace.dist().join(format!("{}.js", split::name_of_program(&workspace.shell, &workspace.dist())?));
    cmd!(workspace.shell, "{esbuild} --format=iife --global-name=playground --minify --log-level=warning {script}")
        // As where it was bundled.
        .arg("--log-override:duplicate-object-key=silent")
        .args(["--define:import.meta=here", "--define:fetch=here.fetch"])
        .read()
        .context("could not put the program's JavaScript into one file")
}

/// The one script of the page.
fn script(files: &[(String, Vec<u8>)], program: &str) -> String {
    let rows = files.iter().map(|(name, bytes)| format!("\n    \"{name}\": \"{}\",", BASE64_STANDARD.encode(bytes)));
    TEMPLATE.replace(FILES, &format!("{{{}\n  }}", rows.collect::<String>())).replace(PROGRAM, &format!("{program}\n"))
}

/// The page with this script, in place of everything that it loads.
fn with_program(html: &str, script: &str) -> Result<String> {
    ensure!(!script.contains("</script") && !script.contains("<!--"), "the program would end its own tag");
    let html = without(html, "<link ", ">", "rel=modulepreload")?;
    let html = without(&html, "<link ", ">", "rel=preload")?;
    let html = without(&html, split::START, "</script>", "start(")?;
    let (before, after) = html.rsplit_once("</body>").context("the page has no end")?;
    Ok(format!("{before}<script>{script}</script></body>{after}"))
}

/// The page without the one element that begins and ends so, and has these words in it.
fn without(html: &str, start: &str, end: &str, words: &str) -> Result<String> {
    let elements =
        html.match_indices(start).filter_map(|(from, _)| Some((from, from + html[from..].find(end)? + end.len())));
    let found: Vec<(usize, usize)> = elements.filter(|(from, to)| html[*from..*to].contains(words)).collect();
    let [(from, to)] = found[..] else {
        anyhow::bail!(
            "there are {} elements of the page that begin with {start} and have {words:?} in them",
            found.len()
        )
    };
    Ok(html[..from].to_owned() + &html[to..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_load() {
        let html = "<head><link rel=icon><link href=./a.js rel=modulepreload><link as=fetch rel=preload></head><body>\
                    <script type=module>start(1)</script><script>check()</script></body></html>";
        let page = with_program(html, "play()").unwrap();
        assert_eq!(
            page,
            "<head><link rel=icon></head><body><script>check()</script><script>play()</script></body></html>"
        );
        assert!(with_program(html, "'</script>'").is_err());
        assert!(with_program("<body></body>", "play()").is_err(), "a page that loads nothing is another page");
    }

    #[test]
    fn the_files_stand_in_the_script() {
        let script = script(&[("a.wasm".to_owned(), b"\0asm".to_vec())], "var playground = 1;");
        assert!(
            script.contains("\"a.wasm\": \"AGFzbQ==\",\n") && script.contains("\nvar playground = 1;\n"),
            "{script}"
        );
        assert!(!script.contains("FILES") && !script.contains("PROGRAM"));
    }
}
