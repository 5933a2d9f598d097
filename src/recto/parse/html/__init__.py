"""The HTML of a page's text; what links, images, code, formulas and components become is the caller's (`Dress`)."""

from recto.parse.html.dress import Dress
from recto.parse.html.writer import page_html

__all__ = ["Dress", "page_html"]
