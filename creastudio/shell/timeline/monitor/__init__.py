"""The monitor: the frame under the playhead, painted on a thread of its own, shown and taken hold of."""
