"""An example of a plugin that writes."""
