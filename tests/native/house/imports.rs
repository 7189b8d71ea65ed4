//! Which file of a crate names what of which other: read from the files' tokens, so that comments and texts do not count
//! and what stands in a macro does.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A file: its path from the folder of the crate's root file, and its text.
pub type Source<'a> = (&'a str, &'a str);

/// For each file those that it names something of. What a file hands on from the modules below it is no naming: who asks for
/// it names the file where it is defined.
pub type Edges = BTreeMap<String, BTreeSet<String>>;

type Path = Vec<String>;

/// What a `use` brings in: the path as it is written, and the name that it has here; none for `*`.
struct Import {
    path: Path,
    name: Option<String>,
    is_public: bool,
}

/// A module: a file, or what stands between the braces of a `mod`.
#[derive(Default)]
struct Module {
    file: String,
    /// Of the file as a whole.
    file_path: Path,
    imports: Vec<Import>,
    /// Names with two parts or more outside `use`.
    paths: Vec<Path>,
    defined: BTreeSet<String>,
}

type Modules = BTreeMap<Path, Module>;

/// The edges between the files of one crate.
pub fn edges(sources: &[Source<'_>]) -> Edges {
    let mut modules = Modules::new();
    for (file, text) in sources {
        let whole = Module { file: (*file).to_owned(), file_path: module_of(file), ..Module::default() };
        read_module(&mut modules, module_of(file), whole, tokens(file, text));
    }
    let mut edges: Edges = sources.iter().map(|(file, _)| ((*file).to_owned(), BTreeSet::new())).collect();
    for (path, module) in &modules {
        let named = named(&modules, path, module);
        edges.entry(module.file.clone()).or_default().extend(named.into_iter().filter(|file| *file != module.file));
    }
    edges
}

/// The tokens of a file without its unit tests.
pub fn tokens(file: &str, text: &str) -> Vec<TokenTree> {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file} is no Rust: {error}"));
    without_tests(stream.into_iter().collect())
}

/// Whether the token is this word or sign.
pub fn is(token: Option<&TokenTree>, text: &str) -> bool {
    match token {
        Some(TokenTree::Ident(word)) => word == text,
        Some(TokenTree::Punct(sign)) => text.len() == 1 && text.starts_with(sign.as_char()),
        _ => false,
    }
}

/// Every token, also those within brackets and braces.
pub fn flat(tokens: &[TokenTree]) -> Vec<TokenTree> {
    let each = |token: &TokenTree| match token {
        TokenTree::Group(group) => flat(&group.stream().into_iter().collect::<Vec<_>>()),
        other => vec![other.clone()],
    };
    tokens.iter().flat_map(each).collect()
}

fn without_tests(mut tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let is_test = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket && group.to_string() == "[cfg (test)]",
        _ => false,
    };
    while let Some(start) = tokens.iter().position(is_test) {
        let braces =
            |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let length = tokens[start..].iter().position(braces).map_or(tokens.len() - start, |end| end + 1);
        tokens.drain(start - 1..start + length);
    }
    tokens
}

/// `a/b.rs` is the module `a::b`, `a/mod.rs` is `a`, and the crate's root has no name.
fn module_of(file: &str) -> Path {
    let mut path: Path = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    let is_root = path.len() == 1 && ["lib", "main"].contains(&&*path[0]);
    if is_root || path.last().is_some_and(|last| last == "mod") {
        path.pop();
    }
    path
}

/// Reads a module, which is empty yet, and those between braces in it.
fn read_module(modules: &mut Modules, path: Path, mut module: Module, tokens: Vec<TokenTree>) {
    let mut inner = Vec::new();
    read_tokens(&tokens, &mut module, &mut Some(&mut inner));
    for (name, tokens) in inner {
        let part = Module { file: module.file.clone(), file_path: module.file_path.clone(), ..Module::default() };
        read_module(modules, [path.clone(), vec![name]].concat(), part, tokens);
    }
    modules.insert(path, module);
}

/// Modules between braces, with their names.
type Inner = Vec<(String, Vec<TokenTree>)>;

