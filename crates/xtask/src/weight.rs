//! `cargo xtask weight`: what a visitor downloads, file by file: raw, gzip and brotli.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::{node, process, workspace};

/// Prints `gzip brotli` for each file it is given, a line each, at the levels a web host would use at its best.
const COMPRESS: &str = "
const fs = require('fs'), zlib = require('zlib');
for (const file of process.argv.slice(1)) {
  const raw = fs.readFileSync(file);
  console.log(zlib.gzipSync(raw, { level: 9 }).length, zlib.brotliCompressSync(raw).length);
}";

/// A file, or all of them: bytes raw, and compressed if Node.js was there to tell.
struct Weight {
    name: String,
    raw: u64,
    compressed: Option<(u64, u64)>,
}

/// The command.
pub fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return Err(Failure::usage("`weight` takes no arguments"));
    }
    let dist = workspace::dist();
    let names = files_below(&dist, &dist).map_err(|error| {
        Failure::new(format!(
            "could not list {}: {error}; build the page by `cargo xtask build --release`",
            dist.display()
        ))
    })?;
    let compressed = compressed_sizes(&dist, &names)?;
    let mut weights = Vec::new();
    for (position, name) in names.into_iter().enumerate() {
        let raw = fs::metadata(dist.join(&name))
            .map_err(|error| Failure::new(format!("could not weigh {name}: {error}")))?
            .len();
        weights.push(Weight {
            name,
            raw,
            compressed: compressed.as_ref().and_then(|sizes| sizes.get(position).copied()),
        });
    }
    print!("{}", table(&weights));
    if compressed.is_none() {
        println!("\nNode.js is not here: it would tell the compressed sizes");
    }
    Ok(())
}

/// The names of all files below `folder`, relative to `root`, in alphabetical order.
fn files_below(folder: &Path, root: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            names.extend(files_below(&path, root)?);
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path);
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The gzip and brotli sizes of files, or `None` without Node.js.
fn compressed_sizes(dist: &Path, names: &[String]) -> Result<Option<Vec<(u64, u64)>>> {
    let Some(mut node) = node::node() else {
        return Ok(None);
    };
    node.args(["-e", COMPRESS, "--"]).args(names).current_dir(dist);
    let sizes = process::output(&mut node).map(|text| text.lines().map(pair).collect::<Option<Vec<_>>>());
    match sizes.flatten() {
        Some(sizes) if sizes.len() == names.len() => Ok(Some(sizes)),
        _ => {
            Err(Failure::new("could not compress dist/ with `node`: is Node.js older than 12, or is a build going on?"))
        }
    }
}

fn pair(line: &str) -> Option<(u64, u64)> {
    let (first, second) = line.split_once(' ')?;
    Some((first.parse().ok()?, second.parse().ok()?))
}

fn table(weights: &[Weight]) -> String {
    let all = Weight {
        name: "total".to_owned(),
        raw: weights.iter().map(|weight| weight.raw).sum(),
        compressed: weights
            .iter()
            .map(|weight| weight.compressed)
            .try_fold((0, 0), |sum, sizes| sizes.map(|sizes| (sum.0 + sizes.0, sum.1 + sizes.1))),
    };
    let mut text = format!("{:>10}{:>10}{:>10}  file\n", "raw", "gzip", "brotli");
    for weight in weights.iter().chain([&all]) {
        let (gzip, brotli) = match weight.compressed {
            Some((gzip, brotli)) => (gzip.to_string(), brotli.to_string()),
            None => ("-".to_owned(), "-".to_owned()),
        };
        text.push_str(&format!("{:>10}{gzip:>10}{brotli:>10}  {}\n", weight.raw, weight.name));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weight(name: &str, raw: u64, compressed: Option<(u64, u64)>) -> Weight {
        Weight { name: name.to_owned(), raw, compressed }
    }

    #[test]
    fn the_last_line_is_the_sum() {
        let shown =
            table(&[weight("index.html", 700, Some((400, 300))), weight("web.wasm", 120_000, Some((50_000, 43_000)))]);
        let last: Vec<_> = shown.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["120700", "50400", "43300", "total"]);
    }

    #[test]
    fn an_unknown_size_makes_no_sum() {
        let shown = table(&[weight("a", 1, Some((1, 1))), weight("b", 2, None)]);
        let last: Vec<_> = shown.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["3", "-", "-", "total"]);
    }
}
