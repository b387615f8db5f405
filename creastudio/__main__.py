"""One program, three purposes: the studio, an engine (``--engine``), the probe of a plugin (``--probe``).

The last two are how the studio starts itself again as a child; they import nothing of the window.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the first argument asks for and return the exit code."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else ""
    if purpose == "--engine":
        from creastudio.jobs import engine_main

        return engine_main.main()
    if purpose == "--probe":
        from creastudio.host.probe import probe_main

        return probe_main(sys.argv[2:])
    from creastudio.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
