# SPDX-License-Identifier: MIT
"""Day One's zones: most are names that everybody knows, and some are an offset alone."""

import re
from datetime import datetime, timedelta, timezone

from journal_app.exchange.reading import When, in_utc, moment_in

_OFFSET = re.compile(r"(?:GMT|UTC)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)")


def when_in(at: datetime, zone: str) -> When:
    """When a moment was there. With "GMT+0100" the local day is known, and the zone is not."""
    found = _OFFSET.fullmatch(zone.strip())
    utc = in_utc(at)
    if found is None or utc is None:
        return moment_in(at, zone)
    away = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    try:
        here = utc.astimezone(timezone(-away if found["sign"] == "-" else away))
    except (ValueError, OverflowError):
        return moment_in(at, "")
    return moment_in(here, "") if away else moment_in(utc, "UTC")
