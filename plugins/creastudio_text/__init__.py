"""Writing: verse, prose, dialogue, copy and scripts, and models tuned on one's own texts."""
