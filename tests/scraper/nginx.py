"""nginx on a loopback port, serving what was saved of the replica; nothing of it is outside of one folder."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from os import utime
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import requests
from lxml import html

#: where `.ci/nginx` puts it, beside where Debian does
UNPACKED = Path(sys.prefix, "nginx/usr/sbin/nginx")
#: as long as this file is there, one request a minute is answered
LIMITED = "limited"
STARTS = ("/", "/en/", "/ru/", "/robots.txt")
ATTEMPTS = 200
DAY = 24 * 60 * 60

# No master process: as root it would hand the files over to a user who may not read them.
CONFIG = """
daemon off;
master_process off;
pid nginx.pid;
events {{}}
http {{
    default_type text/html;
    types {{
        text/plain txt;
        application/pdf pdf;
        application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
        image/png png;
    }}
    charset utf-8;
    gzip on;
    client_body_temp_path temp;
    proxy_temp_path temp;
    fastcgi_temp_path temp;
    uwsgi_temp_path temp;
    scgi_temp_path temp;
    log_format brief "$status $request_uri";
    access_log access.log brief;
    map_hash_bucket_size 512;
    map $uri $target {{
        default "";
        include redirects.conf;
    }}
    limit_req_zone $limited zone=all:1m rate=1r/m;
    server {{
        listen 127.0.0.1:{port};
        root {root}/tree;
        set $limited "";
        if (-f {root}/limited) {{
            set $limited all;
        }}
        limit_req zone=all;
        limit_req_status {status};
        location /api/ {{
            if ($target = "") {{
                return 404;
            }}
            return 302 $target;
        }}
        location / {{
            try_files "${{uri}}index.html?$args" "${{uri}}index.html" $uri =404;
        }}
    }}
}}
"""


def find_nginx() -> str:
    """The program; the test is skipped where there is none."""
    path = str(UNPACKED) if UNPACKED.exists() else shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
    return path or pytest.skip("nginx is not here: run `make test` on Debian, or install it")


def save_tree(base_url: str, folder: Path) -> None:
    """All that a site links to: `tree/`, named as `wget --mirror` would, and redirections below `/api/`."""
    waiting, redirects = list(STARTS), {}
    known = set(waiting)
    with requests.Session() as session:
        while waiting:
            address = waiting.pop()
            answer = session.get(base_url + address, allow_redirects=False)
            if answer.is_redirect:
                redirects[address] = answer.headers["Location"]
                links = [answer.headers["Location"]]
            elif answer.ok:
                _save(answer, address, folder / "tree")
                links = _links(answer)
            else:
                links = []
            found = {urljoin(address, link) for link in links} - known
            known |= found
            waiting += sorted(link for link in found if link.startswith("/") and not link.startswith("//"))
    lines = [f'{address} "{location}";\n' for address, location in redirects.items()]
    (folder / "redirects.conf").write_text("".join(lines), "utf-8")


def _save(answer: requests.Response, address: str, tree: Path) -> None:
    """The body, with the time that the site gave for its last change."""
    parts = urlsplit(address)
    path = tree / unquote(parts.path).removeprefix("/")
    if parts.path.endswith("/"):
        path /= f"index.html?{parts.query}" if parts.query else "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(answer.content)
    modified = parsedate_to_datetime(answer.headers["Last-Modified"]).timestamp()
    utime(path, (modified, modified))


def _links(answer: requests.Response) -> list[str]:
    if not answer.headers["Content-Type"].startswith("text/html"):
        return []
    tree = html.document_fromstring(answer.content)
    return [str(link).partition("#")[0] for link in tree.xpath("//a/@href | //img/@src")]


@dataclass(frozen=True)
class Nginx:
    """A running nginx and its folder, which has a `tree`."""

    base_url: str
    folder: Path

    def asked(self) -> list[tuple[int, str]]:
        """Status and address of every request so far.

        One process answers and notes one request after the other, so that after the answer to one more, all
        before it are noted.
        """
        requests.get(f"{self.base_url}/robots.txt?flush", timeout=10)
        lines = (self.folder / "access.log").read_text("utf-8").splitlines()
        pairs = (line.split(" ", 1) for line in lines)
        return [(int(status), address) for status, address in pairs if not address.endswith("?flush")]

    def edit(self, address: str, old: str, new: str) -> None:
        """Change a page a day after it was changed last."""
        path = self.folder / "tree" / address.removeprefix("/") / "index.html"
        text, modified = path.read_text("utf-8"), path.stat().st_mtime + DAY
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        utime(path, (modified, modified))


@contextmanager
def serve(folder: Path, limit_status: int = 429) -> Iterator[Nginx]:
    """Serve what `save_tree` put into `folder`, until the context is left.

    As long as `limited` lies in the folder, requests beyond one a minute are refused with `limit_status`.
    """
    program = find_nginx()
    port = _free_port()
    config = CONFIG.format(port=port, root=folder, status=limit_status)
    (folder / "nginx.conf").write_text(config, "utf-8")
    command = [program, "-p", str(folder), "-c", "nginx.conf", "-e", "error.log"]
    with subprocess.Popen(command) as process:
        try:
            _wait_for(process, port, folder)
            yield Nginx(f"http://127.0.0.1:{port}", folder)
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    """Until the port answers; an nginx that does not come up fails the test with its own words."""
    for _ in range(ATTEMPTS):
        with closing(socket.socket()) as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        try:
            process.wait(timeout=0.05)
        except subprocess.TimeoutExpired:
            continue
        break
    pytest.fail(f"nginx does not serve: {(folder / 'error.log').read_text('utf-8')}")
