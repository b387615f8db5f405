"""The models of a person in a window of their own: shown as cards, brought in, converted, exported, removed."""
