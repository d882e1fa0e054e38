"""The Celery application. Messages are wake-ups that carry ids; the jobs table is the queue of record."""

import os

from celery import Celery
from celery.signals import setup_logging, worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "memory_core.settings")

app = Celery("candor")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["memory_core", "audit"])


@setup_logging.connect
def keep_our_logging(**_: object) -> None:
    """Celery's own set-up would print task arguments; settings.LOGGING stands instead."""


@worker_init.connect
def load_models(**_: object) -> None:
    from memory_core.providers import active

    active.warm()
