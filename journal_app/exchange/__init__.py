# SPDX-License-Identifier: MIT
"""Files of other people and for other people: bytes in, bytes out, no journal in sight.

A format is one file in ``importers/`` (exposing ``IMPORTER``) or ``exporters/`` (exposing
``EXPORTER``) and is found there; ``formats.py`` says what each must offer. ``figure.py`` draws
charts; ``summary_pdf.py`` sets the page for a coach.
"""
