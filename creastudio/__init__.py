"""CreaStudio: an offline creative studio built from generator plugins."""

__version__ = "0.1.0"
