"""The desk on a port of this machine, for this machine alone, until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from communique.desk.app import Desk
from communique.desk.shelf import Shelf
from communique.errors import InputError

ADDRESS = "127.0.0.1"
PORT = 8351
"""The usual port: no other program's, as far as IANA's list knows."""


class QuietHandler(WSGIRequestHandler):
    """Says nothing of the pages that were asked for, and nothing of what serves them."""

    timeout = 30  # seconds; a browser opens connections ahead of need, each of which holds a thread

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: what was looked at is nobody's business."""

    def version_string(self) -> str:
        return "communique"


def serve(shelf: Shelf, *, port: int, by: str, ready: Callable[[str], None]) -> None:
    """Serve the desk until interrupted; `ready` is given its address. Raises InputError where the port is taken.

    Port 0 takes a free one.
    """
    with make_desk(shelf, port=port, by=by) as server:
        ready(f"http://{ADDRESS}:{server.port}/")
        server.serve_forever()


def make_desk(shelf: Shelf, *, port: int, by: str) -> BaseWSGIServer:
    """A server that waits at its port, and answers once it is told to serve."""
    try:
        waiting = socket.create_server((ADDRESS, port))
    except OSError as error:
        raise InputError(f"port {port} cannot be used: {error.strerror}; say --port 0 for a free one") from error
    with waiting:
        chosen = waiting.getsockname()[1]
        desk = Desk(shelf, port=chosen, by=by)
        return make_server(ADDRESS, chosen, desk, threaded=True, request_handler=QuietHandler, fd=waiting.fileno())
