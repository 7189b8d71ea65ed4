//! What something on the page is, as a screen reader would say it, and how it is found by its name.

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde::Deserialize;
use serde_json::{Value, json};

use super::command;

/// JavaScript that finds elements by role and name.
pub const SCRIPT: &str = include_str!("role.js");
/// The key under which WebDriver hands out an element.
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// What something on the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something to press.
    Button,
    /// A list of choices of which one shows.
    Select,
    /// A range to move on.
    Slider,
    /// On or off: a checkbox, or a button that stays pressed.
    Toggle,
    /// One of a group.
    Radio,
    /// A line of text to write.
    Field,
    /// The group around such.
    Group,
    /// A result.
    Output,
    /// A canvas.
    Picture,
}

impl Role {
    /// Its key in the script.
    pub fn key(self) -> &'static str {
        match self {
            Role::Button => "button",
            Role::Select => "select",
            Role::Slider => "slider",
            Role::Toggle => "toggle",
            Role::Radio => "radio",
            Role::Field => "field",
            Role::Group => "group",
            Role::Output => "output",
            Role::Picture => "picture",
        }
    }

    /// What browsers may compute for it; nothing where they don't agree.
    fn computed(self) -> &'static [&'static str] {
        match self {
            Role::Button => &["button"],
            // WebKit has the platform's word for what opens a list.
            Role::Select => &["combobox", "button"],
            Role::Slider => &["slider"],
            Role::Toggle => &["checkbox", "switch", "button"],
            Role::Radio => &["radio"],
            // A field with suggestions is a box that combines a list with a text.
            Role::Field => &["textbox", "spinbutton", "combobox"],
            Role::Group => &["group", "radiogroup"],
            Role::Output => &["status"],
            Role::Picture => &[],
        }
    }
}

#[derive(Deserialize)]
struct Found {
    /// Whether the page says that it is loading what was asked for: who sees that waits.
    busy: bool,
    elements: Vec<Value>,
    names: Vec<String>,
}

/// The one element of this role and name, or what is there instead.
pub async fn find(client: &Client, role: Role, name: &str) -> Result<Element, String> {
    let script = format!("{SCRIPT}\nreturn find(arguments[0], arguments[1]);");
    let found = client.execute(&script, vec![json!(role.key()), json!(name)]).await;
    let found = found.map_err(|error| format!("no answer from the page: {error}"))?;
    let Found { busy, elements, names } = serde_json::from_value(found).expect("what the script returns");
    if busy {
        return Err("a page that is loading a part".to_owned());
    }
    let [only] = &elements[..] else {
        return Err(format!("{} of that name; of its kind there are: {}", elements.len(), names.join(", ")));
    };
    let only = element(client, only)?;
    agree(client, &only, role, name).await?;
    Ok(only)
}

/// The choice of a list that has this value.
pub async fn choice(client: &Client, list: &Element, value: &str) -> Result<Element, String> {
    let script = "return [...arguments[0].options].find(option => option.value === arguments[1]) ?? null;";
    let list = serde_json::to_value(list).expect("an element is JSON");
    let found = client.execute(script, vec![list, json!(value)]).await;
    element(client, &found.map_err(|error| format!("no answer from the page: {error}"))?)
}

fn element(client: &Client, found: &Value) -> Result<Element, String> {
    let id = found[ELEMENT_KEY].as_str().ok_or_else(|| format!("{found} and not an element"))?;
    Ok(Element::from_element_id(client.clone(), ElementRef::from(id.to_owned())))
}

/// Whether the browser, which is what assistive technology asks, computes the same.
async fn agree(client: &Client, element: &Element, role: Role, name: &str) -> Result<(), String> {
    let label = computed(client, element, "computedlabel").await?;
    if label != name {
        return Err(format!("the browser calls it {label:?}"));
    }
    let (computed, possible) = (computed(client, element, "computedrole").await?, role.computed());
    if !possible.is_empty() && !possible.contains(&computed.as_str()) {
        return Err(format!("its role is {computed} for the browser and not {}", possible.join(" or ")));
    }
    Ok(())
}

async fn computed(client: &Client, element: &Element, what: &str) -> Result<String, String> {
    let value = command::computed(client, &element.element_id(), what).await;
    let value = value.map_err(|error| format!("no {what}: {error}"))?;
    value.as_str().map(str::to_owned).ok_or_else(|| format!("the {what} is {value}"))
}
