"""The root: agents under versioned paths, people at nouns. Composes the packages."""

from django.urls import include, path

urlpatterns = [
    path("", include("memory_core.api.urls")),
    path("", include("audit.api.urls")),
    path("", include("dashboard.urls")),
]

handler400 = "memory_core.api.errors.bad_request"
handler404 = "memory_core.api.errors.not_found"
handler500 = "memory_core.api.errors.server_error"
