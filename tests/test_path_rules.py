"""Two pages cannot stand at one path."""

from pathlib import Path

from sites import found, site


def test_two_pages_at_one_path_are_told(tmp_path: Path):
    root = site(tmp_path, {"a.md": "", "a/index.md": "", "b.md": "", "b.mdx": "", "c/d.md": "", "d/c.md": ""})
    assert [row[0] for row in found(root, "path-clash")] == ["a.md", "b.mdx"]


def test_a_page_at_the_view_of_a_record_is_told(tmp_path: Path):
    root = site(tmp_path, {"a.md": "", "a/data.md": "", "b/data.md": "", "index.md": "", "data/README.md": ""})
    assert [row[0] for row in found(root, "path-clash")] == ["a/data.md", "data/README.md"]


def test_paths_that_differ_in_case_alone_are_noted(tmp_path: Path):
    root = site(tmp_path, {"A/x.md": "", "a/x.md": "", "a/y.md": ""})
    assert found(root, "path-case") == [("a/x.md", 1, 1)]
    assert found(root, "path-clash") == []
