"""Make src/communique/ingest/outlets.tsv from a CSV of news outlets: domain, name, other_domains.

In: the CSV named on the command line. Out: the table, one line a domain, sorted. Entries below a path are left out (a
section of a site is not its outlet), and so are domains that the CSV gives two different names.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).parents[2] / "src" / "communique" / "ingest" / "outlets.tsv"
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def make_table(source: Path) -> list[str]:
    """The lines of the table: domain, tab, name."""
    names: dict[str, set[str]] = defaultdict(set)
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = " ".join(row["name"].split())
            for domain in (row["domain"], *re.split(r"[\s,;|]+", row["other_domains"] or "")):
                if name and DOMAIN.fullmatch(bare := domain.strip().lower().removeprefix("www.")):
                    names[bare].add(name)
    return [f"{domain}\t{min(known)}" for domain, known in sorted(names.items()) if len(known) == 1]


if __name__ == "__main__":
    lines = make_table(Path(sys.argv[1]))
    TABLE.write_text("\n".join(("# domain, tab, name of the outlet", *lines, "")), encoding="utf-8")
    print(f"{len(lines)} domains written to {TABLE}", file=sys.stderr)