/// Reads what a module names. Only at its top level, where `inner` is something, things are defined.
fn read_tokens(tokens: &[TokenTree], module: &mut Module, inner: &mut Option<&mut Inner>) {
    const DEFINE: [&str; 9] = ["fn", "struct", "enum", "trait", "const", "static", "type", "union", "macro_rules"];
    let mut at = 0;
    while at < tokens.len() {
        let word = match &tokens[at] {
            TokenTree::Ident(word) => word.to_string(),
            TokenTree::Group(group) => {
                read_tokens(&group.stream().into_iter().collect::<Vec<_>>(), module, &mut None);
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let next = tokens.get(at + 1);
        if word == "use" && !is(next, "<") {
            let is_public = at > 0 && (is(tokens.get(at - 1), "pub") || is_visibility(tokens.get(at - 1)));
            let end = (at..tokens.len()).find(|end| is(tokens.get(*end), ";")).unwrap_or(tokens.len());
            read_use(&tokens[at + 1..end], Vec::new(), is_public, &mut module.imports);
            at = end;
            continue;
        }
        if let (true, Some(TokenTree::Ident(name)), Some(inner)) = (word == "mod", next, inner.as_mut())
            && let Some(TokenTree::Group(group)) = tokens.get(at + 2)
        {
            inner.push((name.to_string(), without_tests(group.stream().into_iter().collect())));
            at += 3;
            continue;
        }
        if let (true, Some(TokenTree::Ident(name)), true) = (DEFINE.contains(&&*word), next, inner.is_some()) {
            module.defined.insert(name.to_string());
        }
        let length = path_length(&tokens[at..]);
        if length > 1 {
            module.paths.push(words(&tokens[at..at + 3 * length - 2]));
        }
        at += 3 * length - 2;
    }
}

/// What stands in brackets behind `pub`.
fn is_visibility(token: Option<&TokenTree>) -> bool {
    let text = token.map(ToString::to_string).unwrap_or_default();
    text.starts_with("(crate") || text.starts_with("(super") || text.starts_with("(in")
}

/// How many names are joined by `::` from the first token on, which is one.
fn path_length(tokens: &[TokenTree]) -> usize {
    let goes_on = |index: usize| {
        let at = 3 * index - 2;
        is(tokens.get(at), ":")
            && is(tokens.get(at + 1), ":")
            && matches!(tokens.get(at + 2), Some(TokenTree::Ident(_)))
    };
    1 + (1..).take_while(|index| goes_on(*index)).count()
}

fn words(tokens: &[TokenTree]) -> Path {
    tokens.iter().filter(|token| matches!(token, TokenTree::Ident(_))).map(ToString::to_string).collect()
}

/// Reads the tree behind a `use`.
fn read_use(tokens: &[TokenTree], mut path: Path, is_public: bool, imports: &mut Vec<Import>) {
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(word) if word == "as" => {
                let name = tokens.get(index + 1).map(ToString::to_string);
                imports.push(Import { path, name, is_public });
                return;
            }
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let branches = inside.split(|token| is(Some(token), ",")).filter(|branch| !branch.is_empty());
                branches.for_each(|branch| read_use(branch, path.clone(), is_public, imports));
                return;
            }
            token if is(Some(token), "*") => {
                imports.push(Import { path, name: None, is_public });
                return;
            }
            _ => {}
        }
    }
    // `a::{self}` is `a`.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = path.last().cloned();
    imports.push(Import { path, name, is_public });
}

/// The files that a module names something of.
fn named(modules: &Modules, own: &Path, module: &Module) -> BTreeSet<String> {
    let mut files = BTreeSet::new();
    let mut aliases: BTreeMap<&str, Path> = BTreeMap::new();
    for import in &module.imports {
        let Some(path) = absolute(modules, own, &import.path) else { continue };
        let is_handed_on = import.is_public && path.starts_with(&module.file_path);
        match &import.name {
            // A module's name: what is named of it is seen where it is used.
            Some(name) if modules.contains_key(&path) => {
                aliases.insert(name, path);
            }
            _ if is_handed_on => {}
            _ => files.extend(file_of(modules, &path, 0)),
        }
    }
    for path in &module.paths {
        let aliased = aliases.get(&*path[0]).map(|start| [start.clone(), path[1..].to_vec()].concat());
        let path = aliased.or_else(|| absolute(modules, own, path));
        files.extend(path.and_then(|path| file_of(modules, &path, 0)));
    }
    files
}

