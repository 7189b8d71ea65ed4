//! Places in the editor where the focus goes when what had it is gone, or when a key has added something.

/// A place in the editor. Goals and conditions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first field of a goal.
    Goal(usize),
    /// What removes it.
    RemoveGoal(usize),
    /// What adds a goal.
    AddGoal,
    /// The first field of a condition of a goal.
    Condition(usize, usize),
    /// What removes it.
    RemoveCondition(usize, usize),
    /// What adds a condition to a goal.
    AddCondition(usize),
    /// The first field of the step.
    Step,
    /// What removes the step.
    RemoveStep,
    /// What adds a step.
    AddStep,
    /// What lets the step come earlier.
    Earlier,
    /// What lets it come later.
    Later,
    /// Undo, or Redo where there is nothing to take back.
    Undo,
}

impl Place {
    /// Where the focus goes from a goal that was removed: to the next one, or the one before it, of so many that are left.
    pub fn after_goal(index: usize, n_left: usize) -> Self {
        neighbour(index, n_left).map_or(Place::AddGoal, Place::RemoveGoal)
    }

    /// The same for a condition of a goal.
    pub fn after_condition(goal: usize, index: usize, n_left: usize) -> Self {
        neighbour(index, n_left).map_or(Place::AddCondition(goal), |index| Place::RemoveCondition(goal, index))
    }

    /// What finds it in the editor.
    pub fn selector(self) -> String {
        let goal = |index: usize| format!(".author-goal:nth-child({})", index + 1);
        let condition = |of: usize, index: usize| format!("{} .author-condition:nth-child({})", goal(of), index + 1);
        let of_steps = |which: &str| format!(".author-steps .author-row > {which}");
        match self {
            Place::Goal(index) => format!("{} select", goal(index)),
            Place::RemoveGoal(index) => format!("{} > fieldset > button", goal(index)),
            Place::AddGoal => ".author-goals + button".to_owned(),
            Place::Condition(of, index) => format!("{} select", condition(of, index)),
            Place::RemoveCondition(of, index) => format!("{} > button", condition(of, index)),
            Place::AddCondition(of) => format!("{} .author-row > button", goal(of)),
            Place::Step => "#step-title".to_owned(),
            Place::AddStep => of_steps(":first-child"),
            Place::RemoveStep => of_steps(":last-child"),
            Place::Earlier => of_steps(":nth-child(2)"),
            Place::Later => of_steps(":nth-child(3)"),
            Place::Undo => ".author-undo :enabled".to_owned(),
        }
    }
}

/// What stands where the one of this index was, or else the last.
fn neighbour(index: usize, n_left: usize) -> Option<usize> {
    Some(index.min(n_left.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_focus_goes_to_the_next_else_to_the_one_before_else_to_what_adds_one() {
        assert_eq!(Place::after_goal(1, 2), Place::RemoveGoal(1));
        assert_eq!(Place::after_goal(2, 2), Place::RemoveGoal(1));
        assert_eq!(Place::after_goal(0, 0), Place::AddGoal);
        assert_eq!(Place::after_condition(3, 0, 1), Place::RemoveCondition(3, 0));
        assert_eq!(Place::after_condition(3, 1, 1), Place::RemoveCondition(3, 0));
        assert_eq!(Place::after_condition(3, 0, 0), Place::AddCondition(3));
        assert_eq!(
            Place::RemoveCondition(0, 1).selector(),
            ".author-goal:nth-child(1) .author-condition:nth-child(2) > button"
        );
    }
}
