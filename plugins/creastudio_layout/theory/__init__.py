"""What is known of layouts, in plain Python and NumPy: metrics, archetypes, scores."""
