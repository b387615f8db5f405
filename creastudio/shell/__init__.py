"""The window of the studio: widgets that mirror an open project, and one bridge to what works in the background."""
