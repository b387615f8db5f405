"""The network that composes."""
