# SPDX-License-Identifier: MIT
"""``uptoit quick``: the small window for a thought between two meetings."""

import click


@click.command("quick")
@click.pass_context
def quick(ctx: click.Context) -> None:
    """Open quick entry, a small window to write in.

    Where Up to It is open already, it opens there.
    """
    ctx.exit(ctx.obj.quick(None))


COMMAND = quick
