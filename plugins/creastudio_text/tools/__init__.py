"""The faces of the generators and trainers, one a module."""
