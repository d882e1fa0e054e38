"""Extraction without a model: personal facts read by tables of rules."""

from memory_core.engine.extraction.extractor import RuleExtractor
from memory_core.engine.extraction.slots import is_single_valued, related_slots

__all__ = ["RuleExtractor", "is_single_valued", "related_slots"]
