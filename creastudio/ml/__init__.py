"""The torch toolkit of engines: devices, training, averaging, checkpoints, augmentation and metrics.

Importing this package imports nothing heavy; each module is imported by the engine that needs it.
"""
