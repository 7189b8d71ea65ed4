//! The cells of one column, as they were read.

/// Cells one after the other in one text: a table may have millions, most of them short.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cells {
    text: String,
    ends: Vec<u32>,
}

impl Cells {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a cell. Space around it is left out.
    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell.trim());
        // A text that is read is far smaller.
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }

    /// Adds empty cells up to so many.
    pub(super) fn fill_to(&mut self, n: usize) {
        if self.len() < n {
            self.ends.resize(n, self.ends.last().copied().unwrap_or_default());
        }
    }

    /// All of them in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.text.get(start as usize..*end as usize).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_they_went_in_without_space_around_them() {
        let mut cells = Cells::default();
        cells.fill_to(2);
        cells.push(" a b\t");
        cells.push("");
        cells.push("ü");
        cells.fill_to(4);
        cells.fill_to(7);
        assert_eq!(cells.iter().collect::<Vec<_>>(), ["", "", "a b", "", "ü", "", ""]);
        assert_eq!(cells.len(), 7);
    }
}
