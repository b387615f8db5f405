"""First lines of the frozen app. The one executable is the window, the command line and the engine."""

import multiprocessing
import sys

# Before anything else: a child that multiprocessing started must not run the studio.
multiprocessing.freeze_support()

from creastudio.__main__ import main

sys.exit(main())
