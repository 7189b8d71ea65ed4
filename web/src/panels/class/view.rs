//! The view of a class: where links are added, the table, pictures, charts and who is ahead.

use std::rc::Rc;

use experiment::{ClassMeasure, HandInVerdict, Marked, shortened_number};
use yew::prelude::*;

use super::charts::{Choices, ClassChart};
use super::field::Field;
use super::filter::Filter;
use super::message::ClassMsg;
use super::row::{Column, Row};
use super::row_view::ClassRow;
use crate::canvas::chart::StripChart;
use crate::dom;
use crate::widgets::{Panel, Select, TextField, panel_note, phrase, use_style};

/// As many rows and pictures are shown until somebody asks for all.
const MOST_SHOWN: usize = 250;
/// A text from this length on is not put into the field: that takes a browser longer than all the rest.
const LONGEST_SHOWN: usize = 200_000;
const TITLE_ID: &str = "class-title";
const PICTURES_ID: &str = "class-pictures-title";
const RANKING_ID: &str = "class-ranking-title";

/// What is shown of a class.
pub struct ClassView<'a> {
    /// The lessons that can be chosen: each with its number.
    pub choices: Vec<(usize, AttrValue)>,
    /// The one that is shown.
    pub shown: usize,
    /// The rows that are shown of it, in their order.
    pub rows: &'a Rc<[Row]>,
    /// How many there are.
    pub n_all: usize,
    /// Whether all of them are shown, however many they are.
    pub shows_all: bool,
    /// Which are shown, and in which order.
    pub filter: &'a Filter,
    /// By what they are ranked.
    pub measure: ClassMeasure,
    /// How many chose what.
    pub counts: Vec<Choices>,
    /// The canvases of the pictures, as the rows.
    pub pictures: Vec<NodeRef>,
    /// The canvases of the charts.
    pub charts: &'a [NodeRef; 2],
    /// What stands in the field, and which links can't be read.
    pub field: &'a Field,
    /// What there is to say about what was done last.
    pub said: &'a AttrValue,
    /// Why something was not done.
    pub refused: Option<&'a AttrValue>,
    /// Whether something was deleted that can come back.
    pub can_put_back: bool,
    /// How many of all are marked.
    pub n_marked: usize,
    /// How many are not.
    pub n_unmarked: usize,
    /// Whether they are being marked.
    pub is_marking: bool,
    /// Is told what is to be done.
    pub send: &'a Callback<ClassMsg>,
}

