# SPDX-License-Identifier: MIT
"""What SQLCipher is told before it gets a key, in a process of its own as the program is one."""

import subprocess
import sys
from pathlib import Path

_OPENED = """
import sys
from pathlib import Path
from journal_app.storage import keys
from journal_app.storage.connections import connect

path = Path(sys.argv[1])
key = keys.new_key("four plain words here")
connection = connect(path, key, "rwc")
connection.execute("CREATE TABLE one (two)")
print(connection.execute("PRAGMA cipher_memory_security").fetchone()[0])
connection.close()
try:
    connect(path, keys.new_key("another four words"), "ro").execute("SELECT * FROM one")
except Exception as problem:
    print(type(problem).__name__)
"""


def test_memory_is_wiped_and_a_wrong_key_is_not_told_to_the_terminal(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _OPENED, str(tmp_path / "a.journal")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split() == ["1", "DatabaseError"], done.stderr
    assert done.stderr == ""
