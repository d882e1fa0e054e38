"""The commonest personal facts in German, read by a table of their own."""

from memory_core.engine.extraction.german.reading import candidates

__all__ = ["candidates"]
