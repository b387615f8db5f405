"""The faces of the tools: a module for each, with its parameters and its generators."""
