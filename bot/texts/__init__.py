"""Every Indonesian sentence that an officer reads, one module per subject."""
