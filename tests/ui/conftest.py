# SPDX-License-Identifier: MIT
"""A real window on a real journal, with somebody who answers its questions."""
