"""One program: the studio, and what it starts itself again as.

An engine (``--engine``), exports (``--render``), the engraver of scores (``--engrave``), a plugin's probe (``--probe``), a
capped reader (``--capped``), an engine that is tried (``--try-engine``). They import nothing of the window.
"""

from __future__ import annotations

import sys


def main() -> int:
    """Run what the first argument asks for and return the exit code."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else ""
    if purpose == "--engine":
        from creastudio.jobs import engine_main

        return engine_main.main()
    if purpose == "--render":
        from creastudio.export import render_main

        return render_main.main()
    if purpose == "--engrave":
        from creastudio.render import engraver_main

        return engraver_main.main()
    if purpose == "--probe":
        from creastudio.host.probe import probe_main

        return probe_main(sys.argv[2:])
    if purpose == "--capped":
        from creastudio.jobs import capped_main

        return capped_main.main(sys.argv[2:])
    if purpose == "--try-engine":
        from creastudio.engines import trial

        return trial.trial_main(sys.argv[2:])
    try:
        from creastudio.cli.main import main as run

        return run()
    except KeyboardInterrupt:
        # Pressed while the commands were still being imported.
        sys.stderr.write("Interrupted.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
