"""Dated events -> the drawn strip of the timeline, as numbers that the template writes down as SVG.

A dot is one day, a bar several or a day that is not known exactly. Rows tell the class: cooperation above the axis,
conflict below it, what has no type below that. Widths are percent of the strip, heights pixels, so that it stretches
with the page while its marks and letters keep their size.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from communique.export.days import Days
from communique.export.html.dates import YEAR_Y
from communique.export.html.time_scale import TimeScale, make_scale
from communique.ingest.dates import MONTHS

# Pixels of the strip on the narrowest page: marks that keep apart there keep apart everywhere.
NARROWEST = 300
# Pixels: from lane to lane, half a dot with its margin, a line of letters, the axis with its labels.
LANE, HALF_DOT, LETTERS, AXIS = 11, 6.0, 15, 32
# Lanes of one row; what finds no room in them is counted beside the last.
MOST_LANES = 8
# Percent from label to label of the axis, and of what is not to scale: "27 Feb" and "1974" at their letters' size.
LABEL_ROOM, YEAR_ROOM = 15.0, 11.0


class Row(StrEnum):
    """The rows of events, from the top."""

    COOPERATION = "cooperation"
    CONFLICT = "conflict"
    UNTYPED = "no type"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event to draw: when, in which row, whether it took place, and the line that it leads to."""

    days: Days
    row: Row
    is_actual: bool
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A dot at `x`, or a bar from `x` to `end`; `y` is its middle."""

    x: str
    y: str
    end: str | None
    is_actual: bool
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """Letters at a place; `anchor` is SVG's: start, middle, end."""

    x: str
    y: str
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class RowView:
    """A row: its shapes, and how many more there are at a place than it has lanes; `kind` is a word for its style."""

    kind: str
    label: Label
    shapes: tuple[Shape, ...]
    more: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything to draw; `axis` is the height of the axis, `lines` its pieces, `breaks` where it is broken off.

    `reports` are the places of the days on which articles appeared; `period` the days that are to scale.
    """

    height: int
    axis: str
    tick_end: str
    lines: tuple[tuple[str, str], ...]
    breaks: tuple[str, ...]
    ticks: tuple[Label, ...]
    years: tuple[Label, ...]
    rows: tuple[RowView, ...]
    reports: tuple[str, ...]
    reports_at: str
    reports_label: Label | None
    period: Days

    @property
    def is_broken(self) -> bool:
        return bool(self.breaks)


def draw_strip(events: Sequence[Drawn], *, reports: Sequence[datetime.date], of_calendar: bool) -> Strip | None:
    """The strip of the events and of the days on which articles appeared; None where there is no event.

    Where the year is not given, `of_calendar` is False, and years are told from YEAR_Y on.
    """
    if not events:
        return None
    spans = [event.days for event in events] + [Days(day, day) for day in reports]
    middle = sorted(event.days.first for event in events)[len(events) // 2]
    scale = make_scale(spans, around=max(reports, default=middle))
    by_row = {row: [event for event in events if event.row is row] for row in Row}
    packed = {row: _pack(own, scale) for row, own in by_row.items()}
    above = LETTERS + LANE * _lanes(packed[Row.COOPERATION]) if by_row[Row.COOPERATION] else 4
    rows, height = [], above + AXIS
    if by_row[Row.COOPERATION]:
        lanes = _heights(above - HALF_DOT, -LANE)
        rows.append(_row(Row.COOPERATION, packed[Row.COOPERATION], scale, lanes=lanes, label=11))
    for row in (Row.CONFLICT, Row.UNTYPED):
        if by_row[row]:
            lanes = _heights(height + LETTERS + HALF_DOT, LANE)
            rows.append(_row(row, packed[row], scale, lanes=lanes, label=height + 11))
            height += LETTERS + LANE * _lanes(packed[row]) + 3
    return Strip(
        height=height + 2 * LETTERS if reports else height,
        axis=str(above + 4),
        tick_end=str(above + 8),
        lines=tuple(_lines(scale)),
        breaks=tuple(
            _percent(x)
            for x, is_broken in ((scale.left - 2, scale.before), (scale.right + 2, scale.after))
            if is_broken
        ),
        ticks=tuple(Label(each.x, str(above + 17), each.text, each.anchor) for each in _ticks(scale, of_calendar)),
        years=tuple(Label(each.x, str(above + 29), each.text, each.anchor) for each in _years(scale, of_calendar)),
        rows=tuple(rows),
        reports=tuple(_percent(scale.at(day.toordinal())) for day in sorted(set(reports))),
        reports_at=str(height + LETTERS + 6),
        reports_label=Label("0", str(height + 11), "articles appeared", "start") if reports else None,
        period=Days(datetime.date.fromordinal(scale.first), datetime.date.fromordinal(scale.last)),
    )


Packed = list[tuple[Drawn, int]]


def _pack(events: Iterable[Drawn], scale: TimeScale) -> Packed:
    """Each event with its lane, in which none covers another on the narrowest page: dots nearest to the axis."""

    def extent(event: Drawn) -> tuple[float, float]:
        ends = (scale.at(event.days.first.toordinal()), scale.at(event.days.last.toordinal()))
        return ends[0] * NARROWEST / 100 - HALF_DOT, ends[1] * NARROWEST / 100 + HALF_DOT

    lanes: list[list[tuple[float, float]]] = []
    packed: Packed = []
    for event in sorted(events, key=lambda event: (event.days.last - event.days.first, event.days.first, event.href)):
        left, right = extent(event)
        free = (
            number for number, taken in enumerate(lanes) if all(right <= start or end <= left for start, end in taken)
        )
        lane = next(free, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append((left, right))
        packed.append((event, lane))
    return packed


def _lanes(packed: Packed) -> int:
    """Lanes that are drawn, the one for what is only counted among them."""
    lanes = max((lane for _, lane in packed), default=-1) + 1
    return min(lanes, MOST_LANES + 1)


def _heights(base: float, step: float) -> list[float]:
    """The middle of each lane, from the axis on, and where what is only counted stands."""
    return [base + lane * step for lane in range(MOST_LANES + 1)]


def _row(row: Row, packed: Packed, scale: TimeScale, *, lanes: Sequence[float], label: float) -> RowView:
    counted: list[tuple[float, int]] = []
    for x in sorted(scale.at(event.days.first.toordinal()) for event, lane in packed if lane >= MOST_LANES):
        if counted and x - counted[-1][0] < YEAR_ROOM:
            counted[-1] = (counted[-1][0], counted[-1][1] + 1)
        else:
            counted.append((x, 1))
    return RowView(
        kind=row.name.lower(),
        label=Label("0", _pixels(label), row.value, "start"),
        shapes=tuple(_shape(event, scale, lanes[lane]) for event, lane in packed if lane < MOST_LANES),
        more=tuple(Label(_percent(x), _pixels(lanes[MOST_LANES] + 4), f"+{count}") for x, count in counted),
    )


def _shape(event: Drawn, scale: TimeScale, y: float) -> Shape:
    first, last = event.days.first.toordinal(), event.days.last.toordinal()
    start, end = scale.at(first), scale.at(last)
    bar_end = None if first == last else _percent(end)
    return Shape(_percent(start), _pixels(y), bar_end, event.is_actual, event.href, event.title)


def _lines(scale: TimeScale) -> Iterator[tuple[str, str]]:
    """The pieces of the axis, broken before and after what is to scale."""
    if scale.before:
        yield "0", _percent(scale.left - 3)
    yield _percent(scale.left - 1 if scale.before else 0), _percent(scale.right + 1 if scale.after else 100)
    if scale.after:
        yield _percent(scale.right + 3), "100%"


def _ticks(scale: TimeScale, of_calendar: bool) -> Iterator[Label]:
    """Days or months of the axis, in the first of some steps that leaves room for the labels.

    A year that is not given may have no 29 February.
    """
    days = [datetime.date.fromordinal(day) for day in range(scale.first, scale.last + 1)]
    enough = (scale.right - scale.left) / LABEL_ROOM
    for step in (1, 2, 7):
        if len(days) / step <= enough:
            shown = (day for day in days[::step] if of_calendar or (day.month, day.day) != (2, 29))
            yield from (_tick(scale, day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in shown)
            return
    for step in (1, 2, 3, 6, 12, 24, 60, 120, 240):
        months = [day for day in days if day.day == 1 and (day.year * 12 + day.month - 1) % step == 0]
        if len(months) <= enough:
            yield from (_tick(scale, day, MONTHS[day.month - 1][:3] if step < 12 else "") for day in months)
            return


def _tick(scale: TimeScale, day: datetime.date, text: str) -> Label:
    x = scale.at(day.toordinal())
    return Label(_percent(x), "", text, _anchor(x))


def _years(scale: TimeScale, of_calendar: bool) -> Iterator[Label]:
    """The years below the axis: where the scale begins and where a year does; not to scale, wherever they fit."""
    beginnings = {datetime.date.fromordinal(day).year: day for day in range(scale.last, scale.first - 1, -1)}
    labelled: list[tuple[float, int]] = []
    for day in (*sorted(beginnings.values()), *reversed(scale.before), *scale.after):
        x, year = scale.at(day), datetime.date.fromordinal(day).year
        if all(abs(x - other) >= YEAR_ROOM for other, _ in labelled) and (
            day in beginnings.values() or year not in {known for _, known in labelled}
        ):
            labelled.append((x, year))
            yield Label(_percent(x), "", str(year) if of_calendar else _counted(year), _anchor(x))


def _counted(year: int) -> str:
    """The year Y, which no article names, and those counted from it."""
    return f"{year - YEAR_Y:+} yr" if year != YEAR_Y else ""


def _anchor(x: float) -> str:
    return "start" if x < YEAR_ROOM / 2 else "end" if x > 100 - YEAR_ROOM / 2 else "middle"


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _pixels(value: float) -> str:
    return f"{value:g}"
