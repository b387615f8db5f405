"""The library: everything of the project and of a person's own folders, to be found, rated and used."""
