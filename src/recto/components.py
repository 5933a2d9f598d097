"""The components that pages may use, declared once: what each shows, where it stands, which attributes it takes."""

from typing import Literal, NamedTuple


class ComponentKind(NamedTuple):
    """A component: its name and other names it goes by, what it shows, its attributes with their meaning.

    It stands in a ``line`` of text or is a ``block``; `children` says whether what stands between its tags is shown.
    """

    names: tuple[str, ...]
    about: str
    place: Literal["line", "block"]
    children: bool
    attributes: dict[str, str]


def _line(names: str, about: str, children: bool, /, **attributes: str) -> ComponentKind:
    return ComponentKind(tuple(names.split()), about, "line", children, attributes)


def _block(names: str, about: str, children: bool, /, **attributes: str) -> ComponentKind:
    return ComponentKind(tuple(names.split()), about, "block", children, attributes)


_TITLE = "Its heading."
_ENTITY, _THING = "Id or number of the entity; that of the page if left out.", "Id or slug of the thing."
_PROPERTY, _HEIGHT = "Id of the property.", "Height in pixels, or with a unit."

ENTITY_LINK = _line(
    "EntityLink E",
    "A link to the page of an entity; what stands between the tags is its text.",
    True,
    id="Id or number of the entity.",
    name="Id of the entity beside its number, for those who read the source.",
    label="Text of the link, if none stands between the tags.",
)
CITATION = _line(
    "R",
    "A citation of a registered work; what stands between the tags is its text.",
    True,
    id="Id of the resource.",
    n="Number to show.",
)
FACT = _line(
    "FBF KBF F",
    "The value of a fact, with its date and source; what stands between the tags takes its place.",
    True,
    entity=_THING,
    property=_PROPERTY,
    asOf="Date of the value; the latest if left out.",
    showDate="Whether the date is shown in the text.",
    e="Entity of a fact that is named by its id.",
    f="Id of a fact.",
    display="How the value is written.",
)
FACT_VALUE = _line(
    "FBFactValue KBFactValue",
    "The bare value of a fact, without date or source.",
    False,
    entity=_THING,
    property=_PROPERTY,
    asOf="Date of the value; the latest if left out.",
)
CALCULATION = _line(
    "Calc",
    "The result of a calculation with facts.",
    True,
    expr="The expression; `{thing.property}` stands for a fact.",
    format="How the result is written.",
    precision="Number of decimals, 0 to 100.",
    prefix="Text before the result.",
    suffix="Text after the result.",
)

