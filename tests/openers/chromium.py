# SPDX-License-Identifier: MIT
"""A real browser without a screen or a network, driven through two pipes: no port, no library."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Browser:
    """One page of a running Chromium. Its protocol (CDP) is JSON with a null after each message."""

    def __init__(self, said: int, heard: int) -> None:
        self._said, self._heard = os.fdopen(said, "wb", 0), os.fdopen(heard, "rb", 0)
        self._count, self._rest = 0, b""
        self._session: str | None = None
        self._waiting: list[Any] = []
        self.complaints: list[str] = []

    def begin(self) -> None:
        """Make the page, and listen to what it says."""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self.ask("Page.navigate", url=address)
        while self._next()["method"] != "Page.loadEventFired":
            pass

    def do(self, script: str) -> Any:
        """What a script in the page comes to; one that fails fails the test."""
        answer = self.ask(
            "Runtime.evaluate", expression=script, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def save_into(self, folder: Path) -> None:
        """Let the page save files there."""
        self._session, page = None, self._session
        self.ask(
            "Browser.setDownloadBehavior",
            behavior="allow",
            downloadPath=str(folder),
            eventsEnabled=True,
        )
        self._session = page

    def saved(self) -> None:
        """Wait until a file is saved."""
        while True:
            told = self._next()
            if told["method"] == "Browser.downloadProgress":
                assert told["params"]["state"] != "canceled"
                if told["params"]["state"] == "completed":
                    return

    def close(self) -> None:
        """Let go of the pipes."""
        self._said.close()
        self._heard.close()

    def ask(self, method: str, **params: object) -> Any:
        """The answer to one request."""
        self._count += 1
        request: dict[str, object] = {"id": self._count, "method": method, "params": params}
        if self._session:
            request["sessionId"] = self._session
        self._said.write(json.dumps(request).encode() + b"\0")
        while True:
            told = self._message()
            if told.get("id") == self._count:
                assert "error" not in told, (method, told)
                return told["result"]
            if "method" in told:
                self._note(told)
                self._waiting.append(told)

    def _next(self) -> Any:
        if self._waiting:
            return self._waiting.pop(0)
        told = self._message()
        self._note(told)
        return told if "method" in told else {"method": ""}

    def _note(self, told: Any) -> None:
        """What the page complains of: broken policy, scripts that fail, anything it asks for."""
        match told["method"]:
            case "Log.entryAdded":
                self.complaints.append(str(told["params"]["entry"]["text"]))
            case "Runtime.exceptionThrown":
                self.complaints.append(str(told["params"]))
            case "Network.requestWillBeSent":
                address = str(told["params"]["request"]["url"])
                if not address.startswith(("file:", "blob:")):
                    self.complaints.append(f"asked for {address}")

    def _message(self) -> Any:
        while b"\0" not in self._rest:
            more = self._heard.read(1 << 16)
            assert more, "The browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        return json.loads(message)


@contextmanager
def browser(program: str, folder: Path) -> Iterator[Browser]:
    """A Chromium with a profile of its own in ``folder``, gone again at the end."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    running = subprocess.Popen(
        [
            "/bin/sh",
            "-c",
            f'exec "$0" "$@" 3</dev/fd/{theirs_in} 4>/dev/fd/{theirs_out}',
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={folder / 'profile'}",
            "--remote-debugging-pipe",
        ],
        pass_fds=(theirs_in, theirs_out),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    page = Browser(ours_out, ours_in)
    try:
        page.begin()
        yield page
    finally:
        running.terminate()
        running.wait(30)
        page.close()