impl ClassView<'_> {
    /// All of it.
    pub fn view(&self) -> Html {
        let is_any = !self.choices.is_empty();
        let ondragover = |event: DragEvent| {
            dom::accept_file(&event);
        };
        let send = self.send.clone();
        let ondrop = move |event: DragEvent| {
            let files = dom::dropped_files(&event);
            if !files.is_empty() {
                send.emit(ClassMsg::Choose(files));
            }
        };
        html! {
            <div class="class" {ondragover} {ondrop}>
                { self.adding() }
                <>
                    if is_any {
                        { self.table_panel() }
                        { self.pictures_panel() }
                        { self.spread_panels() }
                        { self.ranking_panel() }
                    }
                </>
            </div>
        }
    }

    fn button(&self, name: &'static str, message: fn() -> ClassMsg) -> Html {
        html! { <button class="button" onclick={self.send.reform(move |_| message())}>{ name }</button> }
    }

    /// Where links are added.
    fn adding(&self) -> Html {
        let oninput = self.send.reform(|event: InputEvent| ClassMsg::Typed(dom::text_of(&event)));
        let send = self.send.clone();
        let onpaste = move |event: Event| {
            if let Some(text) = dom::pasted_text(&event).filter(|text| text.len() > LONGEST_SHOWN) {
                event.prevent_default();
                send.emit(ClassMsg::AddText(text));
            }
        };
        let onchange = self.send.reform(|event: Event| ClassMsg::Choose(dom::chosen_files(&event)));
        // Said to who comes here first, and not to others.
        let how = "Students make their link with “Hand in”, at the end of a lesson.";
        let panel = Panel {
            class: "panel class-adding",
            title_id: "class-adding-title".into(),
            title: "Your class".into(),
            head: panel_note("on this device only, until you delete it"),
            ..Panel::default()
        };
        panel.view(html! {
            <>
                <label class="label" for="class-text">
                    { "Paste the links that your students handed in, with whatever stands around them: mails, a chat, a column of a table" }
                </label>
                <textarea
                    id="class-text"
                    class="field"
                    rows="4"
                    spellcheck="false"
                    value={self.field.typed.clone()}
                    {oninput}
                    {onpaste}
                />
                <div class="class-acts">
                    <button class="button primary" onclick={self.send.reform(|_| ClassMsg::Add)}>{ "Add" }</button>
                    <label class="button file">
                        <input type="file" class="only-read" accept=".txt,.csv,.tsv,.eml,.html,text/*" multiple=true {onchange} />
                        <span>{ "Open files" }</span>
                    </label>
                    <p id="class-said" role="status">{ phrase(self.said.clone()) }</p>
                    <>
                        if self.can_put_back {
                            { self.button("Put back what was deleted", || ClassMsg::PutBack) }
                        }
                    </>
                </div>
                <ul class="class-broken" aria-label="Links that can't be read">
                    { for self.field.broken.iter().map(|name| html! { <li>{ phrase(name.clone()) }</li> }) }
                </ul>
                <div class="quiet">{ for self.choices.is_empty().then(|| html! { <p>{ how }</p> }) }</div>
                <div role="alert">
                    { for self.refused.map(|why| html! { <p class="notice urgent">{ phrase(why.clone()) }</p> }) }
                </div>
                <div class="class-progress">{ for self.progress() }</div>
            </>
        })
    }

    fn progress(&self) -> Option<Html> {
        let (n, n_all) = (self.n_marked, self.n_marked + self.n_unmarked);
        let words = format!("{n} of {n_all} are marked: each run is trained again.");
        (self.n_unmarked > 0).then(|| {
            html! {
                <>
                    <progress aria-label="Marked" value={n.to_string()} max={n_all.to_string()}></progress>
                    <span>{ phrase(words) }</span>
                    if self.is_marking {
                        <span key="cancel">{ self.button("Cancel", || ClassMsg::Cancel) }</span>
                    } else {
                        <span key="go-on">{ self.button("Go on", || ClassMsg::GoOn) }</span>
                    }
                </>
            }
        })
    }

    /// Whether only a part of them is shown.
    fn is_part(&self) -> bool {
        self.rows.len() < self.n_all
    }

    fn table_panel(&self) -> Html {
        let options = self.choices.iter().map(|(index, title)| (AttrValue::from(index.to_string()), title.clone()));
        let options: Vec<_> = options.collect();
        let choose = |value: AttrValue| ClassMsg::ShowGroup(value.parse().unwrap_or_default());
        let is_part = self.is_part();
        let head = html! {
            <span class="end">
                { self.button(if is_part { "Save these as CSV" } else { "Save as CSV" }, || ClassMsg::SaveTable) }
                { self.button(if is_part { "Save these links" } else { "Save the links" }, || ClassMsg::SaveLinks) }
                { self.button(if is_part { "Delete these" } else { "Delete all" }, || ClassMsg::DeleteAll) }
            </span>
        };
        let title: AttrValue = "What they handed in".into();
        let panel = Panel { class: "panel class-table", title_id: TITLE_ID.into(), title, head, ..Panel::default() };
        let n_shown = self.n_shown();
        panel.view(html! {
            <>
                <div class="class-tools">
                    <label>
                        <span class="label">{ "Lesson" }</span>
                        <Select
                            {options}
                            chosen={Some(AttrValue::from(self.shown.to_string()))}
                            onchoose={self.send.reform(choose)}
                        />
                    </label>
                    <label>
                        <span class="label">{ "Find" }</span>
                        <TextField
                            value={self.filter.text.clone()}
                            ontype={self.send.reform(ClassMsg::Filter)}
                            onset={self.send.reform(ClassMsg::Filter)}
                        />
                    </label>
                    <label>
                        <span class="label">{ "Verdict" }</span>
                        { self.verdict_select() }
                    </label>
                    <label class="class-sort">
                        <span class="label">{ "Sorted by" }</span>
                        { self.sort_select() }
                    </label>
                    <p class="quiet" role="status">{ phrase(self.n_words()) }</p>
                </div>
                { self.table(n_shown) }
                if n_shown < self.rows.len() {
                    { self.button("Show all", || ClassMsg::ShowAll) }
                }
            </>
        })
    }

    fn n_shown(&self) -> usize {
        let n = self.rows.len();
        if self.shows_all { n } else { n.min(MOST_SHOWN) }
    }

    fn n_words(&self) -> String {
        let (n, n_all) = (self.rows.len(), self.n_all);
        if n == n_all { format!("{n} in all") } else { format!("{n} of {n_all}") }
    }

    fn verdict_select(&self) -> Html {
        let number = |verdict: HandInVerdict| (verdict as u8).to_string();
        let options = HandInVerdict::ALL.map(|verdict| (number(verdict).into(), verdict.words().into()));
        let options: Vec<(AttrValue, AttrValue)> = [("".into(), "any".into())].into_iter().chain(options).collect();
        let chosen = self.filter.verdict.map_or_else(AttrValue::default, |verdict| number(verdict).into());
        let choose = move |value: AttrValue| {
            ClassMsg::FilterVerdict(HandInVerdict::ALL.into_iter().find(|verdict| *value == number(*verdict)))
        };
        html! { <Select {options} chosen={Some(chosen)} onchoose={self.send.reform(choose)} /> }
    }

    /// For who sees no line of titles.
    fn sort_select(&self) -> Html {
        let options = Column::ALL.map(|(_, title)| (title.into(), title.into())).to_vec();
        let chosen = Column::ALL.iter().find(|(column, _)| *column == self.filter.column);
        let chosen = chosen.map(|(_, title)| AttrValue::from(*title));
        let choose = |value: AttrValue| {
            let column = Column::ALL.iter().find(|(_, title)| *title == &*value);
            ClassMsg::Sort(column.map_or(Column::Name, |(column, _)| *column))
        };
        html! { <Select {options} {chosen} onchoose={self.send.reform(choose)} /> }
    }

    fn table(&self, n_shown: usize) -> Html {
        let title = |(column, title): (Column, &'static str)| {
            let is_sorted = self.filter.column == column;
            let sort = match (is_sorted, self.filter.descends) {
                (false, _) => None,
                (true, false) => Some("ascending"),
                (true, true) => Some("descending"),
            };
            html! {
                <th scope="col" aria-sort={sort}>
                    <button class="class-title" onclick={self.send.reform(move |_| ClassMsg::Sort(column))}>
                        { title }
                    </button>
                </th>
            }
        };
        let row = |row: &Row| {
            html! { <ClassRow key={row.number} row={row.clone()} send={self.send.clone()} /> }
        };
        html! {
            <table class="lines" aria-labelledby={TITLE_ID}>
                <thead>
                    <tr>
                        { for Column::ALL.into_iter().map(title) }
                        <th scope="col"><span class="only-read">{ "Actions" }</span></th>
                    </tr>
                </thead>
                <tbody>{ for self.rows.iter().take(n_shown).map(row) }</tbody>
            </table>
        }
    }

    /// All borders side by side.
    fn pictures_panel(&self) -> Html {
        let title: AttrValue = "Their outputs".into();
        let head = panel_note("each opens its run");
        let panel =
            Panel { class: "panel class-pictures", title_id: PICTURES_ID.into(), title, head, ..Panel::default() };
        let picture = |(row, node): (&Row, &NodeRef)| {
            let number = row.number;
            let name = row.called();
            let label = format!("Output of {name}: open the run");
            html! {
                <li key={number}>
                    <button
                        aria-label={label}
                        disabled={!row.can_open}
                        onclick={self.send.reform(move |_| ClassMsg::Open(number))}
                    >
                        <canvas ref={node} aria-hidden="true" />
                        <span translate="no">{ phrase(name) }</span>
                    </button>
                </li>
            }
        };
        let rows = self.rows.iter().zip(&self.pictures).take(self.n_shown());
        let has_any = self.rows.iter().any(|row| row.picture.is_some());
        panel.view(html! {
            <>
                if has_any {
                    <ul class="class-gallery">{ for rows.filter(|(row, _)| row.picture.is_some()).map(picture) }</ul>
                } else {
                    <p class="quiet">{ "There is no run to be shown." }</p>
                }
            </>
        })
    }

    /// Losses, epochs, and how many chose what.
    fn spread_panels(&self) -> Html {
        let chart = |(chart, node): (ClassChart, &NodeRef)| {
            let n_rows = chart.verdicts(self.rows).len();
            html! { <Spread {chart} {n_rows} words={chart.words(self.rows)} node={node.clone()} /> }
        };
        let counts = |(index, choices): (usize, &Choices)| {
            let most = choices.most().max(1);
            let bar = |(answer, n): &(String, usize)| {
                let width = format!("{}%", 100 * n / most);
                html! {
                    <tr>
                        <th scope="row">{ phrase(answer.clone()) }</th>
                        <td class="class-bar">
                            <svg aria-hidden="true" focusable="false"><rect {width} height="100%" /></svg>
                        </td>
                        <td translate="no">{ phrase(n.to_string()) }</td>
                    </tr>
                }
            };
            let title_id = format!("class-choices-{index}");
            let title = choices.title.clone().into();
            let panel =
                Panel { class: "panel class-choices", title_id: title_id.clone().into(), title, ..Panel::default() };
            panel.view(html! {
                <table aria-labelledby={title_id}><tbody>{ for choices.counts.iter().map(bar) }</tbody></table>
            })
        };
        html! {
            <div class="class-spread">
                { for ClassChart::ALL.into_iter().zip(self.charts).map(chart) }
                <>{ for self.counts.iter().enumerate().map(counts) }</>
            </div>
        }
    }

    /// Who is ahead.
    fn ranking_panel(&self) -> Html {
        let class: Vec<(&str, Option<&Marked>)> =
            self.rows.iter().map(|row| (&*row.name, row.marked.as_deref())).collect();
        let ranking = self.measure.ranking(&class);
        let options = ClassMeasure::ALL.map(|(_, words)| (words.into(), words.into())).to_vec();
        let chosen = ClassMeasure::ALL.iter().find(|(measure, _)| *measure == self.measure);
        let chosen = chosen.map(|(_, words)| AttrValue::from(*words));
        let choose = |value: AttrValue| {
            let measure = ClassMeasure::ALL.iter().find(|(_, words)| *words == &*value);
            ClassMsg::Rank(measure.map_or(ClassMeasure::Epochs, |(measure, _)| *measure))
        };
        let head = html! {
            <>
                { panel_note("of who has reached all goals, as found here; each name once, with its best") }
                <span class="end">
                    <Select
                        label="Ranked by"
                        {options}
                        {chosen}
                        onchoose={self.send.reform(choose)}
                    />
                </span>
            </>
        };
        let title: AttrValue = "Ranking".into();
        let panel =
            Panel { class: "panel class-ranking", title_id: RANKING_ID.into(), title, head, ..Panel::default() };
        let line = |(rank, index): &(usize, usize)| {
            let row = &self.rows[*index];
            let number = row.marked.as_ref().and_then(|marked| self.measure.of(&marked.mark));
            let number = number.map(|number| match self.measure {
                ClassMeasure::Accuracy => format!("{:.1} %", 100.0 * number),
                _ => shortened_number(number),
            });
            html! {
                <tr key={row.number}>
                    <td translate="no">{ phrase(rank.to_string()) }</td>
                    <th scope="row" translate="no">{ phrase(row.called()) }</th>
                    <td translate="no">{ phrase(number.unwrap_or_default()) }</td>
                </tr>
            }
        };
        let measure = ClassMeasure::ALL.iter().find(|(measure, _)| *measure == self.measure);
        panel.view(html! {
            <>
                if ranking.is_empty() {
                    <p class="quiet">{ if self.is_part() { "Nobody of those that are shown has reached all goals." } else { "Nobody has reached all goals yet." } }</p>
                } else {
                    <table aria-labelledby={RANKING_ID}>
                        <thead>
                            <tr>
                                <th scope="col">{ "Rank" }</th>
                                <th scope="col">{ "Name" }</th>
                                <th scope="col">{ phrase(measure.map_or("", |(_, words)| words)) }</th>
                            </tr>
                        </thead>
                        <tbody>{ for ranking.iter().map(line) }</tbody>
                    </table>
                }
            </>
        })
    }
}

/// A chart of the whole class.
#[derive(Properties, PartialEq)]
struct SpreadProps {
    chart: ClassChart,
    /// How many rows it has.
    n_rows: usize,
    /// It in words.
    words: AttrValue,
    node: NodeRef,
}

#[component]
fn Spread(SpreadProps { chart, n_rows, words, node }: &SpreadProps) -> Html {
    use_style(node, AttrValue::from(format!("height:{}px", StripChart::height(*n_rows))));
    let title_id = format!("class-{}-title", chart.title().to_lowercase().replace(' ', "-"));
    let panel = Panel { class: "panel", title_id: title_id.into(), title: chart.title().into(), ..Panel::default() };
    panel.view(html! { <canvas ref={node} class="race-strip" role="img" aria-label={words.clone()} /> })
}
