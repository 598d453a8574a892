//! What the words show.
