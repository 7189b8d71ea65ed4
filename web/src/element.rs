//! Elements of the page, built by calls: `element("p").class("quiet").text("Hello")`.
//!
//! All of the page is made of them. Yew has a macro for this, `html!`, but it writes out the making of each element where it
//! stands; these calls share it, which is a fraction of the program. Everything here works on a box, so that a call hands on
//! nothing but an address.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Event;
use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VTag, VText};

use crate::app::{App, Msg};

/// An element that is being built.
#[must_use]
pub struct Element(Box<Parts>);

struct Parts {
    tag: VTag,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<Html>,
}

/// An element without attributes and children.
#[inline(never)]
pub fn element(tag: &'static str) -> Element {
    let tag = VTag::new(AttrValue::Static(tag));
    Element(Box::new(Parts { tag, names: Vec::new(), values: Vec::new(), children: Vec::new() }))
}

impl Element {
    /// Gives it an attribute.
    #[inline(never)]
    pub fn set(self, name: &'static str, value: impl Into<AttrValue>) -> Self {
        self.put(name, Some(value.into()))
    }

    /// Gives it an attribute, or leaves that out.
    #[inline(never)]
    pub fn set_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Self {
        self.put(name, value.map(Into::into))
    }

    /// Gives it an attribute that says all by being there, or leaves that out.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        self.put(name, is_set.then_some(AttrValue::Static(name)))
    }

    /// Sets its classes.
    #[inline(never)]
    pub fn class(self, classes: &'static str) -> Self {
        self.set("class", classes)
    }

    fn put(mut self, name: &'static str, value: Option<AttrValue>) -> Self {
        self.0.names.push(name);
        self.0.values.push(value.map(AttributeOrProperty::Attribute));
        self
    }

    /// What an input shows.
    #[inline(never)]
    pub fn value(mut self, value: impl Into<AttrValue>) -> Self {
        self.0.tag.set_value(Some(value.into()));
        self
    }

    /// Whether an input is checked.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Self {
        self.0.tag.set_checked(checked);
        self
    }

    /// Tells it from its siblings.
    #[inline(never)]
    pub fn key(mut self, key: impl Into<Key>) -> Self {
        self.0.tag.key = Some(key.into());
        self
    }

    /// Adds a child.
    #[inline(never)]
    pub fn child(mut self, child: impl Into<Html>) -> Self {
        self.0.children.push(child.into());
        self
    }

    /// Adds a child, or nothing in its place: what follows keeps its own.
    #[inline(never)]
    pub fn child_if(self, child: Option<impl Into<Html>>) -> Self {
        self.child(child.map_or_else(Html::default, Into::into))
    }

    /// Adds children.
    pub fn children<T: Into<Html>>(mut self, children: impl IntoIterator<Item = T>) -> Self {
        for child in children {
            self = self.child(child);
        }
        self
    }

    /// Adds a text.
    #[inline(never)]
    pub fn text(self, text: impl Into<AttrValue>) -> Self {
        self.child(VText::new(text))
    }

    /// Sends this message at each event of this name.
    #[inline(never)]
    pub fn sends(self, event: &'static str, to: &Scope<App>, message: Msg) -> Self {
        self.on(event, to, move |_: &Event| Some(message.clone()))
    }

    /// Sends the message that is made of an event of this name, if one is.
    pub fn on<E: JsCast>(
        self,
        event: &'static str,
        to: &Scope<App>,
        message: impl Fn(&E) -> Option<Msg> + 'static,
    ) -> Self {
        self.listen(Handler { event, to: to.clone(), message: Box::new(move |event| message(event.unchecked_ref())) })
    }

    fn listen(mut self, handler: Handler) -> Self {
        self.0.tag.add_listener(Rc::new(handler));
        self
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(Element(parts): Element) -> Self {
        let Parts { mut tag, names, values, children } = *parts;
        tag.attributes = Attributes::Dynamic { keys: kept(names), values: values.into() };
        tag.add_children(children);
        tag.into()
    }
}

/// The same names as ever: Yew compares only the values of attributes whose names are one and the same list. There are as many
/// lists as there are kinds of elements in the program.
fn kept(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static KEPT: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    KEPT.with_borrow_mut(|kept| match kept.iter().find(|kept| **kept == names) {
        Some(names) => names,
        None => {
            kept.push(Vec::leak(names));
            kept[kept.len() - 1]
        }
    })
}

/// The message that is made of an event, if one is.
type Answer = dyn Fn(&Event) -> Option<Msg>;

/// What happens at an event.
struct Handler {
    event: &'static str,
    to: Scope<App>,
    message: Box<Answer>,
}

impl Listener for Handler {
    fn kind(&self) -> ListenerKind {
        ListenerKind::other(self.event.into())
    }

    fn handle(&self, event: Event) {
        if let Some(message) = (self.message)(&event) {
            self.to.send_message(message);
        }
    }

    fn passive(&self) -> bool {
        false
    }
}
