"""The table of what can be done on the timeline."""

from __future__ import annotations

from creastudio.shell.timeline.clip_commands import ClipCommands
from creastudio.shell.timeline.command_table import COMMANDS
from creastudio.shell.timeline.monitor.frame_actions import FrameActions
from creastudio.shell.timeline.monitor.monitor import Monitor
from creastudio.shell.timeline.ruler.marks import MarkCommands
from creastudio.shell.timeline.sequences import SequenceCommands
from creastudio.shell.timeline.transport.transport import Transport
from creastudio.shell.timeline.transport.transport_bar import TransportBar

HOLDERS = (Transport, ClipCommands, MarkCommands, SequenceCommands, TransportBar, Monitor, FrameActions)


def test_every_command_has_a_method_and_a_name_of_its_own() -> None:
    for command in COMMANDS:
        assert any(callable(getattr(holder, command.call, None)) for holder in HOLDERS), command.id
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
