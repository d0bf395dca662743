# SPDX-License-Identifier: MIT
"""Where our files live on this computer. Every path comes from here, nothing from a default."""

from dataclasses import dataclass
from pathlib import Path

import appdirs

APP = "UpToIt"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one person on one computer."""

    data: Path
    config: Path
    log: Path
    state: Path

    @classmethod
    def of_user(cls) -> "Paths":
        """The places that this system keeps for a user's programs."""
        return cls(
            data=Path(appdirs.user_data_dir(APP, False)),
            config=Path(appdirs.user_config_dir(APP, False)),
            log=Path(appdirs.user_log_dir(APP, False)),
            state=Path(appdirs.user_state_dir(APP, False)),
        )

    @classmethod
    def under(cls, home: Path) -> "Paths":
        """The same places under one folder, for a throw-away home."""
        return cls(
            data=home / "data", config=home / "config", log=home / "log", state=home / "state"
        )

    @property
    def journal(self) -> Path:
        """The journal that opens when none is named."""
        return self.data / "My journal.journal"

    @property
    def sample(self) -> Path:
        """The leader's own copy of the sample journal."""
        return self.data / "Sample.journal"

    @property
    def library(self) -> Path:
        """What a coach was sent by leaders, when no other library is named."""
        return self.data / "Coaching.library"

    @property
    def settings(self) -> Path:
        """This computer's taste: looks and sizes, no word of a journal."""
        return self.config / "settings.toml"

    @property
    def packs(self) -> Path:
        """Packs that the leader or a coach added."""
        return self.data / "packs"
