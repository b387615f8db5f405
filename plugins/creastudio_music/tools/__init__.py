"""Faces of the generators and trainers: manifests and parameters, a module each."""
