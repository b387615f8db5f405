"""An open project without a window: what the shell and the command line both work on. No Qt."""
