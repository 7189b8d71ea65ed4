//! The view for projector and class: all of it on the screen, by a button and by a link. And the page on paper.

use experiment::{LabelColumn, NumberColumn, OwnData};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::harness::{Page, Role, in_chromium, until};

in_chromium!(
    a_button_opens_it_and_escape_leaves,
    all_of_it_is_on_the_screen,
    it_can_be_read_from_the_last_row,
    a_class_link_leaves_out_its_controls_here_too,
    a_print_is_one_light_page
);

/// How far the page scrolls, and how wide the output's picture is.
const SEEN: &str = "const { scrollWidth, scrollHeight } = document.documentElement;
    const bottom = id => document.getElementById(id).getBoundingClientRect().bottom;
    return {
        right: scrollWidth - innerWidth,
        down: scrollHeight - innerHeight,
        below: Math.max(bottom('diagram'), bottom('output-heat')) - innerHeight,
        picture: document.getElementById('output-heat').getBoundingClientRect().width,
    };";

async fn a_button_opens_it_and_escape_leaves(page: &Page) {
    page.open("#seed=0.5").await;
    page.press("Play").await;
    page.press("Present").await;
    page.by_name(Role::Button, "Full screen").await;
    let snapshot = page.snapshot().await;
    assert!(snapshot.can_press("Pause"), "training goes on");
    assert_eq!(snapshot.in_link("view"), Some("present"));
    assert!(!snapshot.buttons.contains_key("New weights") && !snapshot.controls.contains_key("Learning rate"));
    until("the button to leave has the focus", async || {
        let name = page.focused().await;
        if name == "Leave" { Ok(()) } else { Err(name) }
    })
    .await;
    page.press("Output neuron").await;
    page.by_name(Role::Button, "Close the selected neuron").await;
    page.key(&[], Key::Escape).await;
    until("Escape closes the neuron's card", async || {
        let now = page.snapshot().await;
        let is_closed = !now.buttons.contains_key("Close the selected neuron") && now.buttons.contains_key("Leave");
        if is_closed { Ok(()) } else { Err(format!("{:?}", now.buttons)) }
    })
    .await;
    page.key(&[], Key::Escape).await;
    page.by_name(Role::Select, "Learning rate").await;
    assert_eq!(page.snapshot().await.in_link("view"), None);

    page.client.execute("location.hash += '&view=present';", Vec::new()).await.expect("an address");
    page.press("Leave").await;
    until("the button that opens it has the focus", async || {
        let name = page.focused().await;
        if name == "Present" { Ok(()) } else { Err(name) }
    })
    .await;
}

async fn all_of_it_is_on_the_screen(page: &Page) {
    let features = "xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true";
    let large = format!("networkShape=8,8,8,8,8,8&{features}");
    for (width, height, picture) in
        [(1920, 1080, 500.0), (1366, 768, 350.0), (1024, 768, 350.0), (2560, 1440, 700.0), (932, 600, 200.0)]
    {
        page.resize(width, height).await;
        for network in ["networkShape=4,2", &large] {
            page.open(&format!("#seed=0.5&{network}&view=present")).await;
            let seen = page.evaluate(SEEN).await;
            let number = |key: &str| seen[key].as_f64().unwrap_or(f64::NAN);
            assert!(number("right") <= 0.0 && number("down") <= 0.0, "{width} x {height}, {network}: {seen}");
            assert!(number("below") <= 0.0 && number("picture") >= picture, "{width} x {height}, {network}: {seen}");
        }
    }
    for (width, height) in [(390, 844), (932, 430)] {
        page.resize(width, height).await;
        page.open("#seed=0.5&view=present").await;
        let seen = page.evaluate(SEEN).await;
        let is_narrow = seen["right"].as_f64() <= Some(0.0);
        assert!(is_narrow && seen["picture"].as_f64() >= Some(150.0), "on a phone: {seen}");
    }
}

