//! The files of the built-in lessons, in order.

/// Each file's name and text.
pub const LESSON_TEXTS: [(&str, &str); 12] = [
    ("01-weighted-sum.txt", include_str!("../../lessons/01-weighted-sum.txt")),
    ("02-and-or.txt", include_str!("../../lessons/02-and-or.txt")),
    ("03-xor.txt", include_str!("../../lessons/03-xor.txt")),
    ("04-step.txt", include_str!("../../lessons/04-step.txt")),
    ("05-layers.txt", include_str!("../../lessons/05-layers.txt")),
    ("06-features.txt", include_str!("../../lessons/06-features.txt")),
    ("07-learning-rate.txt", include_str!("../../lessons/07-learning-rate.txt")),
    ("08-activation.txt", include_str!("../../lessons/08-activation.txt")),
    ("09-overfitting.txt", include_str!("../../lessons/09-overfitting.txt")),
    ("10-weak-learners.txt", include_str!("../../lessons/10-weak-learners.txt")),
    ("11-one-less.txt", include_str!("../../lessons/11-one-less.txt")),
    ("12-your-own-data.txt", include_str!("../../lessons/12-your-own-data.txt")),
];
