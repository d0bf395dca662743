# SPDX-License-Identifier: MIT
"""``python -m journal_app`` and the command ``uptoit``."""

import sys

from journal_app.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
