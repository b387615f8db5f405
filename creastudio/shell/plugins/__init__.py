"""Plugins in the window: what there is, installing, their settings, and help for those who write them."""
