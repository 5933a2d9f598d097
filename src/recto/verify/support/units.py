"""Units as texts write them: what they measure, and how much of its first unit each is."""

from collections.abc import Iterable
from typing import NamedTuple


class Measure(NamedTuple):
    """A unit: what it measures, its size in the unit that all of that kind are compared in, and where its zero lies."""

    dimension: str
    size: float = 1.0
    zero: float = 0.0


# fmt: off
_HOUR, _DAY = 3600.0, 86_400.0
_YEAR = 365.25 * _DAY
_NAMED: tuple[tuple[str, float, str], ...] = (
    ("percent", 1.0, "% percent pct"),
    ("points", 1.0, "pp ppt ppts"),
    ("USD", 1.0, "dollar dollars USD US$ $"),
    ("EUR", 1.0, "euro euros EUR €"),
    ("GBP", 1.0, "GBP £ sterling"),
    ("JPY", 1.0, "yen JPY ¥"),
    ("CNY", 1.0, "yuan CNY RMB renminbi"),
    ("INR", 1.0, "rupee rupees INR ₹"),
    ("CHF", 1.0, "CHF"),
    ("times", 1.0, "x × fold"),
    ("length", 1.0, "metre metres meter meters"),
    ("length", 1e3, "km kilometre kilometres kilometer kilometers"),
    ("length", 1e-2, "cm centimetre centimetres centimeter centimeters"),
    ("length", 1e-3, "mm millimetre millimetres millimeter millimeters"),
    ("length", 1e-6, "µm μm micrometre micrometres micrometer micrometers micron microns"),
    ("length", 1e-9, "nm nanometre nanometres nanometer nanometers"),
    ("length", 1609.344, "mi mile miles"),
    ("length", 0.3048, "ft foot feet"),
    ("length", 0.0254, "inch inches"),
    ("length", 0.9144, "yard yards"),
    ("area", 1.0, "m² m2"),
    ("area", 1e6, "km² km2"),
    ("area", 1e4, "ha hectare hectares"),
    ("area", 4046.856, "acre acres"),
    ("mass", 1.0, "kg kilogram kilograms kilogramme kilogrammes kilo kilos"),
    ("mass", 1e-3, "g gram grams gramme grammes"),
    ("mass", 1e-6, "mg milligram milligrams"),
    ("mass", 1e-9, "µg μg mcg microgram micrograms"),
    ("mass", 1e-12, "ng nanogram nanograms"),
    ("mass", 1e3, "t tonne tonnes"),
    ("mass", 0.45359237, "lb lbs"),
    ("mass", 0.028349523, "oz ounce ounces"),
    ("pounds", 1.0, "pound pounds"),
    ("tons", 1.0, "ton tons"),
    ("volume", 1.0, "litre litres liter liters"),
    ("volume", 1e-3, "ml mL millilitre millilitres milliliter milliliters"),
    ("volume", 3.785412, "gallon gallons"),
    ("time", 1e-9, "ns nanosecond nanoseconds"),
    ("time", 1e-6, "µs μs microsecond microseconds"),
    ("time", 1e-3, "ms millisecond milliseconds"),
    ("time", 1.0, "second seconds sec secs s"),
    ("time", 60.0, "minute minutes min mins"),
    ("time", _HOUR, "hour hours hr hrs h"),
    ("time", _DAY, "day days"),
    ("time", 7 * _DAY, "week weeks"),
    ("time", _YEAR / 12, "month months"),
    ("time", _YEAR, "year years yr yrs"),
    ("time", 1e3 * _YEAR, "kyr millennium millennia"),
    ("time", 1e6 * _YEAR, "Myr"),
    ("time", 1e9 * _YEAR, "Gyr"),
    ("time", 10 * _YEAR, "decade decades"),
    ("time", 100 * _YEAR, "century centuries"),
    ("information", 1.0, "byte bytes"),
    ("information", 1e3, "KB kB kilobyte kilobytes"),
    ("information", 1e6, "MB megabyte megabytes"),
    ("information", 1e9, "GB gigabyte gigabytes"),
    ("information", 1e12, "TB terabyte terabytes"),
    ("information", 1e15, "PB petabyte petabytes"),
    ("information", 2.0**10, "KiB"),
    ("information", 2.0**20, "MiB"),
    ("information", 2.0**30, "GiB"),
    ("information", 2.0**40, "TiB"),
    ("bits", 1.0, "bit bits"),
    ("operations", 1.0, "FLOP FLOPs FLOPS flop flops"),
    ("operations", 1e9, "gigaflop gigaflops GFLOP GFLOPS GFLOPs"),
    ("operations", 1e12, "teraflop teraflops TFLOP TFLOPS TFLOPs"),
    ("operations", 1e15, "petaflop petaflops PFLOP PFLOPS PFLOPs"),
    ("operations", 1e18, "exaflop exaflops EFLOP EFLOPS EFLOPs"),
    ("power", 1.0, "W watt watts"),
    ("power", 1e3, "kW kilowatt kilowatts"),
    ("power", 1e6, "MW megawatt megawatts"),
    ("power", 1e9, "GW gigawatt gigawatts"),
    ("power", 1e12, "TW terawatt terawatts"),
    ("energy", 1.0, "kWh"),
    ("energy", 1e3, "MWh"),
    ("energy", 1e6, "GWh"),
    ("energy", 1e9, "TWh"),
    ("frequency", 1.0, "Hz hertz"),
    ("frequency", 1e3, "kHz kilohertz"),
    ("frequency", 1e6, "MHz megahertz"),
    ("frequency", 1e9, "GHz gigahertz"),
    ("speed", 1.0, "km/h kph kmh"),
    ("speed", 1.609344, "mph"),
    ("speed", 3.6, "m/s"),
    ("emission", 1.0, "ppm"),
    ("emission", 1e-3, "ppb"),
    ("tokens", 1.0, "token tokens"),
    ("parameters", 1.0, "parameter parameters param params"),
)
UNITS: dict[str, Measure] = {
    **{name: Measure(dimension, size) for dimension, size, names in _NAMED for name in names.split()},
    "°C": Measure("temperature"), "℃": Measure("temperature"), "celsius": Measure("temperature"),
    "°F": Measure("temperature", 5 / 9, -160 / 9), "fahrenheit": Measure("temperature", 5 / 9, -160 / 9),
    "degree": Measure("temperature"), "degrees": Measure("temperature"),
    "kelvin": Measure("temperature", 1.0, -273.15),
}
"""Units by the words for them; letters that stand for a unit are told apart by case."""

