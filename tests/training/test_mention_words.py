"""Tests of training/events/mention_words.py."""

from pathlib import Path

from communique.types import Modality
from training.events.mention_words import EventWord, read_events


def test_events_have_their_place_in_running_text(tmp_path: Path) -> None:
    line = 'Varda <EVENT eid="e1" class="OCCURRENCE">withdrew</EVENT> on <TIMEX3 tid="t1">Friday</TIMEX3>.'
    (tmp_path / "a.tml").write_text(f"<TimeML><TEXT>{line}</TEXT></TimeML>", "utf-8")
    assert list(read_events(tmp_path)) == [("Varda withdrew on Friday.", (EventWord(6, 14, "occurrence"),))]


def test_a_negated_instance_did_not_take_place(tmp_path: Path) -> None:
    line = 'They <EVENT eid="e1" class="OCCURRENCE">met</EVENT>.'
    instance = '<MAKEINSTANCE eventID="e1" tense="PAST" polarity="NEG"/>'
    (tmp_path / "a.tml").write_text(f"<TimeML><TEXT>{line}</TEXT>{instance}</TimeML>", "utf-8")
    assert [event.modality for _, events in read_events(tmp_path) for event in events] == [Modality.NEGATED]
