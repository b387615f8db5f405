"""The dashboard of trainings."""