/// A path from the crate's root; nothing where it leads out of the crate.
fn absolute(modules: &Modules, own: &Path, path: &[String]) -> Option<Path> {
    let mut start = own.clone();
    let mut rest = path;
    match &*path[0] {
        "crate" => (start, rest) = (Vec::new(), &path[1..]),
        "self" => rest = &path[1..],
        "super" => {
            while rest.first().is_some_and(|word| word == "super") {
                start.pop()?;
                rest = &rest[1..];
            }
        }
        child => {
            modules.get(&[start.clone(), vec![child.to_owned()]].concat())?;
        }
    }
    Some([start, rest.to_vec()].concat())
}

/// The file that defines what a path leads to, behind all that hand it on.
fn file_of(modules: &Modules, path: &[String], depth: usize) -> Option<String> {
    let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
    let module = &modules[&path[..length]];
    let own = path[..length].to_vec();
    let Some(name) = path.get(length).filter(|name| !module.defined.contains(*name)) else {
        return Some(module.file.clone());
    };
    // A `use` can only go round in a circle where nothing is defined.
    let deeper = |import: &Import, rest: &[String]| {
        let start = absolute(modules, &own, &import.path).filter(|_| depth < 20)?;
        file_of(modules, &[&start, rest].concat(), depth + 1)
    };
    let by_name = module.imports.iter().find(|import| import.name.as_ref() == Some(name));
    let found = by_name.and_then(|import| deeper(import, &path[length + 1..]));
    let of_all = || {
        let globs = module.imports.iter().filter(|import| import.name.is_none());
        globs.filter(|import| defines(modules, &own, import, name)).find_map(|import| deeper(import, &path[length..]))
    };
    found.or_else(of_all).or_else(|| Some(module.file.clone()))
}

/// Whether a `use` of everything brings in this name.
fn defines(modules: &Modules, own: &Path, import: &Import, name: &str) -> bool {
    let module = absolute(modules, own, &import.path).and_then(|path| modules.get(&path));
    module.is_some_and(|module| {
        module.defined.contains(name) || module.imports.iter().any(|import| import.name.as_deref() == Some(name))
    })
}

#[test]
fn names_lead_to_the_files_that_define_them() {
    let sources = [
        ("lib.rs", "mod a; mod b; pub mod out { pub use crate::b::deep::Deep; } pub use a::A;"),
        ("a.rs", "//! crate::b::Wide\nuse crate::b::{Wide as W, deep}; fn f() -> W { deep::g() } pub struct A;"),
        ("b/mod.rs", "mod wide; pub(crate) mod deep; pub use wide::*; pub struct Own;"),
        ("b/wide.rs", "pub struct Wide; fn h() { html!{ <p>{ super::Own }</p> } \"crate::a::A\"; }"),
        ("b/deep.rs", "pub struct Deep; #[cfg(test)] mod tests { use crate::a::A; } fn g() { other::a(); }"),
        ("c.rs", "use crate::{A, out::Deep}; use std::fmt;"),
    ];
    let edges = edges(&sources);
    let of = |file: &str| edges[file].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(of("lib.rs"), [""; 0]);
    assert_eq!(of("a.rs"), ["b/deep.rs", "b/wide.rs"]);
    assert_eq!(of("b/mod.rs"), [""; 0]);
    assert_eq!(of("b/wide.rs"), ["b/mod.rs"]);
    assert_eq!(of("b/deep.rs"), [""; 0]);
    assert_eq!(of("c.rs"), ["a.rs", "b/deep.rs"]);
}
