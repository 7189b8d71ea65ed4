//! `cargo xtask weight`: what a visitor downloads, file by file: raw, gzip and brotli. First what the page needs at once, then
//! the parts that are loaded when they are first used.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::workspace::Workspace;
use crate::{node, offline, single_file};

/// Prints `gzip brotli` for each file it is given, a line each, at the levels a web host would use at its best.
const COMPRESS: &str = "
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1)) {
  const raw = fs.readFileSync(file);
  console.log(zlib.gzipSync(raw, { level: 9 }).length, zlib.brotliCompressSync(raw).length);
}";

/// What names the files that are needed at once.
const PAGE: &str = "index.html";

/// A file, or several of them: bytes raw, and compressed if Node.js was there to tell.
struct Weight {
    name: String,
    raw: u64,
    compressed: Option<(u64, u64)>,
    /// Whether the page needs it at once.
    at_once: bool,
}

/// What the page may weigh, in bytes after brotli: all that it needs at once, and that with the lessons.
const MOST_AT_ONCE: u64 = 200_000;
const MOST_WITH_LESSONS: u64 = 425_000;
/// What the names of the files begin with that the lessons need.
const FOR_LESSONS: [&str; 2] = ["lessons-", "shared-"];

/// The command.
pub fn run(workspace: &Workspace) -> Result<()> {
    let weights = weigh(workspace)?;
    print!("{}", table(&weights));
    if weights.iter().any(|weight| weight.compressed.is_none()) {
        println!("\nNode.js is not here: it would tell the compressed sizes");
    }
    Ok(())
}

/// Prints the weights, and fails if the page in dist/ is heavier than it may be.
pub fn check(workspace: &Workspace) -> Result<()> {
    let weights = weigh(workspace)?;
    print!("{}", table(&weights));
    allow(&weights)
}

fn allow(weights: &[Weight]) -> Result<()> {
    let (at_once, later): (Vec<&Weight>, Vec<&Weight>) = weights.iter().partition(|weight| weight.at_once);
    let for_lessons = later.into_iter().filter(|weight| FOR_LESSONS.iter().any(|start| weight.name.starts_with(start)));
    let with_lessons: Vec<_> = at_once.iter().copied().chain(for_lessons).collect();
    for (name, weights, most) in
        [("at once", &at_once, MOST_AT_ONCE), ("with the lessons", &with_lessons, MOST_WITH_LESSONS)]
    {
        if let Some((_, brotli)) = sum(name, weights).compressed {
            ensure!(brotli <= most, "the page weighs {brotli} bytes {name}; allowed are {most}");
        }
    }
    Ok(())
}

fn weigh(workspace: &Workspace) -> Result<Vec<Weight>> {
    let (shell, dist) = (&workspace.shell, workspace.dist());
    let names = files_below(shell, &dist, &dist)
        .and_then(|names| Ok((shell.read_file(dist.join(PAGE))?, names)))
        .context("could not find the page: build it by `cargo xtask build --release`");
    let (page, names) = names?;
    let compressed = compressed_sizes(shell, &dist, &names)?;
    let mut weights = Vec::new();
    for (position, name) in names.into_iter().enumerate() {
        weights.push(Weight {
            raw: dist.join(&name).metadata().with_context(|| format!("could not weigh {name}"))?.len(),
            compressed: compressed.as_ref().and_then(|sizes| sizes.get(position).copied()),
            at_once: name == PAGE || name != offline::MANIFEST && page.contains(&name),
            name,
        });
    }
    Ok(weights)
}

/// The names of all files below `folder`, relative to `root`, in alphabetical order.
fn files_below(shell: &Shell, folder: &Path, root: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for path in shell.read_dir(folder)? {
        if path.is_dir() {
            names.extend(files_below(shell, &path, root)?);
        } else {
            names.push(path.strip_prefix(root)?.to_string_lossy().into_owned());
        }
    }
    // For those who take the page along: nobody downloads it to see the page.
    names.retain(|name| name != single_file::NAME);
    names.sort();
    Ok(names)
}

