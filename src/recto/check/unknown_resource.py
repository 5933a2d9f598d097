"""The rule unknown-resource."""

from collections.abc import Container, Iterator

from recto.model import Page, Problem, Severity
from recto.unit import Example, rule


@rule(
    Severity.WARNING,
    why="A reader sees a citation, and nobody can say of what.",
    hint="Register the work, or correct the id.",
    examples=(
        Example({"page": '<R id="a">x</R>', "resource_ids": {"a"}}, 0),
        Example({"page": '<R id="b">x</R>', "resource_ids": {"a"}}, 1),
        Example({"page": '<R id="b">x</R>', "resource_ids": set()}, 0, "without a registry nothing is known"),
    ),
)
def unknown_resource(page: Page, resource_ids: Container[str]) -> Iterator[Problem]:
    """Report resource tags whose id the registry does not know: one finding for a page."""
    unknown = (
        [c for c in page.citations if c.kind == "resource" and c.target not in resource_ids] if resource_ids else []
    )
    ids = list(dict.fromkeys(c.target for c in unknown))
    if ids:
        more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""
        yield Problem("resource", f"not registered: {', '.join(ids[:5])}{more}", unknown[0].span)
