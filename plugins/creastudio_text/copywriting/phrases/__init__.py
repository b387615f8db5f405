"""Phrase patterns: a module for each language and tone, with headlines, long headlines and descriptions, one a line.

A word in braces is a field of the brief; with a capital (``{Benefit}``) it begins a sentence. Patterns say nothing that the brief
doesn't: no figures, no superlatives, no promises. A mark such as ``!event`` at the end keeps a pattern from that kind of thing (``kinds.py``).
"""
