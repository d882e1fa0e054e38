"""Whether two facts about one subject can both hold, told by rules. Precision before recall.

Each fact is read into stances: on which question it answers what ("children": none, "home": Oslo). Two facts
contradict each other when they answer one question with answers that exclude each other, at the same time.
"""

from memory_core.engine.contradiction.reading import Fact, Reading, contradiction, read

__all__ = ["Fact", "Reading", "contradiction", "read"]
