"""The command line: the same plugins without a window; also what scripts and CI use.

Each command group is one file that imports click alone at its top, so that ``creastudio --help`` is quick; what
does the work is imported when a command runs.
"""
