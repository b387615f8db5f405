"""The table itself; what texts name of it is tested in test_formats."""

from __future__ import annotations

from creastudio.api.format_table import asks_for_labels, format_table


def test_every_group_says_where_its_sizes_were_read() -> None:
    table = format_table()
    assert len(table.checked_on.split("-")) == 3
    assert all(group.source for group in table.groups if group.id not in ("screen", "print"))
    ids = [form.id for group in table.groups for form in group.formats]
    assert not any(name.startswith("own.") for name in [*ids, *(group.id for group in table.groups)])


def test_labels_are_asked_for_by_platform() -> None:
    assert asks_for_labels("wechat.moments")
    assert not asks_for_labels("own.wechat")
