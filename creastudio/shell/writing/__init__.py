"""The panel in which texts are written: branches, variations that stream, checks beside the lines."""
