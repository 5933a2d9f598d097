"""The rule missing-image."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from recto.model import LostFile, Problem, Severity, Span, Trouble
from recto.unit import Example, rule

_PLACE = LostFile("a.md", 3, 1, "x.png", image=True)


@rule(
    Severity.WARNING,
    why="The reader sees a torn picture, or nothing.",
    hint="Correct the address, add the file, or name its folder as `[paths] assets` in recto.toml.",
    examples=(
        Example({"lost_files": (_PLACE,)}, 1),
        Example({"lost_files": (replace(_PLACE, image=False),)}, 0, "a link is no image"),
        Example({"lost_files": (replace(_PLACE, target="/x.png", rootless=True),) * 3}, 1, "one finding for all"),
        Example({"lost_files": ()}, 0),
    ),
)
def missing_image(lost_files: Sequence[LostFile]) -> Iterator[Trouble]:
    """Report an image whose file is not in the knowledge base; addresses of other sites are not looked at.

    An address from the root of the site is looked for below the content root and the folders of `[paths] assets`. If
    there is no such folder, all such images are one finding.
    """
    rootless = [place for place in lost_files if place.image and place.rootless]
    for place in rootless[:1]:
        more = f", nor those of {len(rootless) - 1} more" if len(rootless) > 1 else ""
        yield _trouble(place, f"no folder holds the files of the site's root: {place.target!r} is not found{more}")
    for place in lost_files:
        if place.image and not place.rootless:
            near = f"; one of this name is {place.near}" if place.near else ""
            yield _trouble(place, f"there is no image {place.target!r}{near}")


def _trouble(place: LostFile, message: str) -> Trouble:
    return Trouble(place.file, Problem("image", message, Span.of_line(place.line, place.column)))