/// The letters of what a class reads, in CSS units: the smallest, those of the losses and of the epoch, those of the chart; and what is not
/// wholly there: texts that are cut off or lie over each other, and whether the page scrolls. Indices are small, and so is what only who
/// presents has to find.
const TYPE: &str = "const size = element => parseFloat(getComputedStyle(element).fontSize);
    const isRead = element => element.checkVisibility()
        && !element.closest('sub, sup, .tools, .transport button, .help, .only-read, .sheet, .notices, [popover], [hidden]');
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const read = [];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (texts.currentNode.data.trim() && isRead(element)) read.push(element);
    }
    const rect = element => element.getBoundingClientRect();
    const apart = [...document.querySelectorAll('.epoch output, .reading output, .reading .label, .tools')].map(rect);
    const overlap = apart.flatMap((one, index) => apart.slice(index + 1).filter(other =>
        one.left < other.right && other.left < one.right && one.top + 1 < other.bottom && other.top + 1 < one.bottom));
    const cut = [...read, ...document.querySelectorAll('.tools .button')].filter(element =>
        rect(element).right > innerWidth + 0.5 || rect(element).bottom > innerHeight + 0.5 || rect(element).left < 0
            || element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow === 'hidden');
    const { scrollWidth, scrollHeight } = document.documentElement;
    const smallest = read.reduce((one, other) => size(other) < size(one) ? other : one);
    return {
        smallest: size(smallest), of: smallest.textContent, n: read.length,
        numbers: Math.min(...[...document.querySelectorAll('.epoch output, .reading output')].map(size)),
        chart: size(document.getElementById('chart')),
        cut: cut.map(element => element.textContent), overlap: overlap.length,
        scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight,
        node: rect(document.getElementById('neuron-0-0')).width, picture: rect(document.getElementById('output-heat')).width,
    };";

async fn it_can_be_read_from_the_last_row(page: &Page) {
    let features = "xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true";
    let large = format!("#seed=0.5&networkShape=8,8,8,8,8,8&{features}");
    let links = [("#seed=0.5", 100.0), (&*large, 45.0), (&*format!("#seed=0.5{}", table()), 100.0)];
    for (width, height, letters) in [(1280, 720, 20.0), (1920, 1080, 28.0)] {
        page.resize(width, height).await;
        let larger = f64::from(height) / 720.0;
        for (link, node) in &links {
            page.open(&format!("{link}&view=present")).await;
            page.by_name(Role::Button, "Changes and film").await;
            page.press("Step 10 epochs").await;
            page.until_epoch(10).await;
            let seen = page.evaluate(TYPE).await;
            let number = |key: &str| seen[key].as_f64().unwrap_or(f64::NAN);
            let context = format!("{width} x {height}, {link}: {seen}");
            assert!(number("smallest") >= letters && number("chart") >= letters && number("n") > 15.0, "{context}");
            assert!(number("numbers") >= 1.6 * letters, "{context}");
            assert_eq!(
                (&seen["cut"], &seen["overlap"], &seen["scrolls"]),
                (&json!([]), &json!(0), &json!(false)),
                "{context}"
            );
            assert!(number("node") >= node * larger && number("picture") >= 300.0 * larger, "{context}");
        }
    }
    // The chart is read where it is pointed at, however large it is.
    let part = "const { left, width, top, height } = document.getElementById('chart').getBoundingClientRect();
        const zoom = parseFloat(getComputedStyle(document.getElementById('chart')).fontSize) / 11;
        return [left + 36 * zoom + 0.5 * (width - 64 * zoom), top + height / 2];";
    let middle = page.evaluate(part).await;
    let at = |index: usize| middle[index].as_f64().expect("a place");
    page.point(at(0), at(1)).await;
    until("the middle of the run is read", async || {
        let read = page.evaluate("return document.getElementById('chart-value').textContent;").await;
        if read.as_str().is_some_and(|read| read.starts_with("Epoch 5:")) { Ok(()) } else { Err(read.to_string()) }
    })
    .await;
    // Beside a loss there is room for how many neurons are off.
    page.evaluate("document.getElementById('neuron-0-0').parentElement.focus();").await;
    page.key(&[], 'o').await;
    page.by_name(Role::Output, "Test loss with 1 neuron off").await;
    let seen = page.evaluate(TYPE).await;
    assert_eq!((&seen["cut"], &seen["overlap"], &seen["scrolls"]), (&json!([]), &json!(0), &json!(false)), "{seen}");
}

