# SPDX-License-Identifier: MIT
"""One foreign format a file, each exposing ``IMPORTER``; found here, listed nowhere."""
