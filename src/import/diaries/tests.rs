//! What other diaries hold, on made files; and that no file makes the reader panic.