/// What a link says of points that a table has names for.
fn table() -> String {
    let (lengths, widths) = ([39.1, 40.3, 36.7, 50.0, 51.3, 45.4], [181.0, 195.0, 193.0, 196.0, 193.0, 188.0]);
    let column = |title, values| NumberColumn { title, values, places: 1 };
    let columns = [column("bill length (mm)", &lengths), column("flipper length (mm)", &widths)];
    let names = ["Adelie", "Chinstrap"].map(str::to_owned).to_vec();
    let own = OwnData::of_columns(columns, LabelColumn::Classes(names, &[0, 0, 0, 1, 1, 1])).expect("six points");
    format!("&dataset=own&points={}", own.text())
}

async fn a_class_link_leaves_out_its_controls_here_too(page: &Page) {
    page.open("#seed=0.5&stepButton_hide=true&sinX_hide=true&view=present").await;
    let shown = page.snapshot().await;
    assert!(shown.can_press("Play") && shown.can_press("Leave"));
    assert!(!shown.buttons.contains_key("Step") && !shown.buttons.contains_key("sin X1"), "{:?}", shown.buttons);
    assert_eq!(shown.in_link("stepButton_hide"), Some("true"));
}

/// Whether the page is light, how far the first edges are from their nodes, and the output's picture.
const LAID_OUT: &str = "const background = getComputedStyle(document.body).backgroundColor.match(/[0-9]+/);
    const { left, right } = document.getElementById('links-0').getBoundingClientRect();
    const side = (id, side) => document.getElementById(id).getBoundingClientRect()[side];
    return { light: Number(background) > 128, picture: document.getElementById('output-heat').toDataURL(), edges: Math.max(
        Math.abs(left - side('feature-x', 'right')), Math.abs(right - side('neuron-0-0', 'left')) ) };";

async fn a_print_is_one_light_page(page: &Page) {
    page.prefer_dark(true).await;
    let large = "#seed=0.1&dataset=spiral&networkShape=8,8,8,8,8,8";
    for (width, height, link) in [
        (1366, 768, "#seed=0.1&dataset=spiral"),
        (390, 844, "#seed=0.1&dataset=spiral"),
        (1920, 1080, large),
        (1024, 768, "#seed=0.1&view=present"),
        (1366, 768, "#lesson=xor"),
    ] {
        page.resize(width, height).await;
        page.open(link).await;
        let before = page.evaluate(LAID_OUT).await;
        // A4, and Letter.
        for paper in [json!({ "paperWidth": 8.27, "paperHeight": 11.69 }), json!({})] {
            let printed = page.chromium("Page.printToPDF", paper).await;
            let script = "return atob(arguments[0]).match(/\\/Type\\s*\\/Page\\b/g).length;";
            let n_pages = page.client.execute(script, vec![printed["data"].clone()]).await.expect("a script runs");
            assert_eq!(n_pages, 1, "pages of {link} at {width} x {height}");
        }
        page.evaluate("dispatchEvent(new Event('beforeprint'));").await;
        until("it is laid out for paper", async || {
            let now = page.evaluate(LAID_OUT).await;
            check(&now, true, now["picture"] != before["picture"])
        })
        .await;
        page.evaluate("dispatchEvent(new Event('afterprint'));").await;
        until("it is as before", async || {
            let now = page.evaluate(LAID_OUT).await;
            check(&now, false, now["picture"] == before["picture"])
        })
        .await;
    }
}

/// The edges lie between the nodes, the page is light or dark, and its picture is as it should be.
fn check(laid_out: &Value, is_light: bool, is_right: bool) -> Result<(), String> {
    let edges = laid_out["edges"].as_f64().unwrap_or(f64::NAN);
    let holds = edges < 8.0 && laid_out["light"] == is_light && is_right;
    if holds { Ok(()) } else { Err(format!("edges {edges}, light {}, picture {is_right}", laid_out["light"])) }
}
