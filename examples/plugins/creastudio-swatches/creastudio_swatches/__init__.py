"""Palettes of pictures, in the files of other programs: a plugin for CreaStudio."""
