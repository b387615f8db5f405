"""Campaigns in the window: asked for in a form, and delivered into a folder."""
