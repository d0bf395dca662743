# SPDX-License-Identifier: MIT
"""Names for things that stay the same on every machine: UUID version 7 (RFC 9562, section 5.7)."""

from datetime import datetime


def uuid7(now: datetime, chance: int) -> str:
    """An id whose text sorts by when it was made.

    ``now`` is an aware instant; ``chance`` is 74 random bits. Returns the 36-character text form.
    """
    milliseconds = max(0, int(now.timestamp() * 1000)) & (2**48 - 1)
    high = (chance >> 62) & 0xFFF
    low = chance & (2**62 - 1)
    digits = f"{milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
