//! Which meanings are among the words.

use super::lexicon::Meaning;

/// The meanings of a question's words.
pub(super) struct Meant<'a>(pub(super) &'a [(Meaning, String)]);

impl Meant<'_> {
    /// Whether a meaning is there.
    pub(super) fn has(&self, wanted: Meaning) -> bool {
        self.0.iter().any(|(meaning, _)| *meaning == wanted)
    }

    /// Whether one of several is there.
    pub(super) fn any(&self, wanted: &[Meaning]) -> bool {
        wanted.iter().any(|meaning| self.has(*meaning))
    }
}
