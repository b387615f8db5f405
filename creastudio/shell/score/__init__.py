"""The score editor: the notes of a score clip, drawn, played and gone on with."""
