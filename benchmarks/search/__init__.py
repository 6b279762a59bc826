"""Search beside its peers: the same passages and questions, one process an engine."""
