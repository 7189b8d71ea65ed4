//! What is explained, and where the box with it stands.

use web_sys::Element;
use yew::NodeRef;

use crate::dom::{self, Sides};
use crate::panels::effect::Effect;
use crate::widgets::HelpTopic;

/// The width of the box, and the room that it needs below a button, in CSS units.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 240.0;

/// What happens to the box.
#[derive(Clone, Debug)]
pub enum HelpMsg {
    /// The button of a topic was pressed. The browser opens the box, closes it at Escape or a click elsewhere, and gives the focus
    /// back.
    Explain(HelpTopic, Element),
}

/// The box.
#[derive(Debug, Default)]
pub struct Help {
    /// What was explained last.
    pub(super) topic: Option<HelpTopic>,
    /// The box, which stands beside the button then.
    pub(super) node: NodeRef,
}

impl Help {
    /// Does what a message asks for. The box has its place at once, and its text as soon as that is there.
    pub fn update(&mut self, message: HelpMsg) -> Vec<Effect> {
        let HelpMsg::Explain(topic, button) = message;
        self.topic = Some(topic);
        if let Some(element) = self.node.cast() {
            dom::set_style(&element, &beside(Sides::of(&button), dom::window_size()));
        }
        vec![Effect::Render]
    }
}

/// The style of a box beside a button: below it where there is room, or else above it, and within the window.
fn beside(button: Sides, (width, height): (f64, f64)) -> String {
    let left = (button.left - 12.0).min(width - WIDTH - 8.0).max(8.0);
    if button.bottom + HEIGHT < height || button.top < HEIGHT {
        format!("left:{left}px;top:{}px", button.bottom + 6.0)
    } else {
        format!("left:{left}px;bottom:{}px", height - button.top + 6.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (f64, f64) = (1280.0, 800.0);

    fn sides(left: f64, top: f64, bottom: f64) -> Sides {
        Sides { left, top, right: left + 24.0, bottom }
    }

    #[test]
    fn below_where_there_is_room() {
        let button = sides(100.0, 200.0, 220.0);
        assert_eq!(beside(button, WINDOW), "left:88px;top:226px");
    }

    #[test]
    fn above_at_the_end_of_the_window() {
        let button = sides(100.0, 700.0, 720.0);
        assert_eq!(beside(button, WINDOW), "left:88px;bottom:106px");
    }

    #[test]
    fn below_where_there_is_room_nowhere() {
        let button = sides(100.0, 150.0, 170.0);
        assert_eq!(beside(button, (1280.0, 300.0)), "left:88px;top:176px");
    }

    #[test]
    fn within_the_window() {
        let at = |left| sides(left, 10.0, 30.0);
        assert_eq!(beside(at(1270.0), WINDOW), "left:972px;top:36px", "at its right");
        assert_eq!(beside(at(3.0), WINDOW), "left:8px;top:36px", "at its left");
        assert_eq!(beside(at(200.0), (280.0, 800.0)), "left:8px;top:36px", "in a narrow one");
    }
}
