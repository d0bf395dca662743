# SPDX-License-Identifier: MIT
"""The command line as a whole: its options, its help, and its manners."""

from collections.abc import Callable

import click
import pytest

from journal_app.cli.main import Commands, Options, Start, run
from journal_app.services.session import Session
from tests.conftest import Command, Stream

COMMANDS = Commands().list_commands(click.Context(click.Command("uptoit")))


def test_there_are_the_commands_of_the_first_issue() -> None:
    first = {"add", "list", "show", "search", "prompt", "trends", "import", "export"}
    assert first <= set(COMMANDS)
    assert not {"main", "output", "rows", "list_"} & set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_explains_itself(uptoit: Command, name: str) -> None:
    answer = uptoit(name, "--help")
    assert answer.code == 0
    assert f"uptoit {name}" in answer.out
    command = Commands().get_command(click.Context(click.Command("uptoit")), name)
    assert command
    assert command.help
    for one in command.params:
        if isinstance(one, click.Option):
            assert one.help, one.name


def test_help_needs_no_journal(uptoit: Command) -> None:
    out = uptoit("--help").out
    assert "are we up for it (will), and are we up to it (skill)" in out
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert "..." not in out.split("Commands:")[1]


@pytest.mark.parametrize("arguments", [["nonsense"], ["--nonsense"], ["main"], ["output"]])
def test_wrong_usage_is_exit_code_2(uptoit: Command, arguments: list[str]) -> None:
    assert uptoit(*arguments).code == 2


def test_two_journals_at_once_are_wrong_usage(uptoit: Command) -> None:
    assert uptoit("--sample", "--journal", "x", "list").code == 2


def test_without_a_command_the_window_opens() -> None:
    def no_session(read_only: bool) -> Session:
        raise AssertionError

    asked: list[Options] = []

    def start(options: Options) -> Start:
        asked.append(options)
        return Start(session=no_session, window=lambda: 7)

    assert run(["--sample"], start) == 7
    assert asked == [Options(journal=None, home=None, sample=True)]


def stopped(read_only: bool) -> Session:
    """A journal that is being opened when Ctrl+C comes."""
    raise KeyboardInterrupt


def test_ctrl_c_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    err = Stream()
    monkeypatch.setattr("sys.stderr", err)
    opens: Callable[[bool], Session] = stopped
    assert run(["list"], lambda options: Start(session=opens, window=lambda: 0)) == 1
    assert err.said().strip() == "Stopped; nothing was changed."
