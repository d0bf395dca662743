# SPDX-License-Identifier: MIT
"""What a validator of accessible PDF (PDF/UA-1) that is not ours says of a file."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pdfua


def findings(made: bytes) -> list[str]:
    """Everything that it holds against the file; nothing for one that is as it should be."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        path.write_bytes(made)
        return [str(one) for one in pdfua.validate(str(path)).findings]
