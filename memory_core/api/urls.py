"""The agents' addresses. Every path ends in a slash; `v1`, `v2` and `v3` differ in shapes, not in meaning."""

from django.urls import URLPattern, path
from django.views.decorators.common import no_append_slash
from rest_framework.views import APIView

from memory_core.api import context, entities, events, health, links, memories, resetting, search


def _at(route: str, view: type[APIView], name: str) -> URLPattern:
    """A path to which nothing is redirected: a POST would arrive there as a GET without its body."""
    return path(route, no_append_slash(view.as_view()), name=name)


urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    _at("v1/ping/", health.Ping, "ping"),
    _at("v1/memories/", memories.MemoriesV1, "memories-v1"),
    _at("v2/memories/", memories.ListV2, "memories-v2"),
    _at("v3/memories/", memories.ListV3, "memories-v3"),
    _at("v3/memories/add/", memories.AddV3, "add-v3"),
    _at("v1/memories/search/", search.SearchV1, "search-v1"),
    _at("v2/memories/search/", search.SearchV2, "search-v2"),
    _at("v3/memories/search/", search.SearchV3, "search-v3"),
    _at("v1/memories/<str:memory_id>/", memories.Memory, "memory"),
    _at("v1/memories/<str:memory_id>/history/", memories.History, "history"),
    _at("v1/entities/", entities.Entities, "entities"),
    _at("v2/entities/<str:kind>/<path:name>/", entities.Entity, "entity"),
    _at("v1/event/<str:event_id>/", events.Event, "event"),
    _at("v1/event/<str:event_id>/replay/", events.Replay, "event-replay"),
    _at("v1/events/", events.Events, "events"),
    _at("v1/context/", context.ContextBlock, "context"),
    _at("v1/sessions/<path:run_id>/end/", context.SessionEnd, "session-end"),
    _at("v1/reset/", resetting.Reset, "reset"),
    _at("v1/privacy-links/", links.PrivacyLinks, "privacy-links"),
]
