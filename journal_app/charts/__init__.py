# SPDX-License-Identifier: MIT
"""One chart a file, each answering one question about the journal with what the numbers can bear.

A chart is a module here that exposes ``CHART`` (see ``domain/chart.py``) and ``build``; it is
found here and listed nowhere. To add one, write its file and its test: turn observations into
marks, a table and messages, with the measures of ``domain/measures.py`` and the gate of
``domain/trend.py``. A chart knows no colours and no pixels, no other chart, and only the standard
library. Below the minimum of the domain note (section 5.1) its finding begins with "Too early to
say"; the tests in ``tests/contracts/test_charts.py`` hold every chart to its promises.
"""
