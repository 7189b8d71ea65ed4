//! Small pictures of what networks answer, on canvases of a table.

use experiment::Thumbnail;
use yew::NodeRef;

use super::colors::Colors;
use super::heatmap::Heatmap;

/// The pictures, one for each row, as far as they were painted.
#[derive(Default)]
pub struct Thumbnails {
    pictures: Vec<Picture>,
    /// The colours that they were painted in.
    colors: Option<Colors>,
}

struct Picture {
    node: NodeRef,
    heatmap: Heatmap,
    painted: Option<Thumbnail>,
}

impl Picture {
    fn new() -> Self {
        let node = NodeRef::default();
        Picture { heatmap: Heatmap::new(node.clone(), Thumbnail::SIDE), node, painted: None }
    }
}

impl Thumbnails {
    /// Where the first `n` pictures are, for the view.
    pub fn nodes(&mut self, n: usize) -> impl Iterator<Item = NodeRef> {
        if self.pictures.len() < n {
            self.pictures.resize_with(n, Picture::new);
        }
        self.pictures.iter().map(|picture| picture.node.clone())
    }

    /// Where all are that were asked for.
    pub fn all(&self) -> impl Iterator<Item = NodeRef> {
        self.pictures.iter().map(|picture| picture.node.clone())
    }

    /// The table is not on the page any more: its canvases are let go, and with them all that it was made of.
    pub fn leave(&mut self) {
        if self.colors.take().is_some() {
            for picture in &mut self.pictures {
                picture.heatmap = Heatmap::new(picture.node.clone(), Thumbnail::SIDE);
            }
        }
    }

    /// Paints the pictures of these rows, as far as they are on the page and look otherwise.
    pub fn paint<'a>(&mut self, thumbnails: impl Iterator<Item = Option<&'a Thumbnail>>, colors: &Colors) {
        if self.colors.as_ref() != Some(colors) {
            self.colors = Some(colors.clone());
            self.pictures.iter_mut().for_each(|picture| picture.painted = None);
        }
        for (picture, thumbnail) in self.pictures.iter_mut().zip(thumbnails) {
            let is_old = picture.painted.as_ref() != thumbnail || picture.heatmap.is_new();
            if let Some(thumbnail) = thumbnail.filter(|_| is_old) {
                picture.heatmap.paint(&thumbnail.values(), Thumbnail::SIDE, colors, false);
                picture.painted = Some(thumbnail.clone());
            }
        }
    }
}
