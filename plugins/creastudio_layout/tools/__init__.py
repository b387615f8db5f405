"""Faces of the generators: one a module; they import the api and nothing heavier."""
