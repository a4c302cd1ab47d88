"""The desk: requests -> pages made on this machine for this machine (WSGI, through Werkzeug).

Every address begins with the name of a project. What is asked for with GET changes nothing; what a form sends with POST
is one correction, its undoing, or a new build, and leads back to a page.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from werkzeug.exceptions import BadRequest, HTTPException, NotFound, RequestEntityTooLarge
from werkzeug.routing import Map, Rule
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from communique import project
from communique.desk.articles import show_article
from communique.desk.changes import show_changes
from communique.desk.disputes import show_dispute
from communique.desk.downloads import DOWNLOADS
from communique.desk.events import show_event
from communique.desk.guard import check_request, page_policy, protect
from communique.desk.lines import show_comparison, show_line, show_statement
from communique.desk.moves import show_move
from communique.desk.names import show_name
from communique.desk.overview import show_account, show_corrections, show_names, show_project, show_projects
from communique.desk.rendering import render
from communique.desk.saying import understand
from communique.desk.search import show_search
from communique.desk.shelf import Shelf
from communique.desk.visit import Visit
from communique.errors import CommuniqueError
from communique.store.corrections import keep_correction, undo_correction

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

MAX_FORM_BYTES = 100_000
"""Of one request: a correction names a few things in some hundred bytes."""

OWN_FILES = {"desk.css": "text/css", "desk.js": "text/javascript"}

PAGES: dict[str, Callable[..., str]] = {
    "": show_project,
    "account": show_account,
    "search": show_search,
    "names/": show_names,
    "names/<key>": show_name,
    "articles/<key>": show_article,
    "lines/<key>": show_line,
    "statements/<key>": show_statement,
    "events/<key>": show_event,
    "moves/<key>": show_move,
    "disputes/<key>": show_dispute,
    "compare": show_comparison,
    "corrections": show_corrections,
    "changes": show_changes,
}
"""What is only looked at, by its address within a project."""

ADDRESSES = Map(
    [
        Rule("/", endpoint="projects", methods=["GET"]),
        Rule("/.desk/<name>", endpoint="own", methods=["GET"]),
        Rule("/<story>/page/<int:version>", endpoint="page", methods=["GET"]),
        Rule("/<story>/files/<name>", endpoint="download", methods=["GET"]),
        Rule("/<story>/corrections", endpoint="correct", methods=["POST"]),
        Rule("/<story>/corrections/<int:number>/undo", endpoint="undo", methods=["POST"]),
        Rule("/<story>/build", endpoint="build", methods=["POST"]),
        *(Rule(f"/<story>/{address}", endpoint=f"show {address}", methods=["GET"]) for address in PAGES),
    ]
)


class SmallRequest(Request):
    """A request whose form cannot be larger than a form of ours."""

    max_content_length = MAX_FORM_BYTES
    max_form_memory_size = MAX_FORM_BYTES
    max_form_parts = 50


class Desk:
    """The application, served at `port`; `by` is whose corrections they are."""

    def __init__(self, shelf: Shelf, *, port: int, by: str) -> None:
        self.shelf = shelf
        self.port = port
        self.by = by
        self.token = secrets.token_urlsafe(24)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return protect(self._answer(SmallRequest(environ)))(environ, start_response)

    def _answer(self, request: Request) -> Response:
        """What cannot be answered is told on a page, with the reason."""
        try:
            check_request(request, port=self.port, token=self.token)
            endpoint, values = ADDRESSES.bind_to_environ(request.environ).match()
            return self._route(request, endpoint, values)
        except HTTPException as error:
            if error.code is None or error.code < 400:  # an address without its last stroke
                return Response(status=error.code, headers=error.get_headers(request.environ))
            name = "This was not kept" if isinstance(error, BadRequest) else error.name
            back = "/" if isinstance(error, RequestEntityTooLarge) else _back(request)
            return _html(render("fault", name=name, reason=error.description or "", back=back), error.code)
        except CommuniqueError as error:
            return _html(render("fault", name="This cannot be done", reason=str(error), back=_back(request)), 500)

    def _route(self, request: Request, endpoint: str, values: Mapping[str, object]) -> Response:
        if endpoint == "projects":
            return _html(show_projects(self.shelf))
        if endpoint == "own":
            return _own_file(str(values["name"]))
        story = str(values["story"])
        if story not in self.shelf.paths:
            raise NotFound(f"There is no project {story} on this desk.")
        within = {name: value for name, value in values.items() if name != "story"}
        with self.shelf.open_store(story) as store:
            visit = Visit(self.shelf, story, store, address=request.full_path, arguments=request.args, token=self.token)
            if endpoint.startswith("show "):
                return _html(PAGES[endpoint.removeprefix("show ")](visit, **within))
            act: dict[str, Callable[..., Response]] = {
                "page": _page,
                "download": _download,
                "correct": self._correct,
                "undo": self._undo,
                "build": self._build,
            }
            return act[endpoint](visit, request, **within)

    def _correct(self, visit: Visit, request: Request) -> Response:
        said = understand(visit.opened, request.form.get("kind", ""), request.form.getlist("name"))
        opened = visit.opened
        made = (opened.events, opened.moves, opened.disputes, opened.issues)
        problem = None if any(said.names[0] in each for each in made) else project.find_problem(visit.store, said)
        if problem is not None:
            raise BadRequest(f"This would change nothing: {problem}.")
        number = keep_correction(visit.store, replace(said, by=self.by))
        return _lead_back(visit, request, noted=number)

    def _undo(self, visit: Visit, request: Request, number: int) -> Response:
        if not undo_correction(visit.store, number, by=self.by):
            raise NotFound(f"There is no correction {number} that could be undone.")
        return _lead_back(visit, request)

    def _build(self, visit: Visit, request: Request) -> Response:
        if not project.build(visit.store).articles:
            raise BadRequest("There is no article in this project yet: `communique add ARTICLES` puts some into it.")
        return redirect(f"{visit.root}changes", code=303, Response=Response)


def _back(request: Request) -> str:
    """The page on this desk that a form stood on, else the list of projects."""
    back = request.form.get("back", "") if request.method == "POST" else ""
    return back if re.match(r"/[^/\\]", back) else "/"


def _html(content: str, status: int = 200) -> Response:
    return Response(content, status, mimetype="text/html")


def _own_file(name: str) -> Response:
    if name not in OWN_FILES:
        raise NotFound
    content = files("communique.desk").joinpath("templates", name).read_text(encoding="utf-8")
    return Response(content, mimetype=OWN_FILES[name])


def _page(visit: Visit, _: Request, version: int) -> Response:
    """The account page as it is exported, with the policy that it carries."""
    opened = visit.shelf.open_account(visit.story, visit.store, version)
    if opened is None:
        raise NotFound(f"There is no version {version} of the account.")
    response = _html(opened.page)
    response.headers["Content-Security-Policy"] = page_policy(opened.page)
    return response


def _download(visit: Visit, _: Request, name: str) -> Response:
    for each in DOWNLOADS:
        if each.name == name:
            response = Response(each.make(visit), mimetype=each.media)
            shown = quote(f"{visit.story}-{name}")
            response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{shown}"
            return response
    raise NotFound(f"There is no file {name}.")


def _lead_back(visit: Visit, request: Request, *, noted: int | None = None) -> Response:
    """To the page that the form stood on, if it is one of this project; with the number of what was noted."""
    back = urlsplit(request.form.get("back", ""))
    path = back.path if not back.netloc and back.path.startswith(visit.root) else visit.root
    query = [(name, value) for name, value in parse_qsl(back.query) if name != "noted"]
    if noted is not None:
        query.append(("noted", str(noted)))
    return redirect(f"{path}?{urlencode(query)}" if query else path, code=303, Response=Response)
