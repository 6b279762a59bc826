"""Search compared with other engines: the same passages and questions, a process per engine."""
