"""Which program the engines are: this one again, the one in the bundle, or one that a person added."""
