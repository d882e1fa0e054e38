"""The agents' addresses. Every path ends in a slash; `v1`, `v2` and `v3` differ in shapes, not in meaning."""

from django.urls import path

from memory_core.api import entities, events, health, links, memories, search

urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("v1/ping/", health.Ping.as_view(), name="ping"),
    path("v1/memories/", memories.MemoriesV1.as_view(), name="memories-v1"),
    path("v2/memories/", memories.ListV2.as_view(), name="memories-v2"),
    path("v3/memories/", memories.ListV3.as_view(), name="memories-v3"),
    path("v3/memories/add/", memories.AddV3.as_view(), name="add-v3"),
    path("v1/memories/search/", search.SearchV1.as_view(), name="search-v1"),
    path("v2/memories/search/", search.SearchV2.as_view(), name="search-v2"),
    path("v3/memories/search/", search.SearchV3.as_view(), name="search-v3"),
    path("v1/memories/<str:memory_id>/", memories.Memory.as_view(), name="memory"),
    path("v1/memories/<str:memory_id>/history/", memories.History.as_view(), name="history"),
    path("v1/entities/", entities.Entities.as_view(), name="entities"),
    path("v2/entities/<str:kind>/<path:name>/", entities.Entity.as_view(), name="entity"),
    path("v1/event/<str:event_id>/", events.Event.as_view(), name="event"),
    path("v1/events/", events.Events.as_view(), name="events"),
    path("v1/privacy-links/", links.PrivacyLinks.as_view(), name="privacy-links"),
]
