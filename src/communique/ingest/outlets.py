"""The name of an outlet by the domain of its pages.

In: a URL. Out: the name that outlets.tsv has for its domain, or None. The table (domain, tab, name) is made by
training/outlets/make_table.py and read when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit

_SHARED_HOSTS = frozenset(
    "blogspot.com wordpress.com medium.com substack.com tumblr.com github.io weebly.com wixsite.com typepad.com "
    "livejournal.com squarespace.com ghost.io google.com yahoo.com msn.com facebook.com twitter.com x.com youtube.com "
    "reddit.com linkedin.com archive.org webflow.io beehiiv.com".split()
)
"""Hosts of many outlets: "valley-notes.substack.com" is not by Substack, so only their own entries count."""


def outlet_of(url: str) -> str | None:
    """The outlet whose domain `url` is under; a subdomain belongs to the outlet of its domain."""
    host = host_of(url)
    names = _names()
    if host is None:
        return None
    if host in names:
        return None if host in _SHARED_HOSTS else names[host]
    labels = host.split(".")
    for start in range(1, len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in _SHARED_HOSTS:
            return None
        if domain in names:
            return names[domain]
    return None


def host_of(url: str) -> str | None:
    """The host of an http or https URL, in lower case and without "www."."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and parts.scheme in ("http", "https") else None


def outlet_names() -> frozenset[str]:
    """The names of the table; some are those of bodies that publish a site: parties, agencies, institutes."""
    return frozenset(_names().values())


@cache
def _names() -> Mapping[str, str]:
    lines = files(__package__).joinpath("outlets.tsv").read_text(encoding="utf-8").splitlines()
    return MappingProxyType(dict(line.split("\t", 1) for line in lines if not line.startswith("#")))
