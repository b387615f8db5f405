"""Fields of the properties: numbers, colours, curves, fonts and times."""
