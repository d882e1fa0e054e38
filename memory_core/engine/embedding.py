"""Which vectors can be compared with one another, and how wide they may be."""

from dataclasses import dataclass

# The covering index holds each vector whole, two bytes a dimension, and an index row ends at 2,704 bytes.
MAX_DIMENSIONS = 1_300
TOO_WIDE = f"at most {MAX_DIMENSIONS:,} dimensions fit into the index"


@dataclass(frozen=True, slots=True)
class EmbeddingModel:
    """A model in one width. Vectors of two different ones say nothing about each other."""

    provider: str
    model: str
    dimensions: int

    def __str__(self) -> str:
        return f"{self.provider}/{self.model}/{self.dimensions}"


def advice(given: int) -> str:
    """What to do about a model that gives vectors of `given` dimensions, where others were asked for."""
    if given > MAX_DIMENSIONS:
        return f"It cannot be used: {TOO_WIDE}."
    return f"Set the dimensions to {given}."
