//! Icons, drawn inline so that no request is needed. Each is decoration: the button around it carries the name.

use yew::prelude::*;

/// An icon: its path on a square of 24 units. A constant stands only where it is used, so that a part which is loaded later brings its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Icon(&'static str);

impl Icon {
    /// A triangle.
    pub const PLAY: Icon = Icon("M8 5v14l11-7z");
    /// Two bars.
    pub const PAUSE: Icon = Icon("M6 5h4v14H6zm8 0h4v14h-4z");
    /// A triangle against a bar.
    pub const STEP: Icon = Icon("M6 5v14l9-7zm10 0h3v14h-3z");
    /// An arrow in a circle.
    pub const RESET: Icon = Icon("M12 5V1L7 6l5 5V7a5 5 0 1 1-5 5H5a7 7 0 1 0 7-7z");
    /// A plus sign.
    pub const PLUS: Icon = Icon("M19 13h-6v6h-2v-6H5v-2h6V5h2v6h6z");
    /// A minus sign.
    pub const MINUS: Icon = Icon("M5 11h14v2H5z");
    /// Three dots, linked.
    pub const SHARE: Icon = Icon(
        "M18 16a3 3 0 0 0-2 .8l-7.1-4.1a3 3 0 0 0 0-1.4L16 7.2a3 3 0 1 0-1-2.2l.1.7L8 9.8a3 3 0 1 0 0 4.4l7.1 4.2-.1.6a3 \
         3 0 1 0 3-3z",
    );
    /// A cross.
    pub const CLOSE: Icon =
        Icon("M18.3 5.7 12 12l6.3 6.3-1.4 1.4L10.6 13.4 4.3 19.7 2.9 18.3 9.2 12 2.9 5.7 4.3 4.3l6.3 6.3 6.3-6.3z");
    /// An arrow back.
    pub const UNDO: Icon =
        Icon("M12.5 8c-2.6 0-5 1-6.9 2.6L2 7v9h9l-3.6-3.6A8 8 0 0 1 20.1 16l2.4-.8A10.5 10.5 0 0 0 12.5 8z");
    /// An arrow forward.
    pub const REDO: Icon = Icon("M18.4 10.6A10.5 10.5 0 0 0 1.5 15.2l2.4.8a8 8 0 0 1 12.7-3.6L13 16h9V7z");
    /// Half a disc.
    pub const LOOKS: Icon = Icon("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 2v14a7 7 0 0 1 0-14z");
    /// A screen on a stand.
    pub const SCREEN: Icon = Icon("M3 4h18v12h-8v2h3v2H8v-2h3v-2H3zm2 2v8h14V6z");
    /// An eye.
    pub const EYE: Icon = Icon(
        "M12 5C7 5 2.7 8.1 1 12c1.7 3.9 6 7 11 7s9.3-3.1 11-7c-1.7-3.9-6-7-11-7zm0 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 \
         0 9zm0-2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    );
    /// A die.
    pub const DICE: Icon = Icon(
        "M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zm3 3.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm8 \
         8a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3zm-4-4a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z",
    );
    /// A padlock.
    pub const LOCK: Icon = Icon(
        "M17 9h-1V7a4 4 0 0 0-8 0v2H7a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1v-9a1 1 0 0 0-1-1zm-7-2a2 2 0 0 1 4 0v2h-4z",
    );
    /// An arrow down onto a line.
    pub const DOWNLOAD: Icon = Icon("M5 18h14v2H5zM19 9h-4V3H9v6H5l7 7z");
    /// A tick.
    pub const CHECK: Icon = Icon("M9 16.2 4.8 12l-1.4 1.4L9 19 21 7l-1.4-1.4z");
    /// An arrowhead to the left.
    pub const BEFORE: Icon = Icon("M15.4 7.4 14 6l-6 6 6 6 1.4-1.4-4.6-4.6z");
    /// An arrowhead to the right.
    pub const AFTER: Icon = Icon("M8.6 7.4 10 6l6 6-6 6-1.4-1.4 4.6-4.6z");
    /// A bar, and a triangle that leaves it.
    pub const FILM: Icon = Icon("M5 5h2.5v14H5zm5 0v14l10-7z");
    /// Three dots.
    pub const MORE: Icon = Icon("M5 10h4v4H5zm5 0h4v4h-4zm5 0h4v4h-4z");

    /// The icon as big as the text around it says.
    pub fn view(self) -> Html {
        html! {
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={self.0} /></svg>
        }
    }
}
