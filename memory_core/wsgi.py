import gc
import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "memory_core.settings")
application = get_wsgi_application()

from memory_core.providers import active  # noqa: E402 - Django has to be set up first
from memory_core.services import wake  # noqa: E402

GARBAGE = 20_000  # objects between two looks of the collector: a search makes thousands that go by themselves


def warm() -> None:
    """What the first request would otherwise wait for."""
    active.warm()
    wake.sweep()
    gc.freeze()  # what is there by now stays; the collector need not look through it again and again
    gc.set_threshold(GARBAGE)


Thread(target=warm, name="warm", daemon=True).start()
