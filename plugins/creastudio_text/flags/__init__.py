"""Words that a text had better not say unawares: lists, what excuses them, and where they stand. Light; no torch."""
