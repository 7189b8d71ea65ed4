//! The rules of the house, as functions of files and of who names whom. Each gives what breaks it, in words.

use std::collections::BTreeSet;

use super::imports::{Edges, Source, flat, is, tokens};

/// Files that name each other in a circle, each circle once.
pub fn circles(edges: &Edges) -> Vec<String> {
    let reached = |start: &str| {
        let (mut found, mut open) = (BTreeSet::new(), vec![start.to_owned()]);
        while let Some(file) = open.pop() {
            let next = edges.get(&file).into_iter().flatten();
            open.extend(next.filter(|file| found.insert((*file).clone())).cloned());
        }
        found
    };
    let all: Vec<(&String, BTreeSet<String>)> = edges.keys().map(|file| (file, reached(file))).collect();
    let circles: BTreeSet<Vec<&str>> = all
        .iter()
        .map(|(file, from)| {
            let back = |(other, others): &&(&String, BTreeSet<String>)| from.contains(*other) && others.contains(*file);
            all.iter().filter(back).map(|(other, _)| other.as_str()).collect()
        })
        .filter(|circle: &Vec<&str>| !circle.is_empty())
        .collect();
    circles.into_iter().map(|circle| format!("{} name each other in a circle", circle.join(", "))).collect()
}

/// A folder or a file directly under the root, and those that it may name.
pub type Row<'a> = (&'a str, &'a [&'a str]);

/// The folder directly under the root, or the file there without its ending.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// What names something that it may not, by a table of all folders; the crate's root file may name all.
pub fn wrong_arrows(edges: &Edges, table: &[Row<'_>]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, named) in edges.iter().filter(|(file, _)| *file != "lib.rs") {
        let Some((_, allowed)) = table.iter().find(|(name, _)| *name == room(file)) else {
            wrong.push(format!("{file} lies in no folder of the house"));
            continue;
        };
        let bad = named.iter().filter(|other| room(other) != room(file) && !allowed.contains(&room(other)));
        wrong.extend(bad.map(|other| format!("{file} may not name {other}")));
    }
    wrong
}

/// The folders of the page.
pub const PAGE: [Row<'static>; 6] = [
    ("main", &["app", "panels", "widgets", "canvas", "dom"]),
    ("app", &["panels", "widgets", "canvas", "dom"]),
    ("panels", &["widgets", "canvas", "dom"]),
    ("widgets", &["dom"]),
    ("canvas", &["dom"]),
    ("dom", &[]),
];

/// Panels that name another panel. What lies in `panels/` directly is there for all.
pub fn panels_apart(edges: &Edges) -> Vec<String> {
    let panel = |file: &str| {
        let (name, _) = file.strip_prefix("panels/")?.split_once('/')?;
        Some(name.to_owned())
    };
    let mut wrong = Vec::new();
    for (file, named) in edges {
        let Some(own) = panel(file) else { continue };
        let others = named.iter().filter(|other| panel(other).is_some_and(|other| other != own));
        wrong.extend(others.map(|other| format!("the panel {own} may not name another: {file} names {other}")));
    }
    wrong
}

