"""Links and images that lead nowhere, or that the site cannot hold: where they stand, and what is known of them."""

from recto.model.struct import Row


class LostAnchor(Row, frozen=True):
    """A link whose anchor its page has not: where it stands, the anchor, the file of the page, the page's anchors."""

    file: str
    line: int
    column: int
    anchor: str
    page: str
    known: tuple[str, ...]


class LostFile(Row, frozen=True):
    """An image, or a link to a file, that is not there.

    `near` is the one file of the same name elsewhere, or empty. `rootless` says that the address begins at the root of
    the site, and that the knowledge base has no folder whose files stand there.
    """

    file: str
    line: int
    column: int
    target: str
    image: bool
    near: str = ""
    rootless: bool = False


class UnsafeImage(Row, frozen=True):
    """An image that is a drawing in which something could run: where it stands, its address, what that is."""

    file: str
    line: int
    column: int
    target: str
    danger: str
