"""What the keys of remembered results hang on."""

import os
import sys

import pytest

from recto import memo
from recto.engine import Workers


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Install a library by hand; give what says which one is installed."""
    (tmp_path / "inkwell").mkdir()
    (tmp_path / "inkwell/__init__.py").write_text("VALUE = 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def told(version: str = "", time: int = 1) -> str:
        for old in tmp_path.glob("*.dist-info"):
            old.rmdir()
        if version:
            (tmp_path / f"ink_well_inkwell-{version}.dist-info").mkdir()
        os.utime(tmp_path / "inkwell/__init__.py", (time, time))
        memo._distributions.cache_clear()
        sys.path_importer_cache.clear()
        return memo._installed.__wrapped__("inkwell")

    yield told
    memo._distributions.cache_clear()


def test_a_dependency_installed_anew_is_the_same(installed):
    assert installed("1.0", time=1) == installed("1.0", time=2)


def test_another_version_of_a_dependency_is_another(installed):
    assert installed("1.0") != installed("1.1")


def test_without_a_version_the_time_tells(installed):
    assert installed(time=1) != installed(time=2)


def test_a_library_that_is_not_there_has_no_version():
    assert memo._installed("no_such_library") == "no_such_library None"


def test_a_process_aside_reads_what_was_written_and_what_was_not(tmp_path):
    kept = memo.Memo(tmp_path)
    kept.put("stage", b"written", 1)
    kept.close()
    read = memo.Memo(tmp_path)
    read.put("stage", b"new", 2)
    aside = Workers("processes").aside(lambda: [read.find(name, int) for name in (b"written", b"new", b"other")], 1)
    assert aside() == [1, 2, None]
    assert read.find(b"written", int) == 1


def test_a_process_aside_writes_nothing(tmp_path):
    kept = memo.Memo(tmp_path)
    aside = Workers("processes").aside(
        lambda: (kept.put("stage", b"name", 1), kept.find(b"name", int), kept.close()), 1
    )
    assert aside()[1] == 1
    assert kept.find(b"name", int) is None
