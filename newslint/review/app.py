"""The pages on loopback, for nobody but the holder of the token.

The token is a part of the address, so there is no cookie that another port could be sent. What changes anything is a
POST of JSON from the page itself: its Host, its Origin and what the browser says of the request are looked at first, so
neither another site, nor a name that leads here (DNS rebinding), nor a form can decide.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from newslint.errors import NewslintError, UsageError, how_to_install
from newslint.review.session import Session

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

#: an order is at most this long, in bytes
LONGEST = 16_384
_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
Answer = Callable[["Request"], Awaitable["Response"]]


def make_app(session: Session, token: str, port: int) -> Starlette:
    """The application that serves a session. Raises UsageError if Starlette isn't installed."""
    try:
        from starlette.applications import Starlette
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse
        from starlette.routing import Route
    except ImportError:
        raise missing() from None

    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    def guard_answer(answer: Answer) -> Answer:
        async def guard(request: Request) -> Response:
            if refusal := _refuse(request, token, hosts):
                return PlainTextResponse(refusal, 403, _HEADERS)
            response = await answer(request)
            response.headers.update(_HEADERS)
            return response

        return guard

    async def show(request: Request) -> Response:
        return HTMLResponse("".join(await run_in_threadpool(lambda: list(session.page()))))

    async def act(request: Request) -> Response:
        try:
            order = json.loads(await _body(request))
            if not isinstance(order, dict):
                raise UsageError("an order is an object")
            told = await run_in_threadpool(_obey, session, request.path_params["act"], order)
        except (ValueError, RecursionError):
            return JSONResponse({"wrong": "not JSON"}, 400)
        except NewslintError as error:
            return JSONResponse({"wrong": str(error), "done": len(session.decided)}, 409)
        return JSONResponse({"told": told, "done": len(session.decided)})

    return Starlette(
        routes=[
            Route("/{token}/", guard_answer(show), methods=["GET"]),
            Route("/{token}/{act}", guard_answer(act), methods=["POST"]),
        ]
    )


def _refuse(request: Request, token: str, hosts: set[str]) -> str:
    """Why a request is not answered; "" if it is."""
    given = request.path_params["token"].encode("utf-8", "surrogatepass")
    if not hmac.compare_digest(given, token.encode()):
        return "Open the address that newslint has printed.\n"
    host = request.headers.get("host", "")
    if host not in hosts:
        return "This is served on loopback alone.\n"
    if request.method == "POST":
        if request.headers.get("origin") != f"http://{host}":
            return "Only the page itself decides.\n"
        if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "Only the page itself decides.\n"
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            return "An order is JSON.\n"
    return ""


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise UsageError("the order is too long")
    return body


def _obey(session: Session, act: str, order: dict[str, Any]) -> str:
    if act == "decide":
        return session.decide(order)
    if act == "undo":
        return session.undo()
    if act == "again":
        session.look()
        return "looked again"
    raise UsageError(f"nobody can `{act[:40]}`")


def missing() -> UsageError:
    """What to say where the extra isn't installed."""
    return UsageError("a review needs Starlette and uvicorn", hint=how_to_install("review"))
