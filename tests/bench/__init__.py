# SPDX-License-Identifier: MIT
"""How fast it is, beside a floor measured in the same run. Not part of the tests."""
