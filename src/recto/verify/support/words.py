"""The words of a sentence that say what it is about: without those that any sentence has, brought to their stems."""

import re
from functools import lru_cache

WORD = re.compile(r"\w+")

# fmt: off
STOP = frozenset((
    "a", "about", "above", "after", "again", "all", "also", "although", "am", "among", "an", "and", "any",
    "approximately", "are", "around", "as", "at", "be", "because", "been", "before", "being", "below", "between",
    "both", "but", "by", "can", "could", "did", "do", "does", "doing", "down", "during", "each", "et", "al", "few",
    "for", "from", "further", "had", "has", "have", "having", "he", "her", "here", "hers", "him", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "many", "may", "me", "might", "more",
    "most", "much", "my", "nearly", "of", "off", "on", "once", "only", "or", "other", "our", "out", "over", "own",
    "per", "quite", "rather", "roughly", "s", "same", "she", "should", "since", "so", "some", "such", "t", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "through", "thus", "to",
    "too", "under", "until", "up", "upon", "us", "using", "very", "via", "was", "we", "were", "what", "when",
    "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "within", "would", "you", "your",
    "percent", "according", "compared", "less", "least", "fewer", "exceed", "exceeds", "exceeded", "maximum", "minimum",
))
NEGATIONS = frozenset((
    "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without",
    "barely", "failed", "fails", "fail", "unable", "lack", "lacked", "lacks",
))
# fmt: on
_ENDINGS = ("ingly", "edly", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_SHORTEST = 3


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Take the ending off an English word, roughly: what is one word in several forms has mostly one stem."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
    return word


def content(folded: str) -> list[str]:
    """Give the stems of the words of a folded text that say something, in order; numbers are none."""
    return [stem(word) for word in WORD.findall(folded) if word not in STOP and not word[0].isdigit()]


def negated(folded: str) -> bool:
    """Say whether a folded text denies something."""
    return not NEGATIONS.isdisjoint(WORD.findall(folded.replace("n't", " not")))
