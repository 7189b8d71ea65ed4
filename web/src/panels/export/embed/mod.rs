//! Code that shows this page in a frame of another one: all of it, the playground alone, or the output alone.

mod code;
mod message;
mod state;
mod view;

#[cfg(test)]
pub use code::Look;
pub use message::EmbedMsg;
pub use state::Embed;
