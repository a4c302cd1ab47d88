"""A desk to ask: by Werkzeug's client, with the Host and, in forms, the token that a browser would send."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from werkzeug.test import Client, TestResponse

from communique.desk.app import Desk
from communique.desk.shelf import Shelf
from tests.desk.river_desk import make_shelf

PORT = 8351


class Browser:
    """Asks for pages and sends forms, as a browser on this machine does."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._client = Client(desk)

    def get(self, path: str, *, host: str = f"127.0.0.1:{PORT}") -> TestResponse:
        return self._client.get(path, headers={"Host": host})

    def read(self, path: str) -> str:
        response = self.get(path)
        assert response.status_code == 200, response.text
        return response.text

    def post(
        self, path: str, token: str | None = None, headers: dict[str, str] | None = None, **fields: object
    ) -> TestResponse:
        data = {"token": self.desk.token if token is None else token, **fields}
        return self._client.post(path, data=data, headers={"Host": f"127.0.0.1:{PORT}", **(headers or {})})

    def correct(self, kind: str, *names: str, back: str = "/river/") -> TestResponse:
        return self.post("/river/corrections", kind=kind, name=list(names), back=back)


def words_of(page: str) -> str:
    """What is to be read on a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return make_shelf(tmp_path)


@pytest.fixture
def browse(shelf: Shelf) -> Browser:
    return Browser(Desk(shelf, port=PORT, by="foreign desk"))
