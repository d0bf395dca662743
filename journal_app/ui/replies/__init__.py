# SPDX-License-Identifier: MIT
"""What the Replies of Coach is made of: a reply beside its summary, and what is done with it."""
