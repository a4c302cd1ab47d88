"""What the user says is kept in order, and can be undone without being forgotten."""

from __future__ import annotations

from communique.store.corrections import keep_correction, keep_new_corrections, list_corrections, undo_correction
from communique.store.database import Store
from communique.types import Correction, CorrectionKind

JOIN = Correction(0, CorrectionKind.SAME, ("Teodor Vrask", "Tedor Vrask"), by="desk", at="2031-03-14T09:00:00Z")
NAME = Correction(0, CorrectionKind.RENAME, ("Varpres", "Varpress"))


def test_corrections_come_back_in_the_order_in_which_they_were_said(store: Store) -> None:
    numbers = [keep_correction(store, JOIN), keep_correction(store, NAME)]
    kept = list_corrections(store)
    assert [each.number for each in kept] == numbers
    assert [(each.said.kind, each.said.names) for each in kept] == [(each.kind, each.names) for each in (JOIN, NAME)]


def test_who_said_it_and_when_is_kept(store: Store) -> None:
    keep_correction(store, JOIN)
    (kept,) = list_corrections(store)
    assert (kept.said.by, kept.said.at) == ("desk", "2031-03-14T09:00:00Z")


def test_a_correction_without_a_time_is_said_now(store: Store) -> None:
    keep_correction(store, NAME)
    assert list_corrections(store)[0].said.at is not None


def test_an_undone_correction_stays_with_who_undid_it(store: Store) -> None:
    number = keep_correction(store, JOIN)
    assert undo_correction(store, number, by="editor")
    (kept,) = list_corrections(store)
    assert kept.undone_by == "editor"
    assert kept.undone_at is not None


def test_what_is_undone_is_not_undone_again(store: Store) -> None:
    number = keep_correction(store, JOIN)
    undo_correction(store, number, by="editor")
    assert not undo_correction(store, number, by="somebody")


def test_corrections_of_a_file_are_added_once(store: Store) -> None:
    assert keep_new_corrections(store, [JOIN, NAME, NAME]) == 2
    assert keep_new_corrections(store, [JOIN, NAME]) == 0


def test_what_was_undone_does_not_come_back_with_its_file(store: Store) -> None:
    undo_correction(store, keep_correction(store, JOIN), by=None)
    assert keep_new_corrections(store, [JOIN]) == 0


def test_what_cannot_be_used_is_not_kept(store: Store) -> None:
    assert keep_new_corrections(store, [Correction(1, None, (), "is no action")]) == 0
