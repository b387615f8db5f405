"""Edits of a project's safety policy, and of what checks said of its assets."""

from __future__ import annotations

from collections.abc import Mapping

from creastudio.core.document import Document
from creastudio.core.edits.edit import Edit
from creastudio.core.edits.tree import changed, replace_item
from creastudio.core.safety import MAX_EXCEPTIONS, SafetyPolicy, SafetyReport


def set_safety(policy: SafetyPolicy) -> Edit:
    """Let another policy hold."""
    return Edit("Change safety policy", lambda document: changed(document, safety=policy))


def clear_flagged(*hashes: str, cleared: bool = True) -> Edit:
    """Let things through whatever is said of them, or heed again what is; the oldest give way where there are very many."""

    def apply(document: Document) -> Document:
        policy = document.safety
        others = [sha256 for sha256 in dict.fromkeys(hashes) if (sha256 in policy.cleared) != cleared]
        if not others:
            return document
        rest = [sha256 for sha256 in policy.cleared if sha256 not in others]
        kept = tuple([*rest, *others][-MAX_EXCEPTIONS:] if cleared else rest)
        return changed(document, safety=changed(policy, cleared=kept))

    return Edit("Let through" if cleared else "Heed again", apply)


def set_reports(reports: Mapping[str, SafetyReport]) -> Edit:
    """Keep what checks said now of assets, by their hashes; those that the document doesn't hold are passed over."""

    def apply(document: Document) -> Document:
        assets = document.assets
        for sha256, report in reports.items():
            if document.find_asset(sha256) is not None:
                assets = replace_item(
                    assets, sha256, lambda asset, report=report: changed(asset, metadata=report.within(asset.metadata)), "asset"
                )  # fmt: skip
        return document if assets is document.assets else document.model_copy(update={"assets": assets})

    return Edit("Check again", apply)
