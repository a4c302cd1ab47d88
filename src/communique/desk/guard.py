"""What a request must show before it is answered, and what every answer says to the browser.

Against other sites in the same browser: the Host must be this machine by name or number with our port, so that no
foreign name can be made to lead here (DNS rebinding); what changes something must be a POST that carries the token of
this run, which only our own pages show, and that no other site has sent (Origin, Sec-Fetch-Site). The policies let a
page load our style and script and nothing else from anywhere.
"""

from __future__ import annotations

import hmac
import html
import re

from werkzeug.exceptions import BadRequest, Forbidden, MisdirectedRequest
from werkzeug.wrappers import Request, Response

LOCAL = ("127.0.0.1", "localhost")

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Of the desk's own pages. The account page brings the stricter one that it carries."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_META_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def check_request(request: Request, *, port: int, token: str) -> None:
    """Raises an HTTP error for a request that is not of this machine, or that changes something without the token."""
    if request.headers.get("Host") not in [f"{name}:{port}" for name in LOCAL]:
        raise MisdirectedRequest("This desk answers only on this machine, by the address that was printed.")
    if request.method in ("GET", "HEAD"):
        return
    if request.method != "POST":
        raise BadRequest("There is nothing that is done this way.")
    origin = request.headers.get("Origin")
    if origin is not None and origin not in [f"http://{name}:{port}" for name in LOCAL]:
        raise Forbidden("This was sent by another site.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden("This was sent by another site.")
    if not hmac.compare_digest(request.form.get("token", "").encode(), token.encode()):
        raise Forbidden("The desk was started again since this page was opened: go back, load it again, and repeat.")


def protect(response: Response) -> Response:
    """The response with what it says to the browser; a policy that it has already stays."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def page_policy(page: str) -> str:
    """The policy that an account page carries, with leave to be shown in a frame of the desk."""
    found = _META_POLICY.search(page)
    own = html.unescape(found.group(1)) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'self'"