_TWO_WORDS: dict[str, Measure] = {
    "percentage point": Measure("points"), "percentage points": Measure("points"),
    "basis point": Measure("points", 0.01), "basis points": Measure("points", 0.01),
    "per cent": Measure("percent"),
    "degrees celsius": UNITS["celsius"], "degrees fahrenheit": UNITS["fahrenheit"],
    "degrees centigrade": UNITS["celsius"],
    "degree celsius": UNITS["celsius"], "degree fahrenheit": UNITS["fahrenheit"],
    "square kilometers": UNITS["km²"], "square kilometres": UNITS["km²"],
    "square meters": UNITS["m²"], "square metres": UNITS["m²"],
    "square miles": Measure("area", 2_589_988.11), "metric tons": UNITS["tonne"], "us dollars": UNITS["USD"],
    "metric tonnes": UNITS["tonne"], "pounds sterling": UNITS["GBP"], "cubic meters": Measure("volume", 1e3),
    "cubic metres": Measure("volume", 1e3), "times more": UNITS["x"], "times higher": UNITS["x"],
    "times larger": UNITS["x"], "times as": UNITS["x"], "times faster": UNITS["x"], "times the": UNITS["x"],
    "times greater": UNITS["x"], "times lower": UNITS["x"], "times fewer": UNITS["x"], "times less": UNITS["x"],
    "times cheaper": UNITS["x"], "times slower": UNITS["x"], "times smaller": UNITS["x"], "times bigger": UNITS["x"],
    "times longer": UNITS["x"], "percentage-point increase": Measure("points"),
}
# fmt: on
MONEY = frozenset(("USD", "EUR", "GBP", "JPY", "CNY", "INR", "CHF"))
_FAMILIES = (MONEY, frozenset(("percent", "points")), frozenset(("information", "bits")), frozenset(("tons", "mass")))


def measure(words: Iterable[str]) -> tuple[Measure | None, int]:
    """Give the unit that some words after a number begin with, and how many words it takes."""
    first, second = (*words, "", "")[:2]
    if both := _TWO_WORDS.get(f"{first} {second}".lower()):
        return both, 2
    found = UNITS.get(first) or (UNITS.get(first.lower()) if len(first) > _SHORT else None)
    return found, 1 if found else 0


_SHORT = 3
"""Up to so many letters a unit is a sign, whose case matters."""


def rivals(one: str, other: str) -> bool:
    """Say whether a number of one dimension, in place of one of another, says something else of the same thing."""
    return any(one in family and other in family for family in _FAMILIES)