/// The gzip and brotli sizes of files, or `None` without Node.js.
fn compressed_sizes(shell: &Shell, dist: &Path, names: &[String]) -> Result<Option<Vec<(u64, u64)>>> {
    let Some(node) = node::node() else {
        return Ok(None);
    };
    let _dist = shell.push_dir(dist);
    let sizes = cmd!(shell, "{node} -e {COMPRESS} -- {names...}").ignore_stderr().read();
    let sizes: Option<Vec<_>> = sizes.ok().and_then(|text| text.lines().map(pair).collect());
    let sizes = sizes.filter(|sizes| sizes.len() == names.len());
    sizes.map(Some).context("could not compress dist/ with `node`: is Node.js older than 12, or is a build going on?")
}

fn pair(line: &str) -> Option<(u64, u64)> {
    let (first, second) = line.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

fn table(weights: &[Weight]) -> String {
    let (at_once, later): (Vec<&Weight>, Vec<&Weight>) = weights.iter().partition(|weight| weight.at_once);
    let mut text = format!("{:>10}{:>10}{:>10}  file\n", "raw", "gzip", "brotli");
    at_once.iter().for_each(|weight| text.push_str(&line(weight)));
    text.push_str(&line(&sum("at once", &at_once)));
    later.iter().for_each(|weight| text.push_str(&line(weight)));
    text.push_str(&line(&sum("total", &weights.iter().collect::<Vec<_>>())));
    text
}

fn line(weight: &Weight) -> String {
    let (gzip, brotli) = match weight.compressed {
        Some((gzip, brotli)) => (gzip.to_string(), brotli.to_string()),
        None => ("-".to_owned(), "-".to_owned()),
    };
    format!("{:>10}{gzip:>10}{brotli:>10}  {}\n", weight.raw, weight.name)
}

fn sum(name: &str, weights: &[&Weight]) -> Weight {
    let add = |sum: (u64, u64), sizes: (u64, u64)| (sum.0 + sizes.0, sum.1 + sizes.1);
    Weight {
        name: name.to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        compressed: weights
            .iter()
            .map(|weight| weight.compressed)
            .try_fold((0, 0), |sum, sizes| sizes.map(|sizes| add(sum, sizes))),
        at_once: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, raw: u64, compressed: Option<(u64, u64)>) -> Weight {
        Weight { name: name.to_owned(), raw, compressed, at_once: name != "race.wasm" }
    }

    #[test]
    fn what_is_needed_at_once_has_a_sum_and_so_has_all() {
        let shown = table(&[
            weight("index.html", 700, Some((400, 300))),
            weight("race.wasm", 20_000, Some((9_000, 8_000))),
            weight("web.wasm", 120_000, Some((50_000, 43_000))),
        ]);
        let lines: Vec<Vec<_>> = shown.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[3], ["120700", "50400", "43300", "at", "once"]);
        assert_eq!(lines[5], ["140700", "59400", "51300", "total"]);
    }

    #[test]
    fn a_page_that_is_too_heavy_is_refused() {
        let page = |at_once, lessons| {
            let lessons = Weight { at_once: false, ..weight("lessons-1.wasm", 1, Some((1, lessons))) };
            allow(&[weight("web.wasm", 1, Some((1, at_once))), lessons])
        };
        let lessons = MOST_WITH_LESSONS - MOST_AT_ONCE;
        assert!(page(MOST_AT_ONCE, lessons).is_ok());
        let too_much = page(200_001, 0).unwrap_err().to_string();
        assert_eq!(too_much, "the page weighs 200001 bytes at once; allowed are 200000");
        assert!(page(MOST_AT_ONCE, lessons + 1).unwrap_err().to_string().contains("with the lessons"));
    }

    #[test]
    fn an_unknown_size_makes_no_sum() {
        let shown = table(&[weight("a", 1, Some((1, 1))), weight("b", 2, None)]);
        let last: Vec<_> = shown.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["3", "-", "-", "total"]);
    }
}
