# SPDX-License-Identifier: MIT
"""Up to It: a private, offline journal for people who lead across organisations."""

__version__ = "0.1.0"
