# SPDX-License-Identifier: MIT
"""One format to write a file, each exposing ``EXPORTER``; found here, listed nowhere."""
