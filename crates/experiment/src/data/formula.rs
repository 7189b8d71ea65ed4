//! A formula as an experiment has it. What reads one, and checks it, is no part of this: most experiments have none.

use std::fmt;
use std::sync::Arc;

/// The largest size of a value.
pub(super) const LARGEST_VALUE: f64 = 1e6;

/// A formula in x1 and x2 that was checked: it says something on the plane, and is a number everywhere. Cheap to clone: what it is never
/// changes.
#[derive(Clone)]
pub struct Formula {
    inner: Arc<Inner>,
}

pub(super) struct Inner {
    /// In a link, which says the same only if it is the same.
    pub(super) link: String,
    pub(super) label: String,
    pub(super) typed: String,
    pub(super) python: String,
    pub(super) value: Box<dyn Fn(f64, f64) -> f64 + Send + Sync>,
}

impl Formula {
    pub(super) fn new(inner: Inner) -> Self {
        Formula { inner: Arc::new(inner) }
    }

    /// The value at a point, with the same bits everywhere: at most a million in size, and 0 where the formula has none.
    pub fn value(&self, x1: f64, x2: f64) -> f64 {
        let value = (self.inner.value)(x1, x2);
        if value.is_nan() { 0.0 } else { value.clamp(-LARGEST_VALUE, LARGEST_VALUE) }
    }

    /// In a link.
    pub fn link(&self) -> &str {
        &self.inner.link
    }

    /// For people: X₁² + sin(X₂).
    pub fn label(&self) -> &str {
        &self.inner.label
    }

    /// As it is typed: x1^2 + sin(x2).
    pub fn typed(&self) -> &str {
        &self.inner.typed
    }

    /// In Python, where `np` is NumPy, and `x1` and `x2` are arrays of it: the value as it is here.
    pub fn python(&self) -> &str {
        &self.inner.python
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.inner.link == other.inner.link
    }
}

impl fmt::Debug for Formula {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.inner.link)
    }
}
