"""The tables, in the order in which they are tried: the particular before the general."""

from memory_core.engine.extraction.patterns import (
    deeds,
    events,
    health,
    identity,
    places,
    plans,
    possessions,
    preferences,
    relations,
    style,
    tools,
    work,
)

SELF = (
    *identity.SELF,
    *relations.SELF,
    *health.SELF,
    *tools.MOVED,
    *places.SELF,
    *work.SELF,
    *plans.SELF,
    *preferences.SELF,
    *tools.SELF,
    *possessions.SELF,
    *events.SELF,
    *deeds.SELF,
)
THINGS = (
    *identity.THINGS,
    *relations.THINGS,
    *preferences.THINGS,
    *places.THINGS,
    *work.THINGS,
    *tools.THINGS,
    *health.THINGS,
    *plans.THINGS,
    *events.THINGS,
    *deeds.THINGS,
)
KIN = (*SELF, *relations.OF_KIN)
ORDERS = style.ORDERS
EFFECTS = events.EFFECTS
TOLD = events.TOLD
