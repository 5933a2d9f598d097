"""Addresses under which a resource is recognised."""

import can_ada


def is_web(url: str) -> bool:
    """Say whether an address leads to the web: it begins with ``http://`` or ``https://``, in letters of any size."""
    return url[:8].lower().startswith(("http://", "https://"))


def normalized(url: str) -> str | None:
    """Serialise an address by the WHATWG URL standard; None if it is none."""
    try:
        return str(can_ada.parse(url).href)
    except ValueError:
        return None


def variations(url: str) -> tuple[str, ...]:
    """Give the forms of an address: with and without a final slash and ``www.``; what does not parse stays as it is."""
    href = normalized(url)
    if href is None:
        return (url,)
    base = href.removesuffix("/")
    hostname = str(can_ada.parse(url).hostname)
    twin = base.replace("://www.", "://", 1) if hostname.startswith("www.") else base.replace("://", "://www.", 1)
    return base, base + "/", twin, twin + "/"
