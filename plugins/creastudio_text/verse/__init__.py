"""Forms of verse and their checkers: pure Python, no network, no torch."""
