from django.urls import path

from dashboard.views import entry, ledger, me, memories, overview, review, subjects

app_name = "dashboard"
urlpatterns = [
    path("", overview.home, name="home"),
    path("projects/switch/", overview.switch_project, name="switch-project"),
    path("sign-in/", entry.sign_in, name="sign-in"),
    path("sign-out/", entry.sign_out, name="sign-out"),
    path("enter/<str:token>/", entry.enter, name="enter"),
    path("goodbye/", entry.goodbye, name="goodbye"),
    path("review/", review.queue, name="review-queue"),
    path("review/<uuid:version_id>/", review.detail, name="review-detail"),
    path("review/<uuid:version_id>/approve/", review.approve, name="review-approve"),
    path("review/<uuid:version_id>/edit/", review.edit, name="review-edit"),
    path("review/<uuid:version_id>/mask/", review.mask, name="review-mask"),
    path("review/<uuid:version_id>/reject/", review.reject, name="review-reject"),
    path("memories/", memories.index, name="memories"),
    path("memories/<uuid:memory_id>/", memories.detail, name="memory"),
    path("memories/<uuid:memory_id>/delete/", memories.delete, name="memory-delete"),
    path("subjects/", subjects.index, name="subjects"),
    path("subjects/<uuid:subject_id>/", subjects.detail, name="subject"),
    path("ledger/", ledger.index, name="ledger"),
    path("me/", me.home, name="me"),
    path("me/memories/<uuid:memory_id>/delete/", me.delete, name="me-delete"),
    path("me/delete-everything/", me.delete_everything, name="me-delete-everything"),
]
