class BackupError(Exception):
    """A backup cannot be made or restored. The text is what the operator is told, and says what to do."""
