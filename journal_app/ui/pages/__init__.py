# SPDX-License-Identifier: MIT
"""Places one can go to, one a file, each exposing ``PAGE``; found here, listed nowhere."""
