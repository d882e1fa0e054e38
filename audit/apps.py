from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "audit"
    verbose_name = "Audit"

    def ready(self) -> None:
        from audit import conducting, places
        from memory_core.services import erasure

        places.register()
        erasure.conducted_by(conducting)
