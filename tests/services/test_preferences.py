# SPDX-License-Identifier: MIT
"""Help names the formats that are there, from the files that declare them."""

from journal_app.services import moving_in, preferences, taking_out


def test_help_lists_every_format_that_is_found() -> None:
    text = preferences.help_text("moving")
    for importer in moving_in.importers_by_name().values():
        assert f"- {importer.title} (`--from {importer.name}`)" in text
    for exporter in taking_out.exporters_by_name().values():
        assert f"**{exporter.title}** (`--to {exporter.name}`)" in text
    assert "{" not in text
