"""Event records -> an iCalendar of all-day events (RFC 5545).

No clock: DTSTAMP, which the standard requires, is midnight of the last day on which an article of the account is known
to have been published, or of 1 January 1970 where no article's date is known. DTEND is the day after the last.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from communique.export.addresses import encode_address, find_web_address
from communique.export.counts import count_origins
from communique.export.days import Days, days_of
from communique.export.events.records import EventRecord
from communique.export.html.dates import show_date
from communique.types import Account, Modality
from communique.version import __version__

# RFC 5545, 3.1: octets of a line before it is folded, the line break not counted.
LONGEST_LINE = 75

STATUS = {
    Modality.ACTUAL: "CONFIRMED",
    Modality.PLANNED: "TENTATIVE",
    Modality.HYPOTHETICAL: "TENTATIVE",
    Modality.NEGATED: "CANCELLED",
}

_LINE_END = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def records_to_ics(records: Iterable[EventRecord], account: Account) -> str:
    """The calendar; events without a day of the calendar must have been left out."""
    stamp = _last_publication(account)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Communique//Communique {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(account.title)}",
    ]
    for record in records:
        days = days_of(record.event.date)
        if days is not None:
            lines += _event(record, days, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _event(record: EventRecord, days: Days, stamp: datetime.date) -> list[str]:
    event = record.event
    about = (record.sentence, record.told, show_date(event.date), f"{event.modality}, {count_origins(event.origins)}")
    return [
        "BEGIN:VEVENT",
        f"UID:{_text(event.id)}@communique",
        f"DTSTAMP:{_day(stamp)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(days.first)}",
        *([f"DTEND;VALUE=DATE:{_day(days.last + datetime.timedelta(1))}"] if days.last < datetime.date.max else []),
        f"SUMMARY:{_text(record.words)}",
        f"DESCRIPTION:{_text(chr(10).join(filter(None, about)))}",
        *([f"CATEGORIES:{event.type}"] if event.type else []),
        *([f"URL:{url}"] if (url := _uri(record.article.url)) else []),
        f"STATUS:{STATUS[event.modality]}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _last_publication(account: Account) -> datetime.date:
    known = [days.last for article in account.articles if (days := days_of(article.published))]
    return max(known, default=datetime.date(1970, 1, 1))


def _day(day: datetime.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _text(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): four characters escaped, other controls left out."""
    escaped = re.sub(r"([\\;,])", r"\\\1", text)
    return _CONTROL.sub("", _LINE_END.sub(r"\\n", escaped))


def _uri(url: str | None) -> str | None:
    """A web address without what could end its line; None for any other."""
    address = find_web_address(url)
    return address and encode_address(address)


def _fold(line: str) -> str:
    """Cut into lines of at most LONGEST_LINE octets, between characters; each but the first begins with a space."""
    out = [""]
    room = LONGEST_LINE
    for character in line:
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            out.append("")
            room = LONGEST_LINE - 1
        out[-1] += character
        room -= size
    return "\r\n ".join(out)
