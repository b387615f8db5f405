"""The faces of the generators and the trainer: a module for each, with its parameters and its manifest."""
