"""Ad layouts: from brief and brand to every format, still editable."""
