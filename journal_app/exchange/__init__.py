# SPDX-License-Identifier: MIT
"""Files of other people and for other people: bytes in, bytes out, no journal in sight.

A format is one file in ``importers/`` (exposing ``IMPORTER``) or ``exporters/`` (exposing
``EXPORTER``) and is found there; ``formats.py`` says what each must offer. ``figure.py`` draws
charts; ``sharing.py`` makes what leaves out of a summary for a coach, and ``summary_formats.py``
names the formats it is written in.
"""
