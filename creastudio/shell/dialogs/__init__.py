"""What all dialogs are made of, the questions that anybody asks, and the dialogs of the studio and of a project as a whole.

A dialog of one topic lies in the folder of that topic: ``models``, ``plugins``, ``safety``, ``exporting``, ``formats``.
"""
