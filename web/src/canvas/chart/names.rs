//! Names beside the ends of lines.

/// The distance between two names, in CSS units.
pub(super) const NAME_HEIGHT: f64 = 13.0;

/// Moves names apart where they would cover each other: each is an index with the height of its middle, from the top. They stay
/// above `bottom` as long as there is room for all of them, and in the order of their heights.
pub(super) fn move_apart(mut names: Vec<(usize, f64)>, bottom: f64, height: f64) -> Vec<(usize, f64)> {
    names.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    for index in 1..names.len() {
        names[index].1 = names[index].1.max(names[index - 1].1 + height);
    }
    // What was pushed out at the bottom pushes back.
    let mut lowest = bottom;
    for (_, y) in names.iter_mut().rev() {
        *y = y.min(lowest);
        lowest = *y - height;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_room_stay() {
        assert_eq!(move_apart(vec![(0, 50.0), (1, 10.0)], 100.0, 13.0), [(1, 10.0), (0, 50.0)]);
    }

    #[test]
    fn names_at_one_place_are_moved_down() {
        assert_eq!(move_apart(vec![(0, 10.0), (1, 10.0), (2, 12.0)], 100.0, 13.0), [(0, 10.0), (1, 23.0), (2, 36.0)]);
    }

    #[test]
    fn names_at_the_bottom_are_moved_up() {
        assert_eq!(move_apart(vec![(0, 95.0), (1, 98.0), (2, 20.0)], 100.0, 13.0), [(2, 20.0), (0, 87.0), (1, 100.0)]);
    }

    #[test]
    fn no_name_needs_no_room() {
        assert_eq!(move_apart(Vec::new(), 100.0, 13.0), []);
    }
}
