"""The document and everything that is true of it without a window, a file or a model."""
