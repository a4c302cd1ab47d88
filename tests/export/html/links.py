"""The anchors of a page, and where its links within itself lead, whether or not they stand in quotation marks."""

from __future__ import annotations

import re


def find_anchors(html: str) -> list[str]:
    return re.findall(r'<[^>]*\bid="?([^\s">]+)', html)


def find_targets(html: str) -> list[str]:
    return re.findall(r'<[^>]*\bhref="?#([^\s">]+)', html)