/// Files that name what only some may: the whole app, or an element by its name; and views that write no `html!`.
pub fn wrong_words(sources: &[Source<'_>]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (file, text) in sources {
        let tokens = flat(&tokens(file, text));
        let has = |word: &str| tokens.iter().any(|token| is(Some(token), word));
        if has("App") && room(file) != "app" && *file != "main.rs" {
            wrong.push(format!("{file} may not name App"));
        }
        for word in ["get_element_by_id", "query_selector", "query_selector_all"] {
            if has(word) && room(file) != "dom" {
                wrong.push(format!("{file} may not ask the document for an element: {word}"));
            }
        }
        let in_a_row = |words: &[&str]| {
            tokens.windows(words.len()).any(|part| part.iter().zip(words).all(|(token, word)| is(Some(token), word)))
        };
        // A trait's method or one that only hands on has nothing to write.
        let is_view = file.contains("view") || in_a_row(&["#", "component"]);
        if is_view && in_a_row(&["-", ">", "Html"]) && !in_a_row(&["html", "!"]) {
            wrong.push(format!("{file} is a view without html!"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::super::imports::edges;
    use super::*;

    #[test]
    fn two_files_that_name_each_other_are_a_circle() {
        let sources = [
            ("lib.rs", "mod a; mod b; mod c; pub use a::A;"),
            ("a.rs", "use crate::b::B; pub struct A;"),
            ("b.rs", "use crate::A; pub struct B;"),
            ("c.rs", "use crate::A;"),
        ];
        assert_eq!(circles(&edges(&sources)), ["a.rs, b.rs name each other in a circle"]);
        let parted = sources.map(|(file, text)| (file, text.replace("use crate::A; pub", "pub")));
        assert_eq!(circles(&edges(&parted.each_ref().map(|(file, text)| (*file, &**text)))), [""; 0]);
    }

    #[test]
    fn a_folder_and_its_file_are_a_circle_where_the_folder_does_more_than_hand_on() {
        let child = ("a/b.rs", "use super::f; pub fn g() { f(); }");
        let handing_on = [("main.rs", "mod a;"), ("a/mod.rs", "mod b; pub use b::g; pub fn f() {}"), child];
        assert_eq!(circles(&edges(&handing_on)), [""; 0]);
        let calling = [("main.rs", "mod a;"), ("a/mod.rs", "mod b; pub fn f() { b::g(); }"), child];
        assert_eq!(circles(&edges(&calling)), ["a/b.rs, a/mod.rs name each other in a circle"]);
    }

    #[test]
    fn a_folder_may_name_only_what_its_row_says() {
        let sources = [
            ("lib.rs", "mod error; mod data; mod link;"),
            ("error.rs", "pub struct Error;"),
            ("data/mod.rs", "mod points; pub use points::Points;"),
            ("data/points.rs", "use crate::error::Error; use crate::link::Link; pub struct Points;"),
            ("link.rs", "use crate::data::Points; pub struct Link;"),
            ("extra.rs", ""),
        ];
        let table: [Row<'_>; 3] = [("error", &[]), ("data", &["error"]), ("link", &["data"])];
        let expected = ["data/points.rs may not name link.rs", "extra.rs lies in no folder of the house"];
        assert_eq!(wrong_arrows(&edges(&sources), &table), expected);
    }

    const A_PAGE: [Source<'static>; 8] = [
        ("main.rs", "mod app; mod panels; mod widgets; mod dom; use app::App;"),
        ("app/mod.rs", "mod message; pub use message::AppMsg; pub struct App;"),
        ("app/message.rs", "use crate::panels::data::DataMsg; pub enum AppMsg { Data(DataMsg) }"),
        ("panels/mod.rs", "pub mod data; pub mod race; mod effect; pub use effect::Effect;"),
        ("panels/effect.rs", "pub enum Effect {}"),
        ("panels/data/mod.rs", "use crate::panels::Effect; use crate::widgets::slider; pub enum DataMsg {}"),
        ("panels/race/mod.rs", "use crate::panels::Effect; pub enum RaceMsg {}"),
        ("widgets/mod.rs", "use yew::prelude::*; pub fn slider() -> Html { html! { <input /> } }"),
    ];

    /// What is wrong with the page where this text stands in the place of the file's own.
    fn wrong_with(file: &str, text: &str) -> Vec<String> {
        let sources = A_PAGE.map(|(name, own)| (name, if name == file { text } else { own }));
        let edges = edges(&sources);
        [wrong_arrows(&edges, &PAGE), panels_apart(&edges), circles(&edges), wrong_words(&sources)].concat()
    }

    #[test]
    fn a_page_in_order_has_nothing_wrong() {
        assert_eq!(wrong_with("", ""), [""; 0]);
    }

    #[test]
    fn a_panel_may_not_name_another() {
        let expected = "the panel race may not name another: panels/race/mod.rs names panels/data/mod.rs";
        assert_eq!(wrong_with("panels/race/mod.rs", "use crate::panels::data::DataMsg;"), [expected]);
        assert_eq!(wrong_with("panels/race/mod.rs", "fn f() { g!(super::data::DataMsg) }"), [expected]);
    }

    #[test]
    fn a_widget_may_not_name_a_message_of_the_app() {
        let wrong = wrong_with("widgets/mod.rs", "use crate::app::AppMsg; pub fn slider() {}");
        assert_eq!(wrong[0], "widgets/mod.rs may not name app/message.rs");
        assert_eq!(wrong[1], "app/message.rs, panels/data/mod.rs, widgets/mod.rs name each other in a circle");
    }

    #[test]
    fn words_stay_where_they_belong() {
        let in_widgets = |text: &str| wrong_with("widgets/mod.rs", &format!("{text} pub fn slider() {{}}"));
        assert_eq!(in_widgets("fn f(link: Scope<App>) {}"), ["widgets/mod.rs may not name App"]);
        assert_eq!(in_widgets("/// App\nfn f() { \"App\"; }"), [""; 0]);
        let element = "widgets/mod.rs may not ask the document for an element: get_element_by_id";
        assert_eq!(in_widgets("fn f() { document.get_element_by_id(\"x\"); }"), [element]);
        assert_eq!(in_widgets("#[component] fn F() -> Html { made() }"), ["widgets/mod.rs is a view without html!"]);
    }
}
