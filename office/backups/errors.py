"""Why a backup was not taken or not restored. Each text is a sentence for the admin."""


class BackupFailed(Exception):
    """No backup was taken, and none was removed."""


class RestoreRefused(Exception):
    """Nothing was restored: the database is as it was."""
