"""Preparing the pictures of a data set: what was found in a folder, and what is chosen for it."""
