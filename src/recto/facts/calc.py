"""Arithmetic over facts: ``{acme.valuation} / {acme.revenue}``.

By the contract, ``^`` is left-associative and a sign binds tighter than it. An expression is text that somebody wrote,
so it is read by a small parser of its own, with bounds on length and depth, that raises nothing but `CalcError`.
"""

import math
import re
from typing import NamedTuple

from recto.ecma import SPACE, number, to_text
from recto.facts.current import latest
from recto.facts.numerals import fixed, grouped
from recto.model import Fact, FactBase

MAX_LENGTH = 2_000
"""The longest expression that is read, in characters."""
MAX_DEPTH = 50
"""How deep parentheses may nest."""

_REFERENCE = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[0-9.](?:[0-9.]|[eE][+-]?)*+")
_LEADING = re.compile(r"(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPACES = re.compile(f"{SPACE}*+")


class CalcError(ValueError):
    """An expression that gives no number, and why."""


class MissingFactError(CalcError):
    """There is no fact that an expression asks for."""


class Calculation(NamedTuple):
    """What an expression comes to, the facts it used, and the expression as readers see it."""

    value: int | float
    inputs: tuple[Fact, ...]
    shown: str


def evaluate(expression: str, base: FactBase, today: str, entity: str | None = None) -> Calculation:
    """Evaluate an expression over the latest facts that have not ended; raise `CalcError`.

    ``{entity.property}`` is a number of a thing named by id or slug; with `entity`, ``{property}`` is one of that.
    Percentages are divided by 100.
    """
    if len(expression) > MAX_LENGTH:
        raise CalcError(f"longer than {MAX_LENGTH} characters")
    inputs: dict[str, Fact] = {}
    for match in _REFERENCE.finditer(expression):
        inputs[match[1]] = _input(match[1], base, today, entity)
    numbers = _REFERENCE.sub(lambda match: to_text(_operand(base, inputs[match[1]])), expression)
    shown = _REFERENCE.sub(lambda match: _shown(base, inputs[match[1]]), expression)
    return Calculation(arithmetic(numbers), tuple(inputs.values()), shown)


def references(expression: str) -> list[str]:
    """Give what stands in the braces of an expression."""
    return _REFERENCE.findall(expression[:MAX_LENGTH])


def _input(reference: str, base: FactBase, today: str, entity: str | None) -> Fact:
    name, dot, property_id = reference.partition(".")
    if not dot:
        if entity is None:
            raise CalcError(f"invalid reference {{{reference}}}: a thing, a dot and a property are expected")
        name, property_id = entity, reference
    fact = latest(base, name, property_id, today)
    if fact is None:
        raise MissingFactError(f"unknown fact {{{reference}}}")
    if fact.value.type != "number":
        raise CalcError(f"no numeric value in {{{reference}}}: it is of the type {fact.value.type}")
    return fact


def _unit(base: FactBase, fact: Fact) -> str:
    definition = base.properties.get(fact.property)
    return definition.unit if definition else ""


def _operand(base: FactBase, fact: Fact) -> int | float:
    value: int | float = fact.value.value
    return number(value / 100) if _unit(base, fact) == "percent" else value


def _shown(base: FactBase, fact: Fact) -> str:
    value, unit = fact.value.value, _unit(base, fact)
    if unit == "USD":
        return f"${fixed(value / 1e9, 1)} billion"
    return f"{fixed(value, 1)}%" if unit == "percent" else grouped(value)


# Arithmetic


def arithmetic(text: str) -> int | float:
    """Evaluate numbers, ``+ - * / ^`` and parentheses; raise `CalcError`. The result may be infinite or NaN."""
    if len(text) > 10 * MAX_LENGTH:
        raise CalcError("too long with its numbers put in")
    parser = _Parser(_tokens(text))
    value = parser.sum(0)
    if parser.token:
        raise CalcError(f"{parser.token!r} is left over")
    return number(value)


def _tokens(text: str) -> list[str]:
    tokens = []
    position = _end(_SPACES, text, 0)
    while position < len(text):
        end = _end(_NUMBER, text, position) if text[position] in "0123456789." else position + 1
        tokens.append(text[position:end])
        if end == position + 1 and text[position] not in "0123456789.+-*/^()":
            raise CalcError(f"{text[position]!r} has no place in an expression")
        position = _end(_SPACES, text, end)
    return tokens


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


class _Parser:
    """Reads the tokens from left to right; each method leaves `token` behind what it has read."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens, self.position = tokens, 0

    @property
    def token(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self, signs: str) -> str:
        """Pass over the token if it is one of some signs."""
        token = self.token
        if token and token in signs:
            self.position += 1
            return token
        return ""

    def sum(self, depth: int) -> float:
        value = self.product(depth)
        while sign := self.take("+-"):
            other = self.product(depth)
            value = value + other if sign == "+" else value - other
        return value

    def product(self, depth: int) -> float:
        value = self.power(depth)
        while sign := self.take("*/"):
            other = self.power(depth)
            if sign == "/" and other == 0:
                raise CalcError("division by zero")
            value = value * other if sign == "*" else value / other
        return value

    def power(self, depth: int) -> float:
        value = self.factor(depth)
        while self.take("^"):
            value = _power(value, self.factor(depth))
        return value

    def factor(self, depth: int) -> float:
        sign = 1
        while self.take("-"):
            sign = -sign
        return sign * self.operand(depth)

    def operand(self, depth: int) -> float:
        if self.take("("):
            if depth == MAX_DEPTH:
                raise CalcError(f"nested deeper than {MAX_DEPTH} parentheses")
            value = self.sum(depth + 1)
            if not self.take(")"):
                raise CalcError("a parenthesis is not closed")
            return value
        match = _LEADING.match(self.token)
        if match is None:
            raise CalcError(f"a number is expected, not {self.token!r}" if self.token else "ends too early")
        self.position += 1
        return float(match[0])


def _power(value: float, exponent: float) -> float:
    """Raise to a power as ECMAScript does, where nothing fails."""
    if math.isnan(exponent) or (abs(value) == 1 and math.isinf(exponent)):
        return math.nan
    try:
        return math.pow(value, exponent)
    except (OverflowError, ValueError):
        if value < 0 and exponent != math.floor(exponent):
            return math.nan
        return -math.inf if math.copysign(1, value) < 0 and exponent % 2 == 1 else math.inf
