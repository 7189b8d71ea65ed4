//! What can be done to a session.

use crate::data::OwnData;
use crate::error::Error;
use crate::settings::{Config, Edit, Parameter};

/// Something that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A setting.
    Edit(Edit),
    /// One weight or bias, set by hand.
    Parameter(Parameter, f64),
    /// Somebody's own points, and the problem that they pose.
    Points(OwnData),
    /// Back to the initial weights.
    Reset,
    /// Back to the epoch whose test loss was lowest since early stopping began to look.
    BestWeights,
}

impl Change {
    /// Whether it may be made to an experiment: what its link restricts keeps its value.
    ///
    /// # Errors
    /// What is restricted.
    pub fn check_permitted(&self, config: &Config) -> Result<(), Error> {
        let (name, label) = match self {
            Change::Edit(edit) => return config.permits(edit),
            Change::Parameter(..) => ("weights", "Weights and biases"),
            Change::Points(own) => return config.own_data_edits(own).iter().try_for_each(|edit| config.permits(edit)),
            Change::Reset => ("resetButton", "Reset"),
            // What training has found is nothing that somebody sets by hand.
            Change::BestWeights => return Ok(()),
        };
        if config.restricts(name) { Err(Error::Restricted { labels: vec![label] }) } else { Ok(()) }
    }

    /// Whether this only corrects `before`, as a slider on its way does: then both are taken back together.
    pub(super) fn corrects(&self, before: &Change) -> bool {
        let same_variant = std::mem::discriminant(self) == std::mem::discriminant(before);
        match (self, before) {
            (Change::Edit(edit), Change::Edit(before)) => edit.is_number() && edit.setting() == before.setting(),
            (Change::Parameter(parameter, _), Change::Parameter(before, _)) => parameter == before,
            (Change::Points(_), _) => false,
            _ => same_variant && *self == Change::Reset,
        }
    }
}