COMPONENTS: tuple[ComponentKind, ...] = (
    ENTITY_LINK,
    CITATION,
    FACT,
    FACT_VALUE,
    CALCULATION,
    _block(
        "InfoBox DataInfoBox",
        "A box of what is known about an entity: type, dates, people, links.",
        False,
        entityId=_ENTITY,
        type="Type of the subject, if the box says so itself.",
        title=_TITLE,
        data="Fields shown instead of those of the entity.",
        ratings="Ratings of the page, as an object.",
        customFields="Further lines: a list of objects with label and value.",
    ),
    _block("KeyQuestions", "A list of open questions.", True, questions="The questions: texts, or objects."),
    _block(
        "Crux",
        "A question on which much depends, with the positions on it.",
        True,
        id="Anchor of the question.",
        question="The question.",
        domain="Field it belongs to.",
        description="What it is about.",
        importance="How much depends on it, in a word.",
        resolvability="How soon it can be answered, in a word.",
        currentState="What is known today.",
        positions="Objects with view, probability, holders and implications.",
        wouldUpdateOn="What would change minds: a list of texts.",
        relatedCruxes="Ids of related questions.",
        relevantResearch="Objects with title and url.",
    ),
    _block("Aside", "A remark beside the text.", True, type="`note`, `tip`, `caution` or `danger`.", title=_TITLE),
    _block(
        "Callout",
        "A remark set off from the text.",
        True,
        type="`note`, `tip`, `caution`, `warning` or `danger`.",
        title=_TITLE,
    ),
    _block("Note Tip Warning", "A remark set off from the text, of the kind that its name says.", True, title=_TITLE),
    _block("KeyPeople", "A list of people.", True, people="Objects with name, role and background."),
    _block("Section", "A part of the page with a heading of its own.", True, title=_TITLE),
    _block(
        "DisagreementMap",
        "Who holds which position on a question.",
        True,
        title=_TITLE,
        topic="The question.",
        description="What it is about.",
        spectrum="The two ends of the range: an object with low and high.",
        positions="Objects with name, stance or description, confidence, reasoning, evidence and quote.",
    ),
    _block("Mermaid MermaidDiagram", "A diagram in Mermaid's language.", True, chart="Source of the diagram."),
    _block(
        "FBRecordTable KBRecordTable",
        "A table of the records of a thing.",
        False,
        entity=_THING,
        collection="Name of the collection.",
        title=_TITLE,
        columns="The fields that are shown, in order.",
    ),
    _block(
        "FBFactTable KBFactTable",
        "A table of the values of a property over time.",
        False,
        entity=_THING,
        property=_PROPERTY,
        title=_TITLE,
    ),
    _block(
        "FBCompareTable KBCompareTable",
        "A table of one property of several things.",
        False,
        property=_PROPERTY,
        entities="Ids or slugs of the things.",
        mode="`latest` for the last value of each; else all.",
        title=_TITLE,
    ),
    _block("Tabs", "Parts of which one is seen at a time: each a TabItem.", True, syncKey="Tabs that switch together."),
    _block("TabItem Tab", "One of the parts of Tabs.", True, label="What stands on the tab.", icon="Name of its icon."),
    _block("Card", "A box with a heading.", True, title=_TITLE, icon="Name of its icon.", href="Where it leads."),
    _block("CardGrid", "Cards side by side.", True, stagger="Whether every other card is set lower."),
    _block(
        "LinkCard",
        "A box that is a link.",
        False,
        title="Text of the link.",
        description="What is found there.",
        href="Where it leads.",
    ),
    _block("Steps", "A numbered list of things to do.", True),
    _block("Accordions", "Parts that unfold: each an Accordion.", True),
    _block("Accordion", "A part that unfolds.", True, title=_TITLE, open="Whether it is unfolded at first."),
    _block(
        "SquiggleEstimate",
        "An estimate in Squiggle's language.",
        False,
        title=_TITLE,
        code="Source of the estimate.",
        showEditor="Whether the source is shown.",
    ),
    _block(
        "CauseEffectGraph",
        "A graph of causes and effects.",
        False,
        initialNodes="The nodes: objects with id and data.",
        initialEdges="The edges: objects with source and target.",
        height=_HEIGHT,
        fitViewPadding="Room around the graph, as a share of its size.",
    ),
    _block("Backlinks", "What links to an entity.", False, entityId=_ENTITY),
    _block(
        "DataExternalLinks", "Links to the same subject elsewhere.", False, pageId="Id of the page.", entityId=_ENTITY
    ),
    _block("Tags", "Tags of the page.", False, tags="The tags."),
    _block("KeyTakeaways", "What to remember of the page.", True, title=_TITLE),
    _block("Table", "A table; its parts are components too.", True, className="Class of its style."),
    _block("TableHeader TableBody", "The head or the body of a Table.", True, className="Class of its style."),
    _block("TableRow", "A row of a Table.", True, className="Class of its style."),
    _block(
        "TableHead TableCell", "A cell of a Table: of its head, of its body.", True, className="Class of its style."
    ),
    _block("EntityGraph", "The graph of all entities.", False, height=_HEIGHT, maxNodes="Most nodes that are shown."),
    _line("Badge", "A short mark in the text.", True, text="What it says.", variant="Its colour, in a word."),
    _block(
        "Figure Image",
        "A picture with a caption.",
        True,
        src="Its address.",
        alt="What it shows, for those who do not see it.",
        caption="Its caption.",
        width="Width in pixels.",
        height=_HEIGHT,
    ),
    _line("Icon", "A small picture; it says nothing that the text does not.", False, name="Its name."),
    _block("FileTree", "A list of files and folders.", True),
    _block("Details", "A part that unfolds.", True, open="Whether it is unfolded at first."),
    _line("Summary", "What is seen of Details while it is folded.", True),
    _block("Fragment", "Nothing but what stands between its tags.", True),
)
"""All components that Recto knows."""

BY_NAME: dict[str, ComponentKind] = {name: kind for kind in COMPONENTS for name in kind.names}
"""The component of each name."""
