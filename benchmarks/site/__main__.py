"""`python -m benchmarks.site`: serve a generated site until it is interrupted, and count what it is asked."""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import get_args

import msgspec
from aiohttp import web

from benchmarks.site.answers import GeneratedSite
from benchmarks.site.counters import PATH, Counters
from benchmarks.site.plan import Plan
from fixtures.replica.model import Lang
from fixtures.replica.responses import respond
from fixtures.replica.routes import Redirection


@dataclass
class Handler:
    """Answers after `latency` seconds."""

    site: GeneratedSite
    latency: float
    counters: Counters = field(default_factory=Counters)

    async def answer(self, request: web.Request) -> web.Response:
        """Answer one request of a harvester."""
        self.counters.began(request.path, time.monotonic())
        await asyncio.sleep(self.latency)
        response = self._response(request)
        self.counters.answered(response.status, response.content_length or 0)
        return response

    def _response(self, request: web.Request) -> web.Response:
        answer = self.site.answer(request.path, request.query)
        if answer is None:
            return web.Response(status=404, text="not found")
        if isinstance(answer, Redirection):
            return web.Response(status=answer.status, headers={"Location": answer.location})
        return respond(request, answer)

    async def tell(self, _request: web.Request) -> web.Response:
        """The counts as JSON."""
        return web.Response(body=msgspec.json.encode(self.counters.counts()), content_type="application/json")

    async def forget(self, _request: web.Request) -> web.Response:
        """Begin to count anew."""
        self.counters = Counters()
        return web.Response(status=204)


async def _serve(handler: Handler) -> None:
    app = web.Application()
    app.router.add_get(PATH, handler.tell)
    app.router.add_delete(PATH, handler.forget)
    app.router.add_get("/{path:.*}", handler.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    print(f"site on http://{host}:{port}", flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--releases", type=int, default=400, help="pages of releases (default 400)")
    parser.add_argument("--until", type=dt.date.fromisoformat, default=dt.datetime.now(dt.UTC).date())
    parser.add_argument("--themes", type=int, default=4, help="themes they are spread over (default 4)")
    parser.add_argument(
        "--series", type=int, default=2, help="monthly series of a theme (default 2, at most 6)"
    )
    parser.add_argument("--langs", default="en,ru,kk", help="languages, with commas (default en,ru,kk)")
    parser.add_argument("--size", type=int, default=20_000, help="bytes a page at least (default 20000)")
    parser.add_argument("--no-files", action="store_true", help="releases without an attached file")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before each answer (default 0)")
    options = parser.parse_args()
    plan = Plan(
        releases=options.releases,
        until=options.until,
        themes=options.themes,
        series=options.series,
        langs=tuple(lang for lang in get_args(Lang) if lang in options.langs.split(",")),
        size=options.size,
        files=not options.no_files,
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(Handler(GeneratedSite(plan), options.latency)))


if __name__ == "__main__":
    main()
