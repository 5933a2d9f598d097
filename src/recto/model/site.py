"""What a knowledge base says of itself where it is published."""

from recto.model.struct import Frozen


class Site(Frozen, frozen=True):
    """The site of a knowledge base: `address` without a final slash, or empty; `built` the ISO time of the build.

    Without an address, all paths are given from the root of the site on; what else is empty is left out.
    """

    name: str
    address: str
    version: str
    description: str
    built: str
    subject: str = ""

    @property
    def date(self) -> str:
        """The day of the build."""
        return self.built[:10]
