from django.apps import AppConfig


class KeyringConfig(AppConfig):
    name = "memory_core.keyring"
    label = "keyring"
    verbose_name = "Key ring"
