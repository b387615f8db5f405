"""Dialogs: questions and settings in windows of their own."""
