"""The start page: samples, projects opened before, and the way to a new one."""
