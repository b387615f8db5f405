"""The panel of generators and trainers, and their forms."""
