"""A believable small world for a first look, made through the real services."""

from django.core.management.base import BaseCommand

from memory_core.services import demo


class Command(BaseCommand):
    help = "Make the sample projects, people and conversations, unless they are there."

    def handle(self, *args: object, **options: object) -> None:
        demo.seed()
