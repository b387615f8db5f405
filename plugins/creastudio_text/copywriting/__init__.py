"""Copy without a model: a brief taken apart, phrase patterns over it, limits, and how variants are ranked."""
