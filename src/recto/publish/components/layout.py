"""Components that arrange what stands in them: call-outs, sections, tabs, cards."""

import html
from collections.abc import Callable

from recto.publish.components.call import Call
from recto.publish.paths import href, own_file


def callout(call: Call) -> str:
    """Show a remark beside the text."""
    return call.callout(call.text("type", "variant") or "note", call.text("title"), call.children)


def named_callout(call: Call) -> str:
    """Show a remark of the kind that its name says."""
    return call.callout(call.name.lower(), call.text("title"), call.children)


def titled(call: Call) -> str:
    """Show a part with a title."""
    return call.render("section", title=call.text("title", "label", "heading"))


def takeaways(call: Call) -> str:
    """Show what to keep in mind."""
    return call.callout("tip", call.text("title") or "Key takeaways", call.children)


def unfolding(call: Call) -> str:
    """Show a part that unfolds; the tabs of the original stand one below the other."""
    title = call.text("title", "label", "summary") or "More"
    return call.render("unfolding", title=title, open=call.name in ("TabItem", "Tab"))


def card(call: Call) -> str:
    """Show a card with a title, a text and perhaps a link."""
    address, title = call.text("href"), html.escape(call.text("title"))
    if address:
        title = call.link(call.target(address), address, "", title)
    return call.render("card", title=title, said=call.text("description"))


def children(call: Call) -> str:
    """Show what stands in it."""
    return call.children


def grid(call: Call) -> str:
    """Set cards side by side."""
    return f'<div class="cards">{call.children}</div>\n'


def tabs(call: Call) -> str:
    """Set parts below each other, each under its title, where others show one at a time."""
    return call.render("tabs")


def badge(call: Call) -> str:
    """Show a short word set off from the text."""
    return f'<span class="sc">{call.children or html.escape(call.text("text", "label"))}</span>'


def figure(call: Call) -> str:
    """Show an image with its caption."""
    image = call.image(call.text("src"), call.text("alt", "caption", "title"), call.text("caption"))
    return call.render("figure", image=image, caption=call.text("caption"))


def entity_graph(call: Call) -> str:
    """Lead to the graph of the whole knowledge base, which has a view of its own."""
    address = html.escape(href(call.view.here, own_file("graph")))
    return f'<p><a href="{address}">The graph of all pages and entities</a></p>\n'


def nothing(call: Call) -> str:
    """Show nothing: it says nothing that the text does not."""
    del call
    return ""


def tags(call: Call) -> str:
    """List tags."""
    value = call.value("tags")
    return call.render("tags", tags=[str(tag) for tag in value] if isinstance(value, list) else [])


def diagram(call: Call) -> str:
    """Draw a diagram of its Mermaid source."""
    source = call.text("chart", "code", "diagram")
    return call.diagram(source) if source else call.children


LAYOUT: dict[str, Callable[[Call], str]] = {
    **dict.fromkeys(("Callout", "Aside"), callout),
    **dict.fromkeys(("Note", "Tip", "Warning"), named_callout),
    "Section": titled,
    "KeyTakeaways": takeaways,
    "Tabs": tabs,
    **dict.fromkeys(("Steps", "FileTree", "Accordions"), children),
    **dict.fromkeys(("TabItem", "Tab", "Accordion", "Details"), unfolding),
    "CardGrid": grid,
    **dict.fromkeys(("Card", "LinkCard"), card),
    "Badge": badge,
    "Icon": nothing,
    "EntityGraph": entity_graph,
    **dict.fromkeys(("Figure", "Image"), figure),
    **dict.fromkeys(("Fragment", "Summary"), children),
    "Tags": tags,
    **dict.fromkeys(("Mermaid", "MermaidDiagram"), diagram),
}
