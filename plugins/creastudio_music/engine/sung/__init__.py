"""Words that are sung: their syllables, and the notes that carry them."""
