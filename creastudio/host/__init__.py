"""Finds plugins, keeps the broken ones apart, and installs, checks and packs those of third parties."""
